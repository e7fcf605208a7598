/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-field-table.h"

#include "cb-field-columns.h"
#include "cb-field-editor.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

/* A longer table scrolls by itself. */
#define MAX_HEIGHT 420

struct _CbFieldTable
{
  AdwBin parent_instance;

  CbFieldTableKind kind;
  CbBuilderContext *context;
  CbList *list;
  const CbGridColumn *columns;
  guint n_columns;
  guint resize;

  CbGridTable *table;
  GtkWidget *add;
  GtkWidget *remove;
  GtkToggleButton *details;
  CbFieldEditor *editor;
};

G_DEFINE_FINAL_TYPE (CbFieldTable, cb_field_table, ADW_TYPE_BIN)

static gboolean
is_fixed (CbFieldTable *self)
{
  return self->kind == CB_FIELD_TABLE_VARIABLES || self->kind == CB_FIELD_TABLE_CREDENTIALS;
}

/* A name that no field of the list has yet, so that a row without a name never stands there. */
static char *
make_name (CbList *list)
{
  for (guint i = cb_list_get_size (list) + 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("field%u", i);

      if (cb_list_find (list, name) == NULL)
        return g_steal_pointer (&name);
    }
}

static gboolean
insert_row (CbGridTable *table, guint position, gpointer data)
{
  CbFieldTable *self = data;
  g_autofree char *name = NULL;
  g_autoptr (CbField) field = NULL;

  if (is_fixed (self) || self->list == NULL)
    return FALSE;
  name = make_name (self->list);
  field = self->kind == CB_FIELD_TABLE_PARAMETERS
              ? CB_FIELD (cb_parameter_new (name, CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT))
              : cb_field_new (name, CB_FIELD_TYPE_TEXT);
  cb_list_insert (self->list, position, field);
  return TRUE;
}

static void
remove_rows (CbGridTable *table, guint position, guint n, gpointer data)
{
  CbFieldTable *self = data;

  if (!is_fixed (self))
    cb_list_splice (self->list, position, n, NULL, 0);
}

static void
move_row (CbGridTable *table, guint from, guint to, gpointer data)
{
  cb_list_move (((CbFieldTable *) data)->list, from, to);
}

static void
begin_paste (CbGridTable *table, gpointer data)
{
  cb_builder_context_begin (((CbFieldTable *) data)->context, _ ("Pasting of rows"));
}

static void
end_paste (CbGridTable *table, gpointer data)
{
  cb_builder_context_end (((CbFieldTable *) data)->context);
}

static int
get_member (GObject *item, const char *property)
{
  if (g_str_equal (property, "default-text"))
    return CB_FIELD_DEFAULT;
  if (g_str_equal (property, "test-value-text"))
    return CB_FIELD_TEST_VALUE;
  return cb_item_find_member (CB_ITEM (item), property);
}

static char *
dup_cell_problem (CbGridTable *table, GObject *item, const CbGridColumn *column, gpointer data)
{
  CbFieldTable *self = data;
  int member = get_member (item, column->property);
  CbProblem *problem =
      member < 0 ? NULL : cb_builder_context_find_problem (self->context, CB_ITEM (item), member);

  if (problem == NULL || cb_problem_get_severity (problem) == CB_SEVERITY_SUGGESTION)
    return NULL;
  return g_strdup (cb_problem_get_message (problem));
}

static const CbGridTableFuncs funcs = {
  .insert = insert_row,
  .remove = remove_rows,
  .move = move_row,
  .begin = begin_paste,
  .end = end_paste,
  .dup_problem = dup_cell_problem,
};

/* In a page that scrolls, a table would get no more than its least height; it asks for what its
 * rows need, which a list knows only after they were made. */
static gboolean
on_idle_resize (gpointer data)
{
  CbFieldTable *self = data;
  int natural = 0;

  self->resize = 0;
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, -1);
  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                      NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, MIN (natural, MAX_HEIGHT));
  return G_SOURCE_REMOVE;
}

static void
resize_soon (CbFieldTable *self)
{
  if (self->resize == 0)
    self->resize = g_idle_add_full (G_PRIORITY_LOW, on_idle_resize, self, NULL);
}

static void
cb_field_table_on_selected (CbFieldTable *self)
{
  guint selected = cb_grid_table_get_selected (self->table);
  CbField *field = self->list && selected != GTK_INVALID_LIST_POSITION
                       ? cb_list_get (self->list, selected)
                       : NULL;

  gtk_widget_set_sensitive (self->remove, field != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->details), field != NULL);
  cb_field_editor_set_field (self->editor, self->context, field);
}

static void
cb_field_table_on_activated (CbFieldTable *self)
{
  gtk_toggle_button_set_active (self->details, TRUE);
}

