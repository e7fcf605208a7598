/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include <glib/gi18n.h>

/* Tags offered to tick; others are typed. */
#define MAX_OFFERED 40

typedef struct
{
  CbIndex *self;
  GPtrArray *rows;
  GPtrArray *checks;
  GtkEditable *entry;
} TagEdit;

static void
edit_free (TagEdit *edit)
{
  g_object_unref (edit->self);
  g_ptr_array_unref (edit->rows);
  g_ptr_array_unref (edit->checks);
  g_object_unref (edit->entry);
  g_free (edit);
}

static guint
count_with_tag (GPtrArray *rows, const char *tag)
{
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_strv_contains (cb_index_row_get_tags (g_ptr_array_index (rows, i)), tag))
      count++;
  return count;
}

/* What some have and others don't stays so until it is ticked or cleared. */
static void
settle_cb (GtkCheckButton *check)
{
  gtk_check_button_set_inconsistent (check, FALSE);
}

static GtkWidget *
make_check (TagEdit *edit, const char *tag)
{
  GtkWidget *check = gtk_check_button_new_with_label (tag);
  guint count = count_with_tag (edit->rows, tag);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), count == edit->rows->len);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check),
                                     count > 0 && count < edit->rows->len);
  g_signal_connect (check, "toggled", G_CALLBACK (settle_cb), NULL);
  g_ptr_array_add (edit->checks, g_object_ref_sink (check));
  return check;
}

static GtkWidget *
make_form (TagEdit *edit)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *flow = gtk_flow_box_new ();
  guint n_tags = MIN (cb_library_index_get_n_tags (edit->self->model), MAX_OFFERED);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  for (guint i = 0; i < n_tags; i++)
    gtk_flow_box_insert (
        GTK_FLOW_BOX (flow),
        make_check (edit, cb_library_index_get_tag_at (edit->self->model, i, NULL)), -1);
  edit->entry = GTK_EDITABLE (g_object_ref_sink (gtk_entry_new ()));
  gtk_entry_set_placeholder_text (GTK_ENTRY (edit->entry), _ ("New tags, separated by commas"));
  gtk_entry_set_activates_default (GTK_ENTRY (edit->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New tags"), -1);
  gtk_widget_set_visible (flow, n_tags > 0);
  gtk_box_append (GTK_BOX (form), flow);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (edit->entry));
  return form;
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbIndex) self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_library_tag_finish (CB_LIBRARY (source), result, &error))
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
collect_typed (TagEdit *edit, GStrvBuilder *add)
{
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (edit->entry), ",", -1);

  for (guint i = 0; words[i]; i++)
    if (*g_strstrip (words[i]))
      g_strv_builder_add (add, words[i]);
}

static void
apply (TagEdit *edit)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) add = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) remove = g_strv_builder_new ();
  g_auto (GStrv) id_list = NULL;
  g_auto (GStrv) add_list = NULL;
  g_auto (GStrv) remove_list = NULL;

  for (guint i = 0; i < edit->rows->len; i++)
    g_strv_builder_add (ids, cb_index_row_get_id (g_ptr_array_index (edit->rows, i)));
  for (guint i = 0; i < edit->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (edit->checks, i);

      if (!gtk_check_button_get_inconsistent (check))
        g_strv_builder_add (gtk_check_button_get_active (check) ? add : remove,
                            gtk_check_button_get_label (check));
    }
  collect_typed (edit, add);
  id_list = g_strv_builder_end (ids);
  add_list = g_strv_builder_end (add);
  remove_list = g_strv_builder_end (remove);
  cb_library_tag_async (edit->self->library, (const char *const *) id_list,
                        (const char *const *) add_list, (const char *const *) remove_list, NULL,
                        tagged_cb, g_object_ref (edit->self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TagEdit *edit = data;
  g_autofree char *answer = cb_confirm_finish (result, NULL);

  if (g_strcmp0 (answer, "apply") == 0)
    apply (edit);
  edit_free (edit);
}

void
cb_index_tags_edit (CbIndex *self, GPtrArray *rows)
{
  const CbAnswer answers[] = { { "cancel", _ ("_Cancel"), CB_ANSWER_PLAIN },
                               { "apply", _ ("_Apply"), CB_ANSWER_SUGGESTED },
                               { NULL } };
  TagEdit *edit = g_new0 (TagEdit, 1);
  g_autofree char *body = NULL;

  edit->self = g_object_ref (self);
  edit->rows = g_ptr_array_ref (rows);
  edit->checks = g_ptr_array_new_with_free_func (g_object_unref);
  if (rows->len > 1)
    body = g_strdup_printf (ngettext ("For %u connector.", "For %u connectors.", rows->len),
                            rows->len);
  cb_confirm_async (GTK_WIDGET (self), _ ("Tags"), body, make_form (edit), answers,
                    self->cancellable, answered_cb, edit);
}
