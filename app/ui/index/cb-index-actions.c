/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include <glib/gi18n.h>

#include "cb-index-text.h"

typedef struct
{
  CbIndex *self;
  char **ids;
  char *title;
} Deletion;

static Deletion *
deletion_new (CbIndex *self, char **ids)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->self = g_object_ref (self);
  deletion->ids = ids;
  return deletion;
}

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->self);
  g_strfreev (deletion->ids);
  g_free (deletion->title);
  g_free (deletion);
}

static void
deletion_closure_free (gpointer data, GClosure *closure)
{
  deletion_free (data);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbIndex) self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_library_restore_finish (CB_LIBRARY (source), result, &error))
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
undo_cb (Deletion *deletion)
{
  cb_library_restore_async (deletion->self->library, (const char *const *) deletion->ids, NULL,
                            restored_cb, g_object_ref (deletion->self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;
  guint count = g_strv_length (deletion->ids);
  g_autofree char *text = NULL;

  if (!cb_library_delete_finish (CB_LIBRARY (source), result, &error))
    {
      cb_toast_show_error (GTK_WIDGET (deletion->self), error);
      deletion_free (deletion);
      return;
    }
  cb_index_clear_selection (deletion->self);
  if (count == 1 && deletion->title)
    text = g_strdup_printf (_ ("“%s” deleted"), deletion->title);
  else
    text = g_strdup_printf (ngettext ("%u connector deleted", "%u connectors deleted", count),
                            count);
  cb_toast_show_undo (GTK_WIDGET (deletion->self), text, G_CALLBACK (undo_cb), deletion,
                      deletion_closure_free);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autofree char *answer = cb_confirm_finish (result, NULL);

  if (g_strcmp0 (answer, "delete") != 0)
    deletion_free (deletion);
  else
    cb_library_delete_async (deletion->self->library, (const char *const *) deletion->ids, NULL,
                             deleted_cb, deletion);
}

/* Takes @ids. */
static void
ask_to_delete (CbIndex *self, char **ids, const char *title)
{
  const CbAnswer answers[] = { { "cancel", _ ("_Cancel"), CB_ANSWER_PLAIN },
                               { "delete", _ ("_Delete"), CB_ANSWER_DESTRUCTIVE },
                               { NULL } };
  guint count = g_strv_length (ids);
  Deletion *deletion = deletion_new (self, ids);
  g_autofree char *heading = NULL;

  deletion->title = g_strdup (title);
  if (count == 1 && title)
    heading = g_strdup_printf (_ ("Delete “%s”?"), title);
  else
    heading = g_strdup_printf (ngettext ("Delete %u connector?", "Delete %u connectors?", count),
                               count);
  cb_confirm_async (GTK_WIDGET (self), heading,
                    _ ("Its connections go with it. You can undo this right afterwards."), NULL,
                    answers, self->cancellable, confirmed_cb, deletion);
}

static char **
make_ids (GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (builder, cb_index_row_get_id (g_ptr_array_index (rows, i)));
  return g_strv_builder_end (builder);
}

static CbIndexRow *
find_row (CbIndex *self, const char *id)
{
  int position = cb_library_index_find (self->model, id);

  return position < 0 ? NULL : g_list_model_get_item (G_LIST_MODEL (self->model), (guint) position);
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *id = g_variant_get_string (parameter, NULL);
  const char *const ids[] = { id, NULL };
  g_autoptr (CbIndexRow) row = find_row (data, id);
  g_autofree char *title = row ? cb_index_text_dup_title (row) : NULL;

  ask_to_delete (data, g_strdupv ((char **) ids), title);
}

static void
delete_selected_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) rows = cb_index_dup_selected (data);
  g_autofree char *title = rows->len == 1 ? cb_index_text_dup_title (g_ptr_array_index (rows, 0))
                                          : NULL;

  if (rows->len > 0)
    ask_to_delete (data, make_ids (rows), title);
}

static void
duplicated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbIndex) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = cb_library_duplicate_finish (CB_LIBRARY (source), result, &error);

  if (id)
    cb_index_reveal (self, id);
  else
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
duplicate_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CbIndex *self = data;

  cb_library_duplicate_async (self->library, g_variant_get_string (parameter, NULL), NULL,
                              duplicated_cb, g_object_ref (self));
}

static void
tag_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  CbIndexRow *row = find_row (data, g_variant_get_string (parameter, NULL));

  if (!row)
    return;
  g_ptr_array_add (rows, row);
  cb_index_tags_edit (data, rows);
}

static void
tag_selected_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) rows = cb_index_dup_selected (data);

  if (rows->len > 0)
    cb_index_tags_edit (data, rows);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char *ids[] = { (char *) g_variant_get_string (parameter, NULL), NULL };

  cb_index_emit_ids (data, "export-requested", ids);
}

static void
export_selected_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) rows = cb_index_dup_selected (data);
  g_auto (GStrv) ids = make_ids (rows);

  if (rows->len > 0)
    cb_index_emit_ids (data, "export-requested", ids);
}

