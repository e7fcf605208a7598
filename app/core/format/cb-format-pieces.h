/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

#include "cb-format-error.h"

G_BEGIN_DECLS

/* A definition in pieces, for a store that keeps each part by itself: the head, and one piece for
 * each activity and each shared schema. A piece is JSON on one line, in the same form as in the
 * connector file. Pieces may be unfinished: what a file requires can be empty in them. */

GBytes *cb_format_write_item (CbItem *item) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cb_format_write_item_head (CbItem *item) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cb_format_write_head (CbConnector *connector) G_GNUC_WARN_UNUSED_RESULT;
gboolean cb_format_read_item (GBytes *piece, CbItem *item, GError **error);

G_END_DECLS
