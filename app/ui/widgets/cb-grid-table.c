/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-private.h"

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_EDITABLE,
  PROP_PLACEHOLDER_TEXT,
  PROP_ADD_LABEL,
  PROP_SELECTED,
  N_PROPS,
};

enum
{
  ROW_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbGridTable, cb_grid_table, GTK_TYPE_WIDGET)

static void
update_placeholder (CbGridTable *self)
{
  gboolean is_empty = !self->model || g_list_model_get_n_items (self->model) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          is_empty && *gtk_label_get_text (self->placeholder));
}

static void
update_add (CbGridTable *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->add),
                          self->editable && self->add_label && *self->add_label);
}

static void
selected_cb (CbGridTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
items_changed_cb (CbGridTable *self)
{
  update_placeholder (self);
}

static void
add_clicked_cb (CbGridTable *self)
{
  guint n = self->model ? g_list_model_get_n_items (self->model) : 0;

  if (cb_grid_table_insert (self, n))
    cb_grid_table_focus_cell (self, n, 0, TRUE);
}

static void
set_add_label (CbGridTable *self, const char *label)
{
  g_free (self->add_label);
  self->add_label = g_strdup (label);
  update_add (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADD_LABEL]);
}

static void
set_editable (CbGridTable *self, gboolean editable)
{
  if (self->editable == !!editable)
    return;
  self->editable = !!editable;
  cb_grid_table_refresh_problems (self);
  update_add (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
cb_grid_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbGridTable *self = CB_GRID_TABLE (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->placeholder));
      break;
    case PROP_ADD_LABEL:
      g_value_set_string (value, self->add_label);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, cb_grid_table_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_grid_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbGridTable *self = CB_GRID_TABLE (object);

  switch (id)
    {
    case PROP_MODEL:
      cb_grid_table_set_model (self, g_value_get_object (value));
      break;
    case PROP_EDITABLE:
      set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_label_set_text (self->placeholder,
                          g_value_get_string (value) ? g_value_get_string (value) : "");
      update_placeholder (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ADD_LABEL:
      set_add_label (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      gtk_single_selection_set_selected (self->selection, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_columns (CbGridTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_clear_pointer (&self->columns, g_free);
  self->n_columns = 0;
}

static void
cb_grid_table_dispose (GObject *object)
{
  CbGridTable *self = CB_GRID_TABLE (object);

  if (self->wanted_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wanted_tick);
  self->wanted_tick = 0;
  if (self->view)
    {
      gtk_single_selection_set_model (self->selection, NULL);
      clear_columns (self);
    }
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_GRID_TABLE);
  g_clear_object (&self->model);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (cb_grid_table_parent_class)->dispose (object);
}

static void
cb_grid_table_finalize (GObject *object)
{
  g_free (CB_GRID_TABLE (object)->add_label);
  G_OBJECT_CLASS (cb_grid_table_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, "",
                                                           flags);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT,
                                                 GTK_INVALID_LIST_POSITION, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_grid_table_class_init (CbGridTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_grid_table_get_property;
  object_class->set_property = cb_grid_table_set_property;
  object_class->dispose = cb_grid_table_dispose;
  object_class->finalize = cb_grid_table_finalize;
  install_properties (object_class);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", CB_TYPE_GRID_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-grid-table.ui");
  gtk_widget_class_set_css_name (widget_class, "gridtable");
  gtk_widget_class_bind_template_child (widget_class, CbGridTable, box);
  gtk_widget_class_bind_template_child (widget_class, CbGridTable, view);
  gtk_widget_class_bind_template_child (widget_class, CbGridTable, selection);
  gtk_widget_class_bind_template_child (widget_class, CbGridTable, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CbGridTable, add);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static gboolean
begin_at_right_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *across =
      gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (CB_GRID_TABLE (widget)->view));

  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across)
                                        - gtk_adjustment_get_page_size (across));
  return G_SOURCE_REMOVE;
}

/* A view that is read from the right begins there; GTK 4.8 begins every one at the left. Sizes are
 * being given out when it is known, so it is done before the next frame. */
static void
columns_measured_cb (CbGridTable *self, GtkAdjustment *across)
{
  double page = gtk_adjustment_get_page_size (across);

  if (page <= 1 || gtk_adjustment_get_upper (across) <= page)
    return;
  g_signal_handlers_disconnect_by_func (across, columns_measured_cb, self);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), begin_at_right_cb, NULL, NULL);
}

