/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbHistory:
 *
 * Undo and redo over everything in a definition: listens to the changes of one root item.
 *
 * Changes of one member that follow each other within a second are one step (typing); changes
 * between begin and end are one step with a label of its own. A new change forgets what was undone.
 * Properties: `can-undo`, `can-redo`, `undo-label`, `redo-label` (what the step did, for a
 * tooltip).
 */
#define CB_TYPE_HISTORY (cb_history_get_type ())
G_DECLARE_FINAL_TYPE (CbHistory, cb_history, CB, HISTORY, GObject)

CbHistory *cb_history_new (CbItem *root);
gboolean cb_history_get_can_undo (CbHistory *self);
gboolean cb_history_get_can_redo (CbHistory *self);
const char *cb_history_get_undo_label (CbHistory *self);
const char *cb_history_get_redo_label (CbHistory *self);
/* The item that the step changed, so that a view can show it; borrowed, NULL when nothing was done.
 */
CbItem *cb_history_undo (CbHistory *self);
CbItem *cb_history_redo (CbHistory *self);
/* Nest; only the outermost label counts. */
void cb_history_begin_step (CbHistory *self, const char *label);
void cb_history_end_step (CbHistory *self);
void cb_history_clear (CbHistory *self);

G_END_DECLS
