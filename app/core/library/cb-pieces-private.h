/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

#include "cb-library.h"
#include "cb-store-private.h"

G_BEGIN_DECLS

/* Slots a connector has; slot 0 is the head. */
#define CB_PIECE_SLOTS (1 << 24)
/* Room between the positions of neighbours, so that moving one piece writes one row. */
#define CB_PIECE_GAP (G_GINT64_CONSTANT (1) << 32)

typedef enum
{
  CB_PIECE_HEAD,
  CB_PIECE_ACTIVITY,
  CB_PIECE_SCHEMA,
} CbPieceKind;

/**
 * CbPieceSource:
 *
 * The connection that look-ups in the main thread and the loaders of activities share.
 */
typedef struct _CbPieceSource CbPieceSource;

/* Takes @store. */
CbPieceSource *cb_piece_source_new (CbStore *store);
CbPieceSource *cb_piece_source_ref (CbPieceSource *self);
void cb_piece_source_unref (CbPieceSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbPieceSource, cb_piece_source_unref)
/* NULL where it is closed; else to be given back. */
CbStore *cb_piece_source_lock (CbPieceSource *self);
void cb_piece_source_unlock (CbPieceSource *self);
void cb_piece_source_close (CbPieceSource *self);

/**
 * CbPiece:
 * @connector: the row of its connector
 * @slot: its number there
 * @kind: an activity or a schema
 * @position: its place among those of its kind
 * @gone: it has been taken out of the definition
 *
 * Where an item of a definition is kept; hangs on the item.
 */
typedef struct
{
  CbPieceSource *source;
  gint64 connector;
  guint slot;
  CbPieceKind kind;
  gint64 position;
  gboolean gone;
} CbPiece;

/* Borrowed; NULL where @item is not kept. */
CbPiece *cb_piece_get (gpointer item);
CbPiece *cb_piece_attach (gpointer item, CbPieceSource *source, gint64 connector, CbPieceKind kind,
                          guint slot, gint64 position);

/**
 * CbPieceRecord:
 * @text: the item as JSON; NULL to leave what is there
 * @head: what a list shows of it; NULL to leave what is there
 * @removed: the piece is to go
 *
 * One piece as it is to be written.
 */
typedef struct
{
  CbPieceKind kind;
  guint slot;
  gint64 position;
  GBytes *text;
  GBytes *head;
  char *label;
  gboolean removed;
} CbPieceRecord;

CbPieceRecord *cb_piece_record_new (CbPieceKind kind, guint slot, gint64 position);
void cb_piece_record_fill (CbPieceRecord *self, CbItem *item);
void cb_piece_record_free (CbPieceRecord *self);

/**
 * CbHeadRecord:
 *
 * The head of a connector as it is to be written, with the columns that the index shows.
 */
typedef struct
{
  char *name;
  char *version;
  char *display_name;
  char *description;
  char *tags;
  char *base_url;
  char *color;
  char *image;
  char *image_hash;
  GBytes *text;
} CbHeadRecord;

CbHeadRecord *cb_head_record_new (CbConnector *connector);
void cb_head_record_free (CbHeadRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbHeadRecord, cb_head_record_free)

/* All of these write, inside the transaction of the caller. */
gboolean cb_pieces_write_head (CbStore *store, gint64 connector, CbHeadRecord *record,
                               GError **error);
gboolean cb_pieces_write (CbStore *store, gint64 connector, GPtrArray *records, GError **error);
gboolean cb_pieces_write_all (CbStore *store, gint64 connector, CbConnector *definition,
                              guint first_slot, GError **error);
/* Marks all but the head as removed. */
gboolean cb_pieces_remove_all (CbStore *store, gint64 connector, GError **error);
gboolean cb_pieces_update_search (CbStore *store, gint64 connector, guint chunk, GError **error);
/* After a change of @connector: says so to all who look; @content counts its revision up, by which
 * a draft notices that somebody else has written. */
gboolean cb_pieces_stamp (CbStore *store, gint64 connector, gboolean content, GError **error);
/* Lets one of those that only clashed with this pair take it. */
gboolean cb_pieces_settle_pair (CbStore *store, const char *name, const char *version,
                                GError **error);
guint cb_pieces_get_next_slot (CbStore *store, gint64 connector);

CbConnector *cb_pieces_load (CbStore *store, CbPieceSource *source, gint64 connector,
                             GError **error);

CbConnector *cb_pieces_read_head (CbStore *store, gint64 connector, GError **error);

/* The row of a living connector; 0 with %CB_LIBRARY_ERROR_NOT_FOUND. */
gint64 cb_pieces_find_row (CbStore *store, const char *id, GError **error);

G_END_DECLS
