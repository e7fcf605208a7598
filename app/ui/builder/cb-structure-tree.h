/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_STRUCTURE_TREE (cb_structure_tree_get_type ())

/**
 * CbStructureTree:
 *
 * The JSON Schema of a body as a tree that is edited: names, types, what is required, descriptions.
 *
 * Insert adds a part to the row with the cursor (or beside it where it can have none), Ctrl+Delete
 * removes it, Alt+Up and Alt+Down move it; names and descriptions are typed in
 * place: Enter or leaving takes them, Escape takes them back.
 */
G_DECLARE_FINAL_TYPE (CbStructureTree, cb_structure_tree, CB, STRUCTURE_TREE, AdwBin)

/* Shows the schema that is @member of @item (NULL for nothing), and writes changes there. */
void cb_structure_tree_set_place (CbStructureTree *self, CbBuilderContext *context, CbItem *item,
                                  guint member);

G_END_DECLS
