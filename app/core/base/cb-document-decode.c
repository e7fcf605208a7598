/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"

/* Brings what is not UTF-8 into UTF-8 before it is read. */

static void
take_text (CbDocument *self, char *text, gsize length)
{
  g_bytes_unref (self->bytes);
  self->bytes = g_bytes_new_take (text, length);
  self->text = g_bytes_get_data (self->bytes, &self->length);
}

/* Which UTF-16 it is, by its mark or by the zero byte that its first, ASCII character has. */
static const char *
guess_utf16 (const guint8 *p, gsize length)
{
  if (length < 2 || length % 2)
    return NULL;
  if ((p[0] == 0xff && p[1] == 0xfe) || (p[0] && !p[1]))
    return "UTF-16LE";
  if ((p[0] == 0xfe && p[1] == 0xff) || (!p[0] && p[1]))
    return "UTF-16BE";
  return NULL;
}

static gboolean
decode_utf16 (CbDocument *self, const char *charset, gboolean noted, GError **error)
{
  gsize written = 0;
  char *text = g_convert ((const char *) self->text, (gssize) self->length, "UTF-8", charset, NULL,
                          &written, NULL);

  if (!text)
    {
      g_set_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_ENCODING,
                   "Line 1, column 1: the text starts like %s but is not; save it as UTF-8",
                   charset);
      return FALSE;
    }
  take_text (self, text, written);
  if (noted)
    cb_document_note (self, 0, "json-utf-16", "JSON is UTF-8; this text was UTF-16");
  return TRUE;
}

static const guint8 *
find_invalid (const guint8 *p, const guint8 *end)
{
  while (p < end)
    {
      guint length = 1;

      if (*p >= 0x80)
        length = cb_scan_utf8 (p, end);
      if (length == 0)
        return p;
      p += length;
    }
  return NULL;
}

static void
replace_invalid (CbDocument *self, const guint8 *invalid)
{
  const guint8 *end = self->text + self->length;
  const guint8 *from = self->text;
  GString *text = g_string_sized_new (self->length + 16);

  while (invalid)
    {
      g_string_append_len (text, (const char *) from, invalid - from);
      cb_document_note (self, text->len, "invalid-utf-8",
                        "The byte here is not valid UTF-8; it is read as U+FFFD");
      g_string_append (text, "\xef\xbf\xbd");
      from = invalid + 1;
      invalid = find_invalid (from, end);
    }
  g_string_append_len (text, (const char *) from, end - from);
  self->length = text->len;
  take_text (self, g_string_free (text, FALSE), self->length);
}

gboolean
cb_document_decode_text (CbDocument *self, gboolean noted, GError **error)
{
  const char *charset = guess_utf16 (self->text, self->length);
  const guint8 *invalid = NULL;

  if (charset && !decode_utf16 (self, charset, noted, error))
    return FALSE;
  if (self->length >= 3 && memcmp (self->text, "\xef\xbb\xbf", 3) == 0)
    {
      self->start = 3;
      if (noted)
        cb_document_note (self, 0, "json-byte-order-mark",
                          "JSON does not start with a byte order mark; it is left out");
    }
  invalid = find_invalid (self->text, self->text + self->length);
  if (invalid)
    replace_invalid (self, invalid);
  return TRUE;
}
