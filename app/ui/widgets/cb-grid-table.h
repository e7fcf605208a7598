/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_GRID_TABLE (cb_grid_table_get_type ())

/**
 * CbGridTable:
 *
 * A compact table that is edited from the keyboard like a spreadsheet.
 *
 * Its columns show properties of the objects of a list model. Arrows move, Enter or F2 or a letter
 * starts editing, Tab and Enter take the value and move on, Escape leaves it as it was; Insert
 * (or Tab in the last cell) adds a row, Ctrl+Delete removes the row, Alt+Up and Alt+Down
 * move it, Ctrl+C copies it, Ctrl+V pastes rows of a spreadsheet over the cells from the current
 * one on and adds rows as needed (Ctrl+Shift+C copies the whole row). Space toggles a check cell.
 *
 * Every change goes through [struct@GridTableFuncs], so that an owner can make it undoable.
 *
 * Properties: `model`, `editable`, `placeholder-text` (in place of an empty table), `add-label`
 * (of a button below the rows that adds one; none where it is NULL),
 * `selected` (position of the current row, %GTK_INVALID_LIST_POSITION for none).
 * Signal: `row-activated (guint position)`, Alt+Enter, or double click on a cell that is not
 * edited.
 */
G_DECLARE_FINAL_TYPE (CbGridTable, cb_grid_table, CB, GRID_TABLE, GtkWidget)

/**
 * CbGridKind:
 * @CB_GRID_TEXT: a string, number or boolean property edited as text
 * @CB_GRID_CHOICE: a string or enum property with a fixed set of values
 * @CB_GRID_CHECK: a boolean property
 */
typedef enum
{
  CB_GRID_TEXT,
  CB_GRID_CHOICE,
  CB_GRID_CHECK,
} CbGridKind;

/**
 * CbGridColumn:
 * @property: the property of each item that the column shows
 * @title: already translated
 * @kind: how it is edited
 * @width: pixels, 0 for as wide as needed
 * @expand: takes what room is left
 * @values: choices as they are kept (strings, or nicks of an enum), NULL-terminated
 * @labels: the same choices as they are shown; NULL to show @values
 * @read_only: shown, not edited
 * @monospace: names and code
 *
 * Describes one column. The strings must outlive the table.
 */
typedef struct
{
  const char *property;
  const char *title;
  CbGridKind kind;
  int width;
  gboolean expand;
  const char *const *values;
  const char *const *labels;
  gboolean read_only;
  gboolean monospace;
} CbGridColumn;

/**
 * CbGridTableFuncs:
 * @insert: makes a new item at @position of the model; FALSE where there can be none
 * @remove: removes @n items
 * @move: moves an item
 * @write: sets what @text says (a choice as it is kept, "true" or "false" for a check); FALSE where
 *   the text isn't acceptable; NULL sets the property
 * @begin: what follows until @end is one change (a paste)
 * @end: ends it
 * @dup_problem: (transfer full) (nullable result): what is wrong with a cell
 *
 * How a table changes what it shows. Each may be NULL: the table then can't do that (for @write it
 * sets the property, for a model that is a GListStore of objects without construction arguments
 * rows can be inserted, removed and moved without functions).
 */
typedef struct
{
  gboolean (*insert) (CbGridTable *table, guint position, gpointer data);
  void (*remove) (CbGridTable *table, guint position, guint n, gpointer data);
  void (*move) (CbGridTable *table, guint from, guint to, gpointer data);
  gboolean (*write) (CbGridTable *table, GObject *item, const CbGridColumn *column,
                     const char *text, gpointer data);
  void (*begin) (CbGridTable *table, gpointer data);
  void (*end) (CbGridTable *table, gpointer data);
  char *(*dup_problem) (CbGridTable *table, GObject *item, const CbGridColumn *column,
                        gpointer data);
} CbGridTableFuncs;

GtkWidget *cb_grid_table_new (void);
/* @columns are copied (not their strings). */
void cb_grid_table_set_columns (CbGridTable *self, const CbGridColumn *columns, guint n_columns);
/* @funcs must outlive the table; NULL for the defaults. */
void cb_grid_table_set_funcs (CbGridTable *self, const CbGridTableFuncs *funcs, gpointer data);
void cb_grid_table_set_model (CbGridTable *self, GListModel *model);
GListModel *cb_grid_table_get_model (CbGridTable *self);
guint cb_grid_table_get_selected (CbGridTable *self);
/* Scrolls to a cell and puts the cursor there; with @edit, starts editing it. */
void cb_grid_table_focus_cell (CbGridTable *self, guint position, guint column, gboolean edit);
/* Inserts a row after the current one and starts editing it. */
void cb_grid_table_add_row (CbGridTable *self);
void cb_grid_table_remove_selected (CbGridTable *self);
/* Asks again for the problems of every cell that is shown. */
void cb_grid_table_refresh_problems (CbGridTable *self);
/* Pastes tab-separated rows as Ctrl+V does; gives the number of cells that were not acceptable. */
guint cb_grid_table_paste (CbGridTable *self, guint position, guint column, const char *text);

G_END_DECLS
