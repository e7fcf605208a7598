/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-grid-table.h"

G_BEGIN_DECLS

#define CB_TYPE_GRID_CELL (cb_grid_cell_get_type ())

/**
 * CbGridCell:
 *
 * One cell of a [class@GridTable]: text that becomes an entry while it is edited, a choice, or a
 * check button.
 */
G_DECLARE_FINAL_TYPE (CbGridCell, cb_grid_cell, CB, GRID_CELL, GtkWidget)

GtkWidget *cb_grid_cell_new (CbGridTable *table, guint column);
void cb_grid_cell_bind (CbGridCell *self, GtkListItem *list_item);
void cb_grid_cell_unbind (CbGridCell *self);

GObject *cb_grid_cell_get_item (CbGridCell *self);
guint cb_grid_cell_get_column (CbGridCell *self);
guint cb_grid_cell_get_position (CbGridCell *self);
char *cb_grid_cell_dup_text (CbGridCell *self);

gboolean cb_grid_cell_get_editing (CbGridCell *self);
/* Starts editing; with @text, in place of what is there. A choice opens its list. */
void cb_grid_cell_edit (CbGridCell *self, const char *text);
/* Takes what was typed, or leaves what was there; FALSE where it isn't acceptable and editing goes
 * on. */
gboolean cb_grid_cell_finish (CbGridCell *self, gboolean take);
/* Space: the other state of a check cell; FALSE for other kinds. */
gboolean cb_grid_cell_toggle (CbGridCell *self);
/* A letter on a choice: the next that begins with it. */
gboolean cb_grid_cell_choose_by_letter (CbGridCell *self, gunichar letter);
void cb_grid_cell_refresh (CbGridCell *self);

G_END_DECLS
