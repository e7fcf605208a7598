/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

#include "cb-format-error.h"

G_BEGIN_DECLS

/**
 * CbItemReadFlags:
 * @CB_ITEM_READ_FILE: what the table requires must be there
 * @CB_ITEM_READ_UNFINISHED: what the table requires may be missing, and bounds don't count
 * @CB_ITEM_READ_NO_PLACES: the text isn't what people have, so that messages name pointers only
 */
typedef enum
{
  CB_ITEM_READ_FILE = 0,
  CB_ITEM_READ_UNFINISHED = 1 << 0,
  CB_ITEM_READ_NO_PLACES = 1 << 1,
} CbItemReadFlags;

/**
 * CbItemReader:
 * @document: what is read
 * @flags: how
 * @culprit: after a failure, the node that was wrong
 *
 * What stays the same through one reading. On the stack; nothing to free.
 */
typedef struct
{
  CbDocument *document;
  CbItemReadFlags flags;
  const CbNode *culprit;
} CbItemReader;

/* Fills in @item from the object @node. Nobody is told of the changes. */
gboolean cb_item_reader_read (CbItemReader *reader, CbItem *item, const CbNode *node,
                              GError **error);
/* Sets a #CbFormatError that begins with where @node is: "Line 3, column 5 (/name): …".
 * Always returns FALSE. */
gboolean cb_item_reader_fail (CbItemReader *reader, const CbNode *node, CbFormatError code,
                              GError **error, const char *format, ...) G_GNUC_PRINTF (5, 6);
/* "a text", "an object"… */
const char *cb_node_kind_get_phrase (CbNodeKind kind);

G_END_DECLS