static void
cb_field_table_on_remove (CbFieldTable *self)
{
  cb_grid_table_remove_selected (self->table);
}

static void
refresh_problems (CbFieldTable *self)
{
  cb_grid_table_refresh_problems (self->table);
}

void
cb_field_table_add (CbFieldTable *self)
{
  cb_grid_table_add_row (self->table);
}

CbList *
cb_field_table_get_list (CbFieldTable *self)
{
  return self->list;
}

void
cb_field_table_set_kind (CbFieldTable *self, CbFieldTableKind kind)
{
  static const char *const empty[] = {
    [CB_FIELD_TABLE_VARIABLES] = N_ ("The address has no variables."),
    [CB_FIELD_TABLE_CREDENTIALS] = N_ ("There is nothing to fill in."),
    [CB_FIELD_TABLE_CONNECTION] = N_ ("No further fields. Add one for whatever else differs "
                                      "from connection to connection."),
    [CB_FIELD_TABLE_PARAMETERS] =
        N_ ("No parameters. Add one, or write a {variable} into the path."),
  };

  self->kind = kind;
  self->columns = cb_field_columns_get (kind, &self->n_columns);
  cb_grid_table_set_columns (self->table, self->columns, self->n_columns);
  g_object_set (self->table, "placeholder-text", _ (empty[kind]), NULL);
  gtk_widget_set_visible (self->add, !is_fixed (self));
  gtk_widget_set_visible (self->remove, !is_fixed (self));
}

void
cb_field_table_set_list (CbFieldTable *self, CbBuilderContext *context, CbList *list)
{
  g_return_if_fail (CB_IS_FIELD_TABLE (self));

  if (self->list == list && self->context == context)
    return;
  if (self->context)
    g_signal_handlers_disconnect_by_func (self->context, refresh_problems, self);
  g_set_object (&self->context, context);
  if (context)
    g_signal_connect_object (context, "problems-changed", G_CALLBACK (refresh_problems), self,
                             G_CONNECT_SWAPPED);
  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, resize_soon, self);
  g_set_object (&self->list, list);
  if (list)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (resize_soon), self,
                             G_CONNECT_SWAPPED);
  resize_soon (self);
  cb_grid_table_set_model (self->table, list ? G_LIST_MODEL (list) : NULL);
  cb_field_table_on_selected (self);
}

static guint
find_column (CbFieldTable *self, CbItem *item, int member)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (get_member (G_OBJECT (item), self->columns[i].property) == member)
        return i;
    }
  return self->n_columns;
}

gboolean
cb_field_table_show_item (CbFieldTable *self, CbItem *item, int member)
{
  CbItem *field = cb_item_get_ancestor (item, CB_TYPE_FIELD);
  int position = field && self->list ? cb_list_index_of (self->list, field) : -1;
  guint column;

  if (position < 0)
    return FALSE;
  column = item == field && member >= 0 ? find_column (self, field, member) : self->n_columns;
  cb_grid_table_focus_cell (self->table, (guint) position, column < self->n_columns ? column : 0,
                            FALSE);
  if ((item != field || member >= 0) && column == self->n_columns)
    {
      gtk_toggle_button_set_active (self->details, TRUE);
      cb_field_editor_show_member (self->editor, item == field ? member : -1);
    }
  return TRUE;
}

static void
cb_field_table_dispose (GObject *object)
{
  CbFieldTable *self = CB_FIELD_TABLE (object);

  g_clear_handle_id (&self->resize, g_source_remove);
  if (self->table)
    {
      cb_grid_table_set_model (self->table, NULL);
      cb_grid_table_set_funcs (self->table, NULL, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_FIELD_TABLE);
  self->table = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_field_table_parent_class)->dispose (object);
}

static void
cb_field_table_class_init (CbFieldTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_field_table_dispose;
  g_type_ensure (CB_TYPE_FIELD_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-field-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CbFieldTable, table);
  gtk_widget_class_bind_template_child (widget_class, CbFieldTable, add);
  gtk_widget_class_bind_template_child (widget_class, CbFieldTable, remove);
  gtk_widget_class_bind_template_child (widget_class, CbFieldTable, details);
  gtk_widget_class_bind_template_child (widget_class, CbFieldTable, editor);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_table_on_selected);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_table_on_activated);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_table_on_remove);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_table_add);
}

static void
cb_field_table_init (CbFieldTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (resize_soon), NULL);
  cb_grid_table_set_funcs (self->table, &funcs, self);
  cb_field_table_set_kind (self, CB_FIELD_TABLE_CONNECTION);
}

GtkWidget *
cb_field_table_new (CbFieldTableKind kind)
{
  CbFieldTable *self = g_object_new (CB_TYPE_FIELD_TABLE, NULL);

  cb_field_table_set_kind (self, kind);
  return GTK_WIDGET (self);
}
