/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-item-stream-private.h"
#include "cb-limits.h"

static const guint8 byte_order_mark[] = { 0xef, 0xbb, 0xbf };

/**
 * cb_item_stream_new:
 * @path: (nullable) (array zero-terminated=1): the member names that lead from the root to the
 *   array
 * @func: takes each item
 *
 * Makes a reader for one text. The text is checked against RFC 8259 as it comes in, within the
 * usual depth; an item may have up to %CB_LIMIT_STREAM_ITEM_BYTES. A byte order mark is left out.
 *
 * Returns: (transfer full): the stream
 */
CbItemStream *
cb_item_stream_new (const char *const *path, CbItemFunc func, gpointer data)
{
  CbItemStream *self = NULL;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (CbItemStream, 1);
  self->path = g_strdupv ((char **) path);
  self->n_path = path ? g_strv_length (self->path) : 0;
  self->func = func;
  self->data = data;
  self->levels = g_byte_array_new ();
  self->key = g_byte_array_new ();
  self->item = g_byte_array_new ();
  self->on_path = TRUE;
  self->line = 1;
  return self;
}

void
cb_item_stream_free (CbItemStream *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->path);
  g_byte_array_unref (self->levels);
  g_byte_array_unref (self->key);
  g_byte_array_unref (self->item);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
cb_item_fail (CbItemStream *self, const guint8 *p, CbDocumentError code, const char *message)
{
  gsize offset = self->offset + (gsize) (p - self->piece);
  gsize column = offset - self->line_start - self->line_trail + 1;

  self->error = g_error_new (CB_DOCUMENT_ERROR, (int) code,
                             "Line %u, column %" G_GSIZE_FORMAT ": %s", self->line, column,
                             message);
  return FALSE;
}

gboolean
cb_item_fail_expected (CbItemStream *self, const guint8 *p, const char *expected)
{
  g_autofree char *message = NULL;

  if (*p > ' ' && *p < 0x7f)
    message = g_strdup_printf ("expected %s, but found “%c”", expected, *p);
  else
    message = g_strdup_printf ("expected %s, but found the byte 0x%02X", expected, *p);
  return cb_item_fail (self, p, CB_DOCUMENT_ERROR_SYNTAX, message);
}

static gboolean
is_in_object (const CbItemStream *self)
{
  return self->levels->data[self->levels->len - 1] == '{';
}

/* White space; also counts the lines, since a line can end nowhere else. */
static const guint8 *
skip_space (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  for (; p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'); p++)
    if (*p == '\n')
      {
        self->line++;
        self->line_start = self->offset + (gsize) (p - self->piece) + 1;
        self->line_trail = 0;
      }
  return p;
}

/* Hands on the item that ends before @p. */
static gboolean
hand_on (CbItemStream *self, const guint8 *p)
{
  const char *bytes = (const char *) self->item_start;
  gsize length = (gsize) (p - self->item_start);

  if (self->item->len + length > CB_LIMIT_STREAM_ITEM_BYTES)
    {
      g_autofree char *size = g_format_size (CB_LIMIT_STREAM_ITEM_BYTES);
      g_autofree char *message = g_strdup_printf ("the item that ends here is larger than %s",
                                                  size);

      return cb_item_fail (self, p, CB_DOCUMENT_ERROR_LIMIT, message);
    }
  if (self->item->len)
    {
      g_byte_array_append (self->item, self->item_start, (guint) length);
      bytes = (const char *) self->item->data;
      length = self->item->len;
    }
  self->stopped = !self->func (bytes, length, self->data);
  g_byte_array_set_size (self->item, 0);
  self->item_start = NULL;
  return TRUE;
}

/* After a value that ends before @p. */
static gboolean
end_value (CbItemStream *self, const guint8 *p)
{
  if (self->item_start && self->levels->len == self->item_level && !hand_on (self, p))
    return FALSE;
  self->state = self->levels->len ? CB_ITEM_AFTER_VALUE : CB_ITEM_END;
  return TRUE;
}

static gboolean
open_level (CbItemStream *self, const guint8 *p)
{
  guint depth = self->levels->len;

  if (depth == CB_LIMIT_DOCUMENT_DEPTH)
    return cb_item_fail (self, p, CB_DOCUMENT_ERROR_LIMIT, "the text is nested too deep");
  g_byte_array_append (self->levels, p, 1);
  if (self->on_path && depth == self->n_path && *p == '[')
    {
      self->item_level = depth + 1;
      self->found = TRUE;
    }
  else if (self->on_path && depth < self->n_path && *p == '{')
    self->path_levels = depth + 1;
  self->on_path = FALSE;
  self->state = *p == '{' ? CB_ITEM_FIRST_KEY : CB_ITEM_FIRST_ITEM;
  return TRUE;
}

static gboolean
close_level (CbItemStream *self, const guint8 *p)
{
  g_byte_array_set_size (self->levels, self->levels->len - 1);
  if (self->levels->len < self->item_level)
    self->item_level = 0;
  self->path_levels = MIN (self->path_levels, self->levels->len);
  return end_value (self, p + 1);
}

static gboolean
start_literal (CbItemStream *self, const guint8 *p)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++)
    if (*p == (guint8) literals[i][0])
      {
        self->literal = literals[i] + 1;
        self->state = CB_ITEM_LITERAL;
        return TRUE;
      }
  return cb_item_fail_expected (self, p, "a value");
}

