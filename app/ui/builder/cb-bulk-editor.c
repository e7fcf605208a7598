/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-bulk-editor.h"

#include "cb-activity-edit.h"

#include <glib/gi18n.h>

struct _CbBulkEditor
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  GPtrArray *activities;

  AdwPreferencesGroup *group;
  GtkEditable *add_tag;
  GtkEditable *remove_tag;
  GtkBox *visibilities;
};

G_DEFINE_FINAL_TYPE (CbBulkEditor, cb_bulk_editor, ADW_TYPE_BIN)

static void
change_tag (CbBulkEditor *self, GtkEditable *entry, gboolean add)
{
  g_autofree char *tag = g_strdup (gtk_editable_get_text (entry));

  g_strstrip (tag);
  if (*tag == '\0' || self->activities == NULL)
    return;
  cb_activity_edit_tag (self->context, self->activities, tag, add);
  gtk_editable_set_text (entry, "");
}

static void
cb_bulk_editor_on_add_tag (CbBulkEditor *self)
{
  change_tag (self, self->add_tag, TRUE);
}

static void
cb_bulk_editor_on_remove_tag (CbBulkEditor *self)
{
  change_tag (self, self->remove_tag, FALSE);
}

static void
on_visibility (CbBulkEditor *self, GtkButton *button)
{
  CbVisibility visibility =
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "cb-visibility"));

  if (self->activities)
    cb_activity_edit_set_visibility (self->context, self->activities, visibility);
}

static void
cb_bulk_editor_on_duplicate (CbBulkEditor *self)
{
  if (self->activities)
    cb_activity_edit_duplicate (self->context, self->activities);
}

static void
cb_bulk_editor_on_delete (CbBulkEditor *self)
{
  g_autoptr (GPtrArray) activities = self->activities ? g_ptr_array_ref (self->activities) : NULL;

  if (activities)
    cb_activity_edit_delete (self->context, activities);
}

void
cb_bulk_editor_set_activities (CbBulkEditor *self, CbBuilderContext *context, GPtrArray *activities)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CB_IS_BULK_EDITOR (self));

  g_set_object (&self->context, context);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  self->activities = g_ptr_array_ref (activities);
  title = g_strdup_printf (
      g_dngettext (NULL, "%u activity selected", "%u activities selected", activities->len),
      activities->len);
  adw_preferences_group_set_title (self->group, title);
}

static void
cb_bulk_editor_dispose (GObject *object)
{
  CbBulkEditor *self = CB_BULK_EDITOR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BULK_EDITOR);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_bulk_editor_parent_class)->dispose (object);
}

static void
cb_bulk_editor_class_init (CbBulkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_bulk_editor_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-bulk-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBulkEditor, group);
  gtk_widget_class_bind_template_child (widget_class, CbBulkEditor, add_tag);
  gtk_widget_class_bind_template_child (widget_class, CbBulkEditor, remove_tag);
  gtk_widget_class_bind_template_child (widget_class, CbBulkEditor, visibilities);
  gtk_widget_class_bind_template_callback (widget_class, cb_bulk_editor_on_add_tag);
  gtk_widget_class_bind_template_callback (widget_class, cb_bulk_editor_on_remove_tag);
  gtk_widget_class_bind_template_callback (widget_class, cb_bulk_editor_on_duplicate);
  gtk_widget_class_bind_template_callback (widget_class, cb_bulk_editor_on_delete);
}

static void
cb_bulk_editor_init (CbBulkEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = CB_VISIBILITY_SHOWN; i <= CB_VISIBILITY_HIDDEN; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (cb_enum_get_title (CB_TYPE_VISIBILITY, i));

      g_object_set_data (G_OBJECT (button), "cb-visibility", GINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_visibility), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->visibilities, button);
    }
}
