/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-base.h>

G_BEGIN_DECLS

#define CB_TYPE_VALUE_TREE (cb_value_tree_get_type ())

/**
 * CbValueTree:
 *
 * A JSON value as a tree: name, value and type of each member; rows are made as they are unfolded
 * and scrolled to.
 *
 * Property: `value` (CbValue). Signals: `activated (const char *pointer)` on double click or Enter;
 * `selected (const char *pointer)`. Pointers are RFC 6901.
 * Its menu copies the value, the name or the pointer.
 */
G_DECLARE_FINAL_TYPE (CbValueTree, cb_value_tree, CB, VALUE_TREE, GtkWidget)

GtkWidget *cb_value_tree_new (void);
void cb_value_tree_set_value (CbValueTree *self, CbValue *value);
CbValue *cb_value_tree_get_value (CbValueTree *self);
/* (transfer full) (nullable): the pointer of the selected row. */
char *cb_value_tree_dup_selected (CbValueTree *self);
/* Unfolds everything down to @depth, rows of the root being depth 1; at most a few hundred rows. */
void cb_value_tree_expand (CbValueTree *self, guint depth);
guint cb_value_tree_get_n_rows (CbValueTree *self);

G_END_DECLS
