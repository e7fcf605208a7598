/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-format-pieces.h"

#include "cb-item-reader-private.h"
#include "cb-item-writer-private.h"

static GBytes *
finish_bytes (CbJsonWriter *writer)
{
  gsize length = 0;
  char *text = cb_json_writer_finish (writer, &length);

  return g_bytes_new_take (text, length);
}

/**
 * cb_format_write_item:
 * @item: any part of a definition
 *
 * Writes one item as JSON on one line, in the form that it has in the connector file.
 *
 * Loads the item where that wasn't done yet.
 *
 * Returns: (transfer full): UTF-8, followed by a NUL that does not count
 */
GBytes *
cb_format_write_item (CbItem *item)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);
  cb_item_write (item, writer);
  return finish_bytes (writer);
}

static gboolean
is_in_head (const CbMember *member, guint index)
{
  return index != CB_CONNECTOR_ACTIVITIES && index != CB_CONNECTOR_SCHEMAS;
}

/**
 * cb_format_write_item_head:
 * @item: any part of a definition
 *
 * Writes what is known of an item without loading the rest: its members with %CB_MEMBER_HEAD.
 *
 * Returns: (transfer full): JSON on one line, for cb_format_read_item()
 */
GBytes *
cb_format_write_item_head (CbItem *item)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);
  cb_json_writer_begin_object (writer);
  for (guint i = 0; i < cb_item_get_n_members (item); i++)
    if (cb_item_get_member (item, i)->flags & CB_MEMBER_HEAD)
      cb_item_write_member (item, i, writer);
  cb_json_writer_end_object (writer);
  return finish_bytes (writer);
}

/**
 * cb_format_write_head:
 * @connector: a definition
 *
 * Writes everything of a definition but its activities and shared schemas.
 *
 * Carries the format version, which cb_format_read_item() checks.
 *
 * Returns: (transfer full): JSON on one line
 */
GBytes *
cb_format_write_head (CbConnector *connector)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);

  g_return_val_if_fail (CB_IS_CONNECTOR (connector), NULL);
  cb_json_writer_begin_object (writer);
  cb_json_writer_key (writer, "formatVersion");
  cb_json_writer_int64 (writer, CB_FORMAT_VERSION);
  cb_item_write_members (CB_ITEM (connector), writer, is_in_head);
  cb_json_writer_end_object (writer);
  return finish_bytes (writer);
}

/**
 * cb_format_read_item:
 * @piece: what cb_format_write_item() or cb_format_write_head() wrote
 * @item: a new item of the type that was written, or one with its head only
 * @error: return location for a #CbFormatError
 *
 * Fills in the members of an item. Members that @piece does not have stay as they are.
 *
 * Filling in is no change: nobody is told. Where it fails, @item may be filled in in part.
 *
 * Returns: whether @piece was good
 */
gboolean
cb_format_read_item (GBytes *piece, CbItem *item, GError **error)
{
  const CbReadOptions options = { CB_READ_STRICT, CB_LIMIT_CONNECTOR_BYTES,
                                  CB_LIMIT_CONNECTOR_DEPTH };
  CbItemReader reader = { NULL, CB_ITEM_READ_UNFINISHED, NULL };
  g_autoptr (CbDocument) document = NULL;

  g_return_val_if_fail (CB_IS_ITEM (item), FALSE);
  document = cb_document_read (piece, &options, error);
  if (!document)
    return FALSE;
  reader.document = document;
  return cb_item_reader_read (&reader, item, cb_document_get_root (document), error);
}
