/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-index-row.h"
#include "cb-store-private.h"

G_BEGIN_DECLS

/* The columns that cb_index_row_read() takes, in their order. */
#define CB_INDEX_ROW_COLUMNS                                                                       \
  "row, id, name, version, display_name, description, tags, base_url, color, image_hash, status,"  \
  " n_activities, created, edited, published, clash"

CbIndexRow *cb_index_row_new (gint64 number);
CbIndexRow *cb_index_row_read (CbStatement *statement);
/* The row of the database. */
gint64 cb_index_row_get_number (CbIndexRow *self);
/* Takes the values of @other, and notifies. */
void cb_index_row_assign (CbIndexRow *self, CbIndexRow *other);

G_END_DECLS
