/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-piece-writer-private.h"

#include "cb-format-error.h"
#include "cb-item-writer-private.h"

struct _CbPieceWriter
{
  CbConnector *connector;
  CbJsonWriter *writer;
  CbList *list;
  guint member;
  guint position;
};

static void
write_preamble (CbJsonWriter *writer)
{
  cb_json_writer_begin_object (writer);
  cb_json_writer_key (writer, "$schema");
  cb_json_writer_string (writer, CB_FORMAT_SCHEMA_URI);
  cb_json_writer_key (writer, "formatVersion");
  cb_json_writer_int64 (writer, CB_FORMAT_VERSION);
}

CbPieceWriter *
cb_piece_writer_new (CbConnector *connector)
{
  CbPieceWriter *self = g_new0 (CbPieceWriter, 1);

  self->connector = g_object_ref (connector);
  self->writer = cb_json_writer_new (2);
  write_preamble (self->writer);
  return self;
}

void
cb_piece_writer_free (CbPieceWriter *self)
{
  cb_json_writer_free (self->writer);
  g_object_unref (self->connector);
  g_free (self);
}

static void
open_list (CbPieceWriter *self, const CbMember *member)
{
  CbList *list = cb_item_get_list (CB_ITEM (self->connector), self->member);

  cb_json_writer_key (self->writer, member->key);
  cb_json_writer_begin_array (self->writer);
  self->list = list;
  self->position = 0;
}

static gboolean
write_list_step (CbPieceWriter *self, GError **error)
{
  CbItem *item = cb_list_get (self->list, self->position);

  if (!item)
    {
      cb_json_writer_end_array (self->writer);
      self->list = NULL;
      self->member++;
      return TRUE;
    }
  if (!cb_item_ensure_loaded (item, error))
    return FALSE;
  cb_item_write (item, self->writer);
  self->position++;
  return TRUE;
}

gboolean
cb_piece_writer_step (CbPieceWriter *self, gboolean *done, GError **error)
{
  CbItem *item = CB_ITEM (self->connector);
  const CbMember *member = NULL;

  *done = FALSE;
  if (self->list)
    return write_list_step (self, error);
  if (self->member == cb_item_get_n_members (item))
    {
      cb_item_write_unknown (item, self->writer);
      cb_json_writer_end_object (self->writer);
      *done = TRUE;
      return TRUE;
    }
  if (self->member == 0 && !cb_item_ensure_loaded (item, error))
    return FALSE;
  member = cb_item_get_member (item, self->member);
  if (member->kind == CB_MEMBER_LIST && !cb_item_is_default (item, self->member))
    {
      open_list (self, member);
      return TRUE;
    }
  cb_item_write_member (item, self->member, self->writer);
  self->member++;
  return TRUE;
}

GBytes *
cb_piece_writer_take (CbPieceWriter *self)
{
  return cb_json_writer_take (self->writer);
}
