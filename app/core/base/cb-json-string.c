/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-json-reader-private.h"

static const char escape_letters[] = "\"\\/bfnrt";
static const char escape_values[] = "\"\\/\b\f\n\r\t";

static inline gboolean
is_high_surrogate (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static inline gboolean
is_low_surrogate (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* @p is after the `\u`; returns the character and sets how many bytes after the `\u` it took.
 * A lone surrogate is U+FFFD; -1 where there are no four digits. */
static int
read_unit (const guint8 *p, const guint8 *end, gsize *taken, gboolean *lone)
{
  int unit = cb_scan_hex4 (p, end);
  int low = -1;

  *taken = 4;
  if (!is_high_surrogate (unit) && !is_low_surrogate (unit))
    return unit;
  if (is_high_surrogate (unit) && end - p >= 10 && p[4] == '\\' && p[5] == 'u')
    low = cb_scan_hex4 (p + 6, end);
  if (!is_low_surrogate (low))
    {
      *lone = TRUE;
      return 0xfffd;
    }
  *taken = 10;
  return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

/* What an escape other than `\u` of RFC 8259 stands for. */
static gboolean
read_short_escape (guint8 letter, char *value)
{
  const char *found = letter ? strchr (escape_letters, letter) : NULL;

  if (!found)
    return FALSE;
  *value = escape_values[found - escape_letters];
  return TRUE;
}

/* Escapes of ECMAScript, which the lenient mode lets pass; every other stands for its letter. */
static const guint8 *
unescape_other (const guint8 *p, const guint8 *end, char **out)
{
  if (*p == 'x' && end - p >= 3 && g_ascii_isxdigit ((char) p[1]) && g_ascii_isxdigit ((char) p[2]))
    {
      guint value =
          (guint) (g_ascii_xdigit_value ((char) p[1]) * 16 + g_ascii_xdigit_value ((char) p[2]));

      *out += g_unichar_to_utf8 (value, *out);
      return p + 3;
    }
  if (*p == '\r' && end - p >= 2 && p[1] == '\n')
    return p + 2;
  if (*p == '\n' || *p == '\r')
    return p + 1;
  if (*p == '0' || *p == 'v')
    *(*out)++ = *p == '0' ? '\0' : '\v';
  else
    *(*out)++ = (char) *p;
  return p + 1;
}

gsize
cb_json_unescape (const char *text, gsize length, char *out)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = NULL;
  char *start = out;

  if (length == 0)
    return 0;
  end = p + length;
  while (p < end)
    {
      const guint8 *slash = memchr (p, '\\', (gsize) (end - p));
      gsize plain = (gsize) ((slash ? slash : end) - p);
      gsize taken = 0;
      gboolean lone = FALSE;
      int unit = -1;

      memcpy (out, p, plain);
      out += plain;
      p += plain + 1;
      if (p >= end)
        break;
      if (*p == 'u')
        unit = read_unit (p + 1, end, &taken, &lone);
      if (unit >= 0)
        {
          out += g_unichar_to_utf8 ((gunichar) unit, out);
          p += 1 + taken;
        }
      else if (read_short_escape (*p, out))
        {
          out++;
          p++;
        }
      else
        p = unescape_other (p, end, &out);
    }
  return (gsize) (out - start);
}

static gboolean
read_escape (CbJsonReader *self)
{
  const guint8 *slash = self->p;
  const guint8 *letter = slash + 1;
  gsize taken = 0;
  gboolean lone = FALSE;
  char value = 0;

  if (letter >= self->end)
    {
      cb_json_fail_expected (self, letter, "the letter of an escape and a closing quote");
      return FALSE;
    }
  self->p = letter + 1;
  if (read_short_escape (*letter, &value))
    return TRUE;
  if (*letter == 'u' && read_unit (letter + 1, self->end, &taken, &lone) >= 0)
    {
      if (lone)
        cb_json_note (self, slash, "json-lone-surrogate",
                      "Half of a surrogate pair stands for no character; it is read as U+FFFD");
      self->p += taken;
      return TRUE;
    }
  if (self->lenient)
    {
      cb_json_note (self, slash, "json-escape",
                    "JSON has no such escape; it is read as JavaScript reads it");
      if (*letter >= 0x80)
        self->p += cb_scan_utf8 (letter, self->end) - 1;
      return TRUE;
    }
  if (*letter == 'u')
    cb_json_fail_expected (self, letter + 1, "four hexadecimal digits after \\u");
  else
    cb_json_fail_expected (self, letter, "one of \" \\ / b f n r t u after a \\");
  return FALSE;
}

/* A byte in a string that is neither plain nor a quote. */
static gboolean
read_special (CbJsonReader *self, guint *flags)
{
  guint length = 0;

  if (*self->p == '\\')
    {
      *flags |= CB_NODE_FLAG_ESCAPED;
      return read_escape (self);
    }
  if (*self->p >= 0x80)
    {
      length = cb_scan_utf8 (self->p, self->end);
      self->p += length;
      if (length)
        return TRUE;
      cb_json_fail (self, self->p, CB_DOCUMENT_ERROR_ENCODING,
                    "the bytes here are not valid UTF-8; save the text as UTF-8");
      return FALSE;
    }
  if (!self->lenient)
    {
      cb_json_fail (self, self->p, CB_DOCUMENT_ERROR_SYNTAX,
                    *self->p == '\n' || *self->p == '\r'
                        ? "a string can't go over the end of the line; close it or write \\n"
                        : "a string can't hold a control character; write it as \\u00XX");
      return FALSE;
    }
  cb_json_note (self, self->p, "json-control-character",
                "A control character in a string has to be escaped");
  self->p++;
  return TRUE;
}

gboolean
cb_json_read_quoted (CbJsonReader *self, guint8 quote, guint *flags)
{
  const guint8 *start = self->p++;

  for (;;)
    {
      self->p = cb_scan_plain (self->p, self->end, quote);
      if (G_UNLIKELY (self->p >= self->end))
        {
          cb_json_fail (self, start, CB_DOCUMENT_ERROR_SYNTAX,
                        "the string that starts here is not closed");
          return FALSE;
        }
      if (*self->p == quote)
        {
          self->p++;
          return TRUE;
        }
      if (!read_special (self, flags))
        return FALSE;
    }
}
