/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-index-images.h"

G_BEGIN_DECLS

/**
 * CbIndexTile:
 *
 * A connector as a tile. Pressing it opens the connector (`index.open`); the button in its corner
 * appears under the pointer and with the keyboard's focus.
 *
 * Signals: `menu-requested (GtkWidget *button)`; `toggle-requested`, when it is to be selected or
 * not, by its check mark or with Ctrl held.
 */
#define CB_TYPE_INDEX_TILE (cb_index_tile_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexTile, cb_index_tile, CB, INDEX_TILE, GtkWidget)

GtkWidget *cb_index_tile_new (CbIndexImages *images);
/* NULL for none. */
void cb_index_tile_set_row (CbIndexTile *self, CbIndexRow *row);
CbIndexRow *cb_index_tile_get_row (CbIndexTile *self);
/* Makes the buttons in its corner; the pointer and selecting do it by themselves. */
void cb_index_tile_ensure_corner (CbIndexTile *self);
void cb_index_tile_set_selected (CbIndexTile *self, gboolean selected);

G_END_DECLS