static void
cb_grid_table_init (CbGridTable *self)
{
  self->editable = TRUE;
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_grid_keys_init (self);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (columns_measured_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cb_grid_table_new (void)
{
  return g_object_new (CB_TYPE_GRID_TABLE, NULL);
}

static void
setup_cb (CbGridTable *self, GtkListItem *list_item, GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_list_item_set_child (list_item, cb_grid_cell_new (self, column));
}

static void
bind_cb (CbGridTable *self, GtkListItem *list_item)
{
  cb_grid_cell_bind (CB_GRID_CELL (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_cb (CbGridTable *self, GtkListItem *list_item)
{
  cb_grid_cell_unbind (CB_GRID_CELL (gtk_list_item_get_child (list_item)));
}

static void
append_column (CbGridTable *self, guint index)
{
  const CbGridColumn *column = &self->columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (column->title, factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->expand);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_append_column (self->view, view_column);
}

void
cb_grid_table_set_columns (CbGridTable *self, const CbGridColumn *columns, guint n_columns)
{
  g_return_if_fail (CB_IS_GRID_TABLE (self));
  g_return_if_fail (columns || n_columns == 0);

  clear_columns (self);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    append_column (self, i);
}

void
cb_grid_table_set_funcs (CbGridTable *self, const CbGridTableFuncs *funcs, gpointer data)
{
  g_return_if_fail (CB_IS_GRID_TABLE (self));

  self->funcs = funcs;
  self->funcs_data = data;
  cb_grid_table_refresh_problems (self);
}

void
cb_grid_table_set_model (CbGridTable *self, GListModel *model)
{
  g_return_if_fail (CB_IS_GRID_TABLE (self));
  g_return_if_fail (!model || G_IS_LIST_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;
  gtk_single_selection_set_model (self->selection, model);
  update_placeholder (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

GListModel *
cb_grid_table_get_model (CbGridTable *self)
{
  g_return_val_if_fail (CB_IS_GRID_TABLE (self), NULL);
  return self->model;
}

guint
cb_grid_table_get_selected (CbGridTable *self)
{
  g_return_val_if_fail (CB_IS_GRID_TABLE (self), GTK_INVALID_LIST_POSITION);
  return gtk_single_selection_get_selected (self->selection);
}

void
cb_grid_table_add_row (CbGridTable *self)
{
  guint selected = GTK_INVALID_LIST_POSITION;
  guint position = 0;

  g_return_if_fail (CB_IS_GRID_TABLE (self));

  selected = cb_grid_table_get_selected (self);
  if (selected != GTK_INVALID_LIST_POSITION)
    position = selected + 1;
  else if (self->model)
    position = g_list_model_get_n_items (self->model);
  if (cb_grid_table_insert (self, position))
    cb_grid_table_focus_cell (self, position, 0, TRUE);
}

void
cb_grid_table_remove_selected (CbGridTable *self)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (CB_IS_GRID_TABLE (self));

  selected = cb_grid_table_get_selected (self);
  if (selected != GTK_INVALID_LIST_POSITION)
    cb_grid_table_remove (self, selected, 1);
}

void
cb_grid_table_refresh_problems (CbGridTable *self)
{
  g_return_if_fail (CB_IS_GRID_TABLE (self));

  for (guint i = 0; i < self->cells->len; i++)
    cb_grid_cell_refresh (g_ptr_array_index (self->cells, i));
}
