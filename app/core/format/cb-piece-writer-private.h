/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/**
 * CbPieceWriter:
 *
 * Writes a connector file step by step, so that a large definition can be written between the
 * frames of a window. The definition must not change from the first step to the last.
 */
typedef struct _CbPieceWriter CbPieceWriter;

CbPieceWriter *cb_piece_writer_new (CbConnector *connector);
/* Writes one member, or one item of a list. @done tells whether that was the last.
 * FALSE with an error where a part of the definition can't be loaded. */
gboolean cb_piece_writer_step (CbPieceWriter *self, gboolean *done, GError **error);
/* What was written since the last take. (transfer full) */
GBytes *cb_piece_writer_take (CbPieceWriter *self);
void cb_piece_writer_free (CbPieceWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbPieceWriter, cb_piece_writer_free)

G_END_DECLS