static gboolean
start_value (CbItemStream *self, const guint8 *p)
{
  if (*p == ']' && self->state == CB_ITEM_FIRST_ITEM)
    return close_level (self, p);
  if (self->item_level && self->levels->len == self->item_level)
    self->item_start = p;
  if (*p == '{' || *p == '[')
    return open_level (self, p);
  self->on_path = FALSE;
  self->in_key = FALSE;
  if (*p == '"')
    self->state = CB_ITEM_STRING;
  else if (*p == '-')
    self->state = CB_ITEM_MINUS;
  else if (g_ascii_isdigit ((char) *p))
    self->state = *p == '0' ? CB_ITEM_ZERO : CB_ITEM_INTEGER;
  else
    return start_literal (self, p);
  return TRUE;
}

static gboolean
start_key (CbItemStream *self, const guint8 *p)
{
  if (*p == '}' && self->state == CB_ITEM_FIRST_KEY)
    return close_level (self, p);
  if (*p != '"')
    return cb_item_fail_expected (self, p, "a key in double quotes");
  self->in_key = TRUE;
  self->keep_key = self->levels->len == self->path_levels && !self->item_level;
  g_byte_array_set_size (self->key, 0);
  self->state = CB_ITEM_STRING;
  return TRUE;
}

static gboolean
key_matches (const CbItemStream *self)
{
  g_autofree char *key = g_malloc (self->key->len + 1);
  gsize length = cb_json_unescape ((const char *) self->key->data, self->key->len, key);

  key[length] = '\0';
  return strlen (key) == length && g_str_equal (key, self->path[self->path_levels - 1]);
}

static gboolean
after_value (CbItemStream *self, const guint8 *p)
{
  gboolean in_object = is_in_object (self);

  if (*p == ',')
    self->state = in_object ? CB_ITEM_KEY : CB_ITEM_VALUE;
  else if (*p == (in_object ? '}' : ']'))
    return close_level (self, p);
  else
    return cb_item_fail_expected (
        self, p, in_object ? "a comma or } after a member" : "a comma or ] after an item");
  return TRUE;
}

static gboolean
advance_mark (CbItemStream *self, const guint8 *p)
{
  if (*p != byte_order_mark[self->left])
    return cb_item_fail_expected (self, p, "a value");
  self->state = ++self->left == sizeof byte_order_mark ? CB_ITEM_VALUE : CB_ITEM_MARK;
  self->line_trail = self->left;
  return TRUE;
}

/* One byte between tokens. */
static gboolean
advance_structure (CbItemStream *self, const guint8 *p)
{
  switch (self->state)
    {
    case CB_ITEM_MARK:
      return advance_mark (self, p);
    case CB_ITEM_VALUE:
    case CB_ITEM_FIRST_ITEM:
      return start_value (self, p);
    case CB_ITEM_KEY:
    case CB_ITEM_FIRST_KEY:
      return start_key (self, p);
    case CB_ITEM_COLON:
      if (*p != ':')
        return cb_item_fail_expected (self, p, "a colon after the key");
      self->on_path = self->keep_key && key_matches (self);
      self->state = CB_ITEM_VALUE;
      return TRUE;
    case CB_ITEM_AFTER_VALUE:
      return after_value (self, p);
    default:
      return cb_item_fail_expected (self, p, "the end of the text after the value");
    }
}

