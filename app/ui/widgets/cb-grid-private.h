/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-grid-cell.h"
#include "cb-grid-table.h"

G_BEGIN_DECLS

struct _CbGridTable
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkLabel *placeholder;
  GtkButton *add;

  GListModel *model;
  CbGridColumn *columns;
  guint n_columns;
  const CbGridTableFuncs *funcs;
  gpointer funcs_data;
  gboolean editable;
  char *add_label;

  /* Cells that show something now; unowned. */
  GPtrArray *cells;

  /* A cell to go to as soon as it is there. */
  guint wanted_position;
  guint wanted_column;
  gboolean wanted_edit;
  guint wanted_frames;
  guint wanted_tick;
};

/* Properties as text and back. */
char *cb_grid_value_dup_text (GObject *item, const char *property);
gboolean cb_grid_value_set_text (GObject *item, const char *property, const char *text);

/* What cells ask of their table. */
const CbGridColumn *cb_grid_table_get_column (CbGridTable *self, guint column);
gboolean cb_grid_table_write (CbGridTable *self, GObject *item, guint column, const char *text);
char *cb_grid_table_dup_problem (CbGridTable *self, GObject *item, guint column);
gboolean cb_grid_table_can_edit (CbGridTable *self, guint column);
void cb_grid_table_add_cell (CbGridTable *self, CbGridCell *cell);
void cb_grid_table_remove_cell (CbGridTable *self, CbGridCell *cell);
void cb_grid_table_cell_focused (CbGridTable *self, CbGridCell *cell);
CbGridCell *cb_grid_table_find_cell (CbGridTable *self, guint position, guint column);

/* Rows. */
gboolean cb_grid_table_insert (CbGridTable *self, guint position);
void cb_grid_table_remove (CbGridTable *self, guint position, guint n);
void cb_grid_table_move (CbGridTable *self, guint from, guint to);

/* Keyboard and clipboard. */
void cb_grid_keys_init (CbGridTable *self);
void cb_grid_clipboard_copy (CbGridTable *self, CbGridCell *cell, gboolean whole_row);
void cb_grid_clipboard_paste (CbGridTable *self, CbGridCell *cell);

G_END_DECLS