/* What leads elsewhere: the action's name is that of the signal. */
static void
request_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *signal = g_strconcat (g_action_get_name (G_ACTION (action)), "-requested", NULL);

  if (parameter)
    cb_index_emit_id (data, signal, g_variant_get_string (parameter, NULL));
  else
    g_signal_emit_by_name (data, signal);
}

static void
clear_selection_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cb_index_clear_selection (data);
}

static void
clear_search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CbIndex *self = data;

  cb_search_bar_set_text (self->search, "");
  cb_search_bar_set_active (self->search, FALSE);
  cb_index_sidebar_reset (self->sidebar);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbIndex) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text && *text)
    g_signal_emit_by_name (self, "text-pasted", text);
}

static void
paste_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CbIndex *self = data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 pasted_cb, g_object_ref (self));
}

static void
view_action (GSimpleAction *action, GVariant *value, gpointer data)
{
  CbIndex *self = data;

  g_simple_action_set_state (action, value);
  if (self->state)
    g_settings_set_string (self->state, "index-view", g_variant_get_string (value, NULL));
  cb_index_actions_update (self);
}

static void
apply_sort (CbIndex *self, CbIndexSort sort, gboolean descending)
{
  GAction *sort_state = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort");
  GAction *down_state = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending");

  cb_library_index_set_sort (self->model, sort, descending);
  g_simple_action_set_state (G_SIMPLE_ACTION (sort_state), g_variant_new_int32 ((int) sort));
  g_simple_action_set_state (G_SIMPLE_ACTION (down_state), g_variant_new_boolean (descending));
  cb_index_list_show_sort (self);
  if (!self->state)
    return;
  g_settings_set_enum (self->state, "index-sort", (int) sort);
  g_settings_set_boolean (self->state, "index-sort-descending", descending);
}

static void
sort_by_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean descending = FALSE;
  gint32 sort = 0;

  g_variant_get (parameter, "(ib)", &sort, &descending);
  apply_sort (data, (CbIndexSort) sort, descending);
}

static void
sort_action (GSimpleAction *action, GVariant *value, gpointer data)
{
  CbIndexSort sort = (CbIndexSort) g_variant_get_int32 (value);

  /* Dates and counts are wanted from the largest, texts from A. */
  apply_sort (data, sort,
              sort == CB_INDEX_SORT_EDITED || sort == CB_INDEX_SORT_PUBLISHED
                  || sort == CB_INDEX_SORT_ACTIVITIES);
}

static void
descending_action (GSimpleAction *action, GVariant *value, gpointer data)
{
  CbIndex *self = data;

  apply_sort (self, cb_library_index_get_sort (self->model, NULL), g_variant_get_boolean (value));
}

static const GActionEntry entries[] = {
  { "new", request_action, NULL, NULL, NULL, { 0 } },
  { "import", request_action, NULL, NULL, NULL, { 0 } },
  { "sample", request_action, NULL, NULL, NULL, { 0 } },
  { "paste", paste_action, NULL, NULL, NULL, { 0 } },
  { "open", request_action, "s", NULL, NULL, { 0 } },
  { "use", request_action, "s", NULL, NULL, { 0 } },
  { "publish", request_action, "s", NULL, NULL, { 0 } },
  { "versions", request_action, "s", NULL, NULL, { 0 } },
  { "export", export_action, "s", NULL, NULL, { 0 } },
  { "export-selected", export_selected_action, NULL, NULL, NULL, { 0 } },
  { "duplicate", duplicate_action, "s", NULL, NULL, { 0 } },
  { "tag", tag_action, "s", NULL, NULL, { 0 } },
  { "tag-selected", tag_selected_action, NULL, NULL, NULL, { 0 } },
  { "delete", delete_action, "s", NULL, NULL, { 0 } },
  { "delete-selected", delete_selected_action, NULL, NULL, NULL, { 0 } },
  { "clear-selection", clear_selection_action, NULL, NULL, NULL, { 0 } },
  { "clear-search", clear_search_action, NULL, NULL, NULL, { 0 } },
  { "view", NULL, "s", "'tiles'", view_action, { 0 } },
  { "sort", NULL, "i", "5", sort_action, { 0 } },
  { "descending", NULL, NULL, "true", descending_action, { 0 } },
  { "sort-by", sort_by_action, "(ib)", NULL, NULL, { 0 } },
};

void
cb_index_actions_init (CbIndex *self)
{
  CbIndexSort sort = CB_INDEX_SORT_EDITED;
  gboolean descending = TRUE;
  g_autofree char *view = NULL;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "index", G_ACTION_GROUP (self->actions));
  if (self->state)
    {
      sort = (CbIndexSort) g_settings_get_enum (self->state, "index-sort");
      descending = g_settings_get_boolean (self->state, "index-sort-descending");
      view = g_settings_get_string (self->state, "index-view");
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "view",
                                          g_variant_new_string (view));
    }
  apply_sort (self, sort, descending);
}
