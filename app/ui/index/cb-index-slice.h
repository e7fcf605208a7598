/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbIndexSlice:
 *
 * A list model that shows another as it is, except that after a change of much of it the first
 * rows come at once and the others a few a frame: views make widgets for hundreds of rows around
 * what they show, which takes longer than a frame.
 */
#define CB_TYPE_INDEX_SLICE (cb_index_slice_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexSlice, cb_index_slice, CB, INDEX_SLICE, GObject)

CbIndexSlice *cb_index_slice_new (GListModel *model);
/* Stops holding rows back. */
void cb_index_slice_finish (CbIndexSlice *self);
/* Starts again with the first rows, as after a change of all. */
void cb_index_slice_restart (CbIndexSlice *self);

G_END_DECLS