/* Keeps the source of a key as long as the longest name could be escaped. */
static void
keep_key (CbItemStream *self, const guint8 *from, const guint8 *p)
{
  gsize length = (gsize) (p - from);

  if (self->state != CB_ITEM_STRING && self->state != CB_ITEM_UTF8 && self->state != CB_ITEM_ESCAPE
      && self->state != CB_ITEM_HEX)
    length--;
  g_byte_array_append (self->key, from, (guint) length);
  if (self->key->len > 6 * strlen (self->path[self->path_levels - 1]))
    self->keep_key = FALSE;
}

static const guint8 *
advance_token (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  const guint8 *next = cb_item_token_advance (self, p, end);

  if (!next)
    return NULL;
  if (self->in_key && self->keep_key)
    keep_key (self, p, next);
  if (self->state == CB_ITEM_AFTER_VALUE && !end_value (self, next))
    return NULL;
  return next;
}

static gboolean
feed (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  while (p && p < end && !self->stopped)
    {
      if (self->state >= CB_ITEM_STRING)
        {
          p = advance_token (self, p, end);
          continue;
        }
      if (self->state == CB_ITEM_START)
        self->state = *p == byte_order_mark[0] ? CB_ITEM_MARK : CB_ITEM_VALUE;
      if (self->state != CB_ITEM_MARK)
        p = skip_space (self, p, end);
      if (p == end)
        return TRUE;
      if (!advance_structure (self, p))
        return FALSE;
      p++;
    }
  return p != NULL;
}

static gboolean
keep_open_item (CbItemStream *self, const guint8 *end)
{
  gsize length = 0;

  if (!self->item_start || self->stopped)
    return TRUE;
  length = (gsize) (end - self->item_start);
  if (self->item->len + length > CB_LIMIT_STREAM_ITEM_BYTES)
    return hand_on (self, end);
  g_byte_array_append (self->item, self->item_start, (guint) length);
  return TRUE;
}

/**
 * cb_item_stream_feed:
 * @bytes: the next piece of the text
 *
 * Takes the next piece and hands on the items that are complete with it. After @func has asked to
 * stop, what comes is ignored; after an error, that error comes again.
 *
 * Returns: %FALSE with a %CB_DOCUMENT_ERROR where the text is wrong
 */
gboolean
cb_item_stream_feed (CbItemStream *self, const char *bytes, gsize length, GError **error)
{
  const guint8 *start = (const guint8 *) bytes;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  if (self->stopped || length == 0)
    return TRUE;
  if (!self->error)
    {
      self->piece = start;
      if (self->item_start)
        self->item_start = start;
      if (feed (self, start, start + length) && keep_open_item (self, start + length))
        {
          self->offset += length;
          return TRUE;
        }
    }
  if (error)
    *error = g_error_copy (self->error);
  return FALSE;
}

/* A number ends with the byte after it, or with the text. */
static void
end_number (CbItemStream *self)
{
  static const char space[] = " ";
  gsize offset = self->offset;

  if (self->state < CB_ITEM_MINUS)
    return;
  cb_item_stream_feed (self, space, 1, NULL);
  self->offset = offset;
  self->piece = (const guint8 *) space;
}

/**
 * cb_item_stream_finish:
 *
 * Says that the text has ended.
 *
 * Returns: %FALSE with %CB_DOCUMENT_ERROR_SYNTAX where it ends too early, and with
 *   %CB_DOCUMENT_ERROR_TYPE where there is no array at the path
 */
gboolean
cb_item_stream_finish (CbItemStream *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->stopped)
    return TRUE;
  if (!self->error)
    end_number (self);
  if (!self->error && self->state != CB_ITEM_END)
    cb_item_fail (self, self->piece, CB_DOCUMENT_ERROR_SYNTAX, "the text ends too early");
  if (!self->error && !self->found)
    {
      g_autofree char *path = self->n_path ? g_strjoinv ("/", self->path) : g_strdup ("the root");

      self->error = g_error_new (CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_TYPE,
                                 "The text has no array at %s", path);
    }
  if (!self->error)
    return TRUE;
  if (error)
    *error = g_error_copy (self->error);
  return FALSE;
}
