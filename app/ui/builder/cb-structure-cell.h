/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cb-structure-node.h"

G_BEGIN_DECLS

/**
 * CbStructureCellKind:
 *
 * What of a part a cell shows.
 */
typedef enum
{
  CB_STRUCTURE_CELL_NAME,
  CB_STRUCTURE_CELL_TYPE,
  CB_STRUCTURE_CELL_REQUIRED,
  CB_STRUCTURE_CELL_DESCRIPTION,
  CB_STRUCTURE_N_CELLS,
} CbStructureCellKind;

/**
 * CbStructureEditFunc:
 * @pointer: of the part
 * @text: the new name or description; for the others NULL
 * @number: the new type, or whether it is required
 *
 * Takes what somebody entered. FALSE where it isn't possible; the cell then shows what is.
 */
typedef gboolean (*CbStructureEditFunc) (CbStructureCellKind kind, const char *pointer,
                                         const char *text, int number, gpointer data);

#define CB_TYPE_STRUCTURE_CELL (cb_structure_cell_get_type ())

/**
 * CbStructureCell:
 *
 * One cell of the tree of a structure; it follows its node while it is bound.
 */
G_DECLARE_FINAL_TYPE (CbStructureCell, cb_structure_cell, CB, STRUCTURE_CELL, AdwBin)

GtkWidget *cb_structure_cell_new (CbStructureCellKind kind, CbStructureEditFunc func,
                                  gpointer data);
/* @row: as the tree has it, NULL unbinds. */
void cb_structure_cell_set_row (CbStructureCell *self, GtkTreeListRow *row);

G_END_DECLS
