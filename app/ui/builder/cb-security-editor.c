/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-security-editor.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbSecurityEditor
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbList *list;
  CbList *methods;
  gboolean filling;

  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (CbSecurityEditor, cb_security_editor, ADW_TYPE_BIN)

static char *
dup_method_title (CbAuthMethod *method)
{
  const char *name = cb_auth_method_get_display_name (method);

  if (*name)
    return g_strdup (name);
  return g_strdup (cb_enum_get_title (CB_TYPE_AUTH_KIND, cb_auth_method_get_kind (method)));
}

static gboolean
has_method (CbSecurity *security, const char *id)
{
  const char *const *ids = cb_security_get_methods (security);

  return ids && g_strv_contains (ids, id);
}

static void
on_method_toggled (CbSecurityEditor *self, GtkCheckButton *check)
{
  CbSecurity *security = g_object_get_data (G_OBJECT (check), "cb-security");
  const char *id = g_object_get_data (G_OBJECT (check), "cb-method");
  const char *const *old = cb_security_get_methods (security);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->filling)
    return;
  for (guint i = 0; old && old[i]; i++)
    {
      if (!g_str_equal (old[i], id))
        g_ptr_array_add (ids, (gpointer) old[i]);
    }
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (ids, (gpointer) id);
  g_ptr_array_add (ids, NULL);
  cb_security_set_methods (security, (const char *const *) ids->pdata);
}

static void
on_remove (CbSecurityEditor *self, GtkButton *button)
{
  cb_builder_context_flush (self->context);
  cb_list_remove_item (self->list, g_object_get_data (G_OBJECT (button), "cb-security"));
}

static char *
make_id (CbList *list)
{
  for (guint i = cb_list_get_size (list) + 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("alternative-%u", i);

      if (cb_list_find (list, id) == NULL)
        return g_steal_pointer (&id);
    }
}

static void
on_add (CbSecurityEditor *self)
{
  CbAuthMethod *first = cb_list_get (self->methods, 0);
  const char *const ids[] = { first ? cb_auth_method_get_id (first) : NULL, NULL };
  g_autofree char *id = make_id (self->list);
  g_autoptr (CbSecurity) security = cb_security_new (id, ids);

  cb_builder_context_flush (self->context);
  cb_list_append (self->list, security);
}

static GtkWidget *
make_checks (CbSecurityEditor *self, CbSecurity *security)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < cb_list_get_size (self->methods); i++)
    {
      CbAuthMethod *method = cb_list_get (self->methods, i);
      g_autofree char *title = dup_method_title (method);
      GtkWidget *check = gtk_check_button_new_with_label (title);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   has_method (security, cb_auth_method_get_id (method)));
      g_object_set_data_full (G_OBJECT (check), "cb-security", g_object_ref (security),
                              g_object_unref);
      g_object_set_data_full (G_OBJECT (check), "cb-method",
                              g_strdup (cb_auth_method_get_id (method)), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_method_toggled), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

static GtkWidget *
make_head (CbSecurityEditor *self, CbSecurity *security)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_entry_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_entry_set_placeholder_text (GTK_ENTRY (name),
                                  _ ("What end users pick, such as “With a token”"));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (name), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the alternative"), -1);
  g_object_bind_property (security, "display-name", name, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (remove, "flat");
  cb_widget_set_name (remove, _ ("Remove this alternative"));
  g_object_set_data_full (G_OBJECT (remove), "cb-security", g_object_ref (security),
                          g_object_unref);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static GtkWidget *
make_row (CbSecurityEditor *self, CbSecurity *security)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_head (self, security));
  gtk_box_append (GTK_BOX (box), make_checks (self, security));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
make_add_row (CbSecurityEditor *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add an Alternative"));

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
refill (CbSecurityEditor *self)
{
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; self->list && i < cb_list_get_size (self->list); i++)
    gtk_list_box_append (self->rows, make_row (self, cb_list_get (self->list, i)));
  if (self->list)
    gtk_list_box_append (self->rows, make_add_row (self));
  self->filling = FALSE;
}

void
cb_security_editor_set_list (CbSecurityEditor *self, CbBuilderContext *context, CbList *list)
{
  CbConnector *connector = context ? cb_builder_context_get_connector (context) : NULL;
  CbList *methods = connector ? cb_connector_get_auth_methods (connector) : NULL;

  g_return_if_fail (CB_IS_SECURITY_EDITOR (self));

  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, refill, self);
  if (self->methods)
    g_signal_handlers_disconnect_by_func (self->methods, refill, self);
  g_set_object (&self->context, context);
  g_set_object (&self->list, list);
  g_set_object (&self->methods, methods);
  if (list)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  if (self->methods)
    g_signal_connect_object (self->methods, "items-changed", G_CALLBACK (refill), self,
                             G_CONNECT_SWAPPED);
  refill (self);
}

static void
cb_security_editor_dispose (GObject *object)
{
  CbSecurityEditor *self = CB_SECURITY_EDITOR (object);

  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, refill, self);
  if (self->methods)
    g_signal_handlers_disconnect_by_func (self->methods, refill, self);
  g_clear_object (&self->list);
  g_clear_object (&self->methods);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_security_editor_parent_class)->dispose (object);
}

static void
cb_security_editor_class_init (CbSecurityEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_security_editor_dispose;
}

static void
cb_security_editor_init (CbSecurityEditor *self)
{
  GtkWidget *rows = gtk_list_box_new ();

  self->rows = GTK_LIST_BOX (rows);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  adw_bin_set_child (ADW_BIN (self), rows);
}
