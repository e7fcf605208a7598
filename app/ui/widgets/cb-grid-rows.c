/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-choices.h"
#include "cb-grid-private.h"

#define MAX_FRAMES 60

const CbGridColumn *
cb_grid_table_get_column (CbGridTable *self, guint column)
{
  g_assert (column < self->n_columns);
  return &self->columns[column];
}

gboolean
cb_grid_table_can_edit (CbGridTable *self, guint column)
{
  return self->editable && !self->columns[column].read_only;
}

/* A choice may be typed or pasted as it is kept or as it is shown. */
gboolean
cb_grid_table_write (CbGridTable *self, GObject *item, guint column, const char *text)
{
  const CbGridColumn *info = &self->columns[column];

  if (!cb_grid_table_can_edit (self, column))
    return FALSE;
  if (info->kind == CB_GRID_CHOICE)
    text = cb_grid_choices_find (info, text);
  if (!text)
    return FALSE;
  if (self->funcs && self->funcs->write)
    return self->funcs->write (self, item, info, text, self->funcs_data);
  return cb_grid_value_set_text (item, info->property, text);
}

char *
cb_grid_table_dup_problem (CbGridTable *self, GObject *item, guint column)
{
  if (!self->funcs || !self->funcs->dup_problem)
    return NULL;
  return self->funcs->dup_problem (self, item, &self->columns[column], self->funcs_data);
}

static GListStore *
get_store (CbGridTable *self)
{
  return !self->funcs && G_IS_LIST_STORE (self->model) ? G_LIST_STORE (self->model) : NULL;
}

gboolean
cb_grid_table_insert (CbGridTable *self, guint position)
{
  GListStore *store = get_store (self);
  g_autoptr (GObject) item = NULL;

  if (!self->editable)
    return FALSE;
  if (self->funcs && self->funcs->insert)
    return self->funcs->insert (self, position, self->funcs_data);
  if (!store)
    return FALSE;
  item = g_object_new (g_list_model_get_item_type (self->model), NULL);
  g_list_store_insert (store, position, item);
  return TRUE;
}

void
cb_grid_table_remove (CbGridTable *self, guint position, guint n)
{
  GListStore *store = get_store (self);

  if (!self->editable)
    return;
  if (self->funcs && self->funcs->remove)
    self->funcs->remove (self, position, n, self->funcs_data);
  else if (store)
    g_list_store_splice (store, position, n, NULL, 0);
}

void
cb_grid_table_move (CbGridTable *self, guint from, guint to)
{
  GListStore *store = get_store (self);
  g_autoptr (GObject) item = NULL;

  if (!self->editable)
    return;
  if (self->funcs && self->funcs->move)
    {
      self->funcs->move (self, from, to, self->funcs_data);
      return;
    }
  if (!store)
    return;
  item = g_list_model_get_item (self->model, from);
  g_list_store_remove (store, from);
  g_list_store_insert (store, to, item);
}

CbGridCell *
cb_grid_table_find_cell (CbGridTable *self, guint position, guint column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      CbGridCell *cell = g_ptr_array_index (self->cells, i);

      if (cb_grid_cell_get_position (cell) == position && cb_grid_cell_get_column (cell) == column)
        return cell;
    }
  return NULL;
}

void
cb_grid_table_add_cell (CbGridTable *self, CbGridCell *cell)
{
  g_ptr_array_add (self->cells, cell);
}

void
cb_grid_table_remove_cell (CbGridTable *self, CbGridCell *cell)
{
  if (self->cells)
    g_ptr_array_remove_fast (self->cells, cell);
}

void
cb_grid_table_cell_focused (CbGridTable *self, CbGridCell *cell)
{
  guint position = cb_grid_cell_get_position (cell);

  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
scroll_to (CbGridTable *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static gboolean
focus_now (CbGridTable *self, guint position, guint column, gboolean edit)
{
  CbGridCell *cell = cb_grid_table_find_cell (self, position, column);

  if (!cell || !gtk_widget_get_mapped (GTK_WIDGET (cell)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  if (edit)
    cb_grid_cell_edit (cell, NULL);
  return TRUE;
}

/* A row that was scrolled to, or has just been inserted, is there some frames later. */
static gboolean
focus_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CbGridTable *self = CB_GRID_TABLE (widget);

  if (!focus_now (self, self->wanted_position, self->wanted_column, self->wanted_edit)
      && self->wanted_frames-- > 0)
    return G_SOURCE_CONTINUE;
  self->wanted_tick = 0;
  return G_SOURCE_REMOVE;
}

void
cb_grid_table_focus_cell (CbGridTable *self, guint position, guint column, gboolean edit)
{
  g_return_if_fail (CB_IS_GRID_TABLE (self));

  if (!self->model || position >= g_list_model_get_n_items (self->model)
      || column >= self->n_columns || focus_now (self, position, column, edit))
    return;
  self->wanted_position = position;
  self->wanted_column = column;
  self->wanted_edit = edit;
  self->wanted_frames = MAX_FRAMES;
  scroll_to (self, position);
  if (!self->wanted_tick)
    self->wanted_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_wanted_cb, NULL,
                                                      NULL);
}
