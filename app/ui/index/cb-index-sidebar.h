/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-library.h>

G_BEGIN_DECLS

/**
 * CbIndexSidebar:
 *
 * Statuses and tags with their numbers; choosing one filters the index.
 *
 * Signal: `chosen`, after somebody has chosen one.
 */
#define CB_TYPE_INDEX_SIDEBAR (cb_index_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexSidebar, cb_index_sidebar, CB, INDEX_SIDEBAR, GtkWidget)

void cb_index_sidebar_set_model (CbIndexSidebar *self, CbLibraryIndex *model);
/* All of them again. */
void cb_index_sidebar_reset (CbIndexSidebar *self);

G_END_DECLS
