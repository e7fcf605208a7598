/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-header-table.h"

#include <glib/gi18n.h>

struct _CbHeaderTable
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  GMenu *menu;
  GPtrArray *lines;
};

G_DEFINE_FINAL_TYPE (CbHeaderTable, cb_header_table, GTK_TYPE_WIDGET)

static void
copy_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = cb_header_table_dup_text (CB_HEADER_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
cb_header_table_dispose (GObject *object)
{
  CbHeaderTable *self = CB_HEADER_TABLE (object);

  g_clear_pointer ((GtkWidget **) &self->grid, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (cb_header_table_parent_class)->dispose (object);
}

static void
cb_header_table_class_init (CbHeaderTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_header_table_dispose;
  gtk_widget_class_install_action (widget_class, "headers.copy-all", NULL, copy_all_action);
  gtk_widget_class_set_css_name (widget_class, "headertable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cb_header_table_init (CbHeaderTable *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->menu = g_menu_new ();
  g_menu_append (self->menu, _ ("Copy All Rows"), "headers.copy-all");
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

GtkWidget *
cb_header_table_new (void)
{
  return g_object_new (CB_TYPE_HEADER_TABLE, NULL);
}

void
cb_header_table_clear (CbHeaderTable *self)
{
  GtkWidget *child = NULL;

  g_return_if_fail (CB_IS_HEADER_TABLE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->lines, 0);
}

static GtkWidget *
make_label (CbHeaderTable *self, const char *text, const char *css_class)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GtkWidget *label = gtk_label_new (valid);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_extra_menu (GTK_LABEL (label), G_MENU_MODEL (self->menu));
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
cb_header_table_append (CbHeaderTable *self, const char *name, const char *value,
                        const char *detail)
{
  GtkWidget *box = NULL;
  GtkWidget *label = NULL;
  int row = 0;

  g_return_if_fail (CB_IS_HEADER_TABLE (self));

  row = (int) self->lines->len;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  label = make_label (self, name, "header-name");
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  label = make_label (self, value, "header-value");
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  if (detail && *detail)
    {
      label = make_label (self, detail, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (self->grid, box, 1, row, 1, 1);
  g_ptr_array_add (self->lines, g_strdup_printf ("%s: %s", name, value));
}

guint
cb_header_table_get_n_rows (CbHeaderTable *self)
{
  g_return_val_if_fail (CB_IS_HEADER_TABLE (self), 0);
  return self->lines->len;
}

char *
cb_header_table_dup_text (CbHeaderTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (CB_IS_HEADER_TABLE (self), g_string_free (text, FALSE));

  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (self->lines, i));
  return g_string_free (text, FALSE);
}
