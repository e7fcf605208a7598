/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-document-private.h"

G_BEGIN_DECLS

/* Where the stream is in the grammar of RFC 8259. */
typedef enum
{
  CB_ITEM_START, /* before the first byte */
  CB_ITEM_MARK,  /* within a byte order mark */
  CB_ITEM_VALUE,
  CB_ITEM_FIRST_ITEM,
  CB_ITEM_FIRST_KEY,
  CB_ITEM_KEY,
  CB_ITEM_COLON,
  CB_ITEM_AFTER_VALUE,
  CB_ITEM_END,
  CB_ITEM_STRING,
  CB_ITEM_ESCAPE,
  CB_ITEM_HEX,
  CB_ITEM_UTF8,
  CB_ITEM_LITERAL,
  CB_ITEM_MINUS,
  CB_ITEM_ZERO,
  CB_ITEM_INTEGER,
  CB_ITEM_DOT,
  CB_ITEM_FRACTION,
  CB_ITEM_E,
  CB_ITEM_E_SIGN,
  CB_ITEM_EXPONENT,
} CbItemState;

struct _CbItemStream
{
  char **path;
  guint n_path;
  CbItemFunc func;
  gpointer data;

  CbItemState state;
  /* One byte a level: `{` or `[`. */
  GByteArray *levels;
  /* The outermost so many levels are those that @path names. */
  guint path_levels;
  /* The value that comes next is the one that @path leads to, or leads on to it. */
  gboolean on_path;
  /* The level of the array whose items are handed on, 0 outside of it. */
  guint item_level;
  gboolean found;
  gboolean stopped;
  GError *error;

  /* The key that is being read, where it could be one of @path; its source. */
  gboolean in_key;
  gboolean keep_key;
  GByteArray *key;
  /* The part of the present item that came in earlier pieces, and where it goes on in this one. */
  GByteArray *item;
  const guint8 *item_start;

  /* Within a token. */
  const char *literal;
  guint left;
  guint8 low;
  guint8 high;

  /* The place: bytes before this piece, the offset at which the line starts, and how many of its
   * bytes are not the first of a character. */
  const guint8 *piece;
  gsize offset;
  guint line;
  gsize line_start;
  gsize line_trail;
};

gboolean cb_item_fail (CbItemStream *self, const guint8 *p, CbDocumentError code,
                       const char *message);
gboolean cb_item_fail_expected (CbItemStream *self, const guint8 *p, const char *expected);

/* Goes on within a string, number or literal; %NULL after an error. A token that is done leaves the
 * state CB_ITEM_AFTER_VALUE or CB_ITEM_COLON, and for numbers the byte after it unread. */
const guint8 *cb_item_token_advance (CbItemStream *self, const guint8 *p, const guint8 *end);

G_END_DECLS
