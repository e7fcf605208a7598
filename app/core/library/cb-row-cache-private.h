/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-index-row-private.h"

G_BEGIN_DECLS

/* Rows kept although nobody shows them, so that scrolling back finds them. */
#define CB_ROW_CACHE_RECENT 600

/**
 * CbRowCache:
 *
 * The row objects that are in use, by their number, and those that were used last. On the heap,
 * one owner.
 */
typedef struct _CbRowCache CbRowCache;

CbRowCache *cb_row_cache_new (void);
void cb_row_cache_free (CbRowCache *self);
/* Borrowed, or NULL. */
CbIndexRow *cb_row_cache_find (CbRowCache *self, gint64 number);
/* Borrowed; a new one, not loaded, where there was none. */
CbIndexRow *cb_row_cache_ensure (CbRowCache *self, gint64 number);
/* Gives the values of @row to the object of that connector, which may become @row itself. */
void cb_row_cache_take (CbRowCache *self, CbIndexRow *row);
/* (element-type gint64): the numbers of all rows that are held. */
GArray *cb_row_cache_list (CbRowCache *self);

G_END_DECLS
