/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-item-stream-private.h"

static const guint8 *
end_string (CbItemStream *self, const guint8 *p)
{
  self->state = self->in_key ? CB_ITEM_COLON : CB_ITEM_AFTER_VALUE;
  return p + 1;
}

/* The bounds of the byte after the first one of a sequence (RFC 3629 section 4). */
static gboolean
start_utf8 (CbItemStream *self, guint8 byte)
{
  self->low = 0x80;
  self->high = 0xbf;
  if (byte >= 0xc2 && byte <= 0xdf)
    self->left = 1;
  else if (byte >= 0xe0 && byte <= 0xef)
    self->left = 2;
  else if (byte >= 0xf0 && byte <= 0xf4)
    self->left = 3;
  else
    return FALSE;
  if (byte == 0xe0)
    self->low = 0xa0;
  else if (byte == 0xed)
    self->high = 0x9f;
  else if (byte == 0xf0)
    self->low = 0x90;
  else if (byte == 0xf4)
    self->high = 0x8f;
  return TRUE;
}

static const guint8 *
fail_encoding (CbItemStream *self, const guint8 *p)
{
  cb_item_fail (self, p, CB_DOCUMENT_ERROR_ENCODING, "the bytes here are not valid UTF-8");
  return NULL;
}

static const guint8 *
advance_utf8 (CbItemStream *self, const guint8 *p)
{
  if (*p < self->low || *p > self->high)
    return fail_encoding (self, p);
  self->line_trail++;
  self->low = 0x80;
  self->high = 0xbf;
  if (--self->left == 0)
    self->state = CB_ITEM_STRING;
  return p + 1;
}

static const guint8 *
advance_string (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  p = cb_scan_plain (p, end, '"');
  if (p == end)
    return p;
  if (*p == '"')
    return end_string (self, p);
  if (*p == '\\')
    {
      self->state = CB_ITEM_ESCAPE;
      return p + 1;
    }
  if (*p < ' ')
    {
      cb_item_fail (self, p, CB_DOCUMENT_ERROR_SYNTAX,
                    "a string can't hold a control character; it has to be escaped");
      return NULL;
    }
  if (!start_utf8 (self, *p))
    return fail_encoding (self, p);
  self->state = CB_ITEM_UTF8;
  return p + 1;
}

static const guint8 *
advance_escape (CbItemStream *self, const guint8 *p)
{
  if (*p == 'u')
    {
      self->state = CB_ITEM_HEX;
      self->left = 4;
    }
  else if (*p && strchr ("\"\\/bfnrt", *p))
    self->state = CB_ITEM_STRING;
  else
    {
      cb_item_fail_expected (self, p, "one of \" \\ / b f n r t u after a \\");
      return NULL;
    }
  return p + 1;
}

static const guint8 *
advance_hex (CbItemStream *self, const guint8 *p)
{
  if (!g_ascii_isxdigit ((char) *p))
    {
      cb_item_fail_expected (self, p, "four hexadecimal digits after \\u");
      return NULL;
    }
  if (--self->left == 0)
    self->state = CB_ITEM_STRING;
  return p + 1;
}

static const guint8 *
advance_literal (CbItemStream *self, const guint8 *p)
{
  if (*p != (guint8) *self->literal)
    {
      cb_item_fail_expected (self, p, "true, false or null");
      return NULL;
    }
  if (!*++self->literal)
    self->state = CB_ITEM_AFTER_VALUE;
  return p + 1;
}

/* What a number goes on with after a byte that is no digit, or that comes where none must. */
static CbItemState
after_number_byte (CbItemState state, guint8 byte)
{
  gboolean whole = state == CB_ITEM_ZERO || state == CB_ITEM_INTEGER;

  if (whole && byte == '.')
    return CB_ITEM_DOT;
  if ((whole || state == CB_ITEM_FRACTION) && (byte == 'e' || byte == 'E'))
    return CB_ITEM_E;
  if (state == CB_ITEM_E && (byte == '+' || byte == '-'))
    return CB_ITEM_E_SIGN;
  return CB_ITEM_AFTER_VALUE;
}

static CbItemState
after_digit (CbItemState state, guint8 byte)
{
  switch (state)
    {
    case CB_ITEM_MINUS:
      return byte == '0' ? CB_ITEM_ZERO : CB_ITEM_INTEGER;
    case CB_ITEM_DOT:
      return CB_ITEM_FRACTION;
    case CB_ITEM_E:
    case CB_ITEM_E_SIGN:
      return CB_ITEM_EXPONENT;
    default:
      return state;
    }
}

static const guint8 *
advance_number (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  CbItemState next = CB_ITEM_AFTER_VALUE;

  if (g_ascii_isdigit ((char) *p))
    {
      if (self->state == CB_ITEM_ZERO)
        {
          cb_item_fail (self, p, CB_DOCUMENT_ERROR_SYNTAX, "a number can't start with 0");
          return NULL;
        }
      self->state = after_digit (self->state, *p);
      return p + 1;
    }
  next = after_number_byte (self->state, *p);
  if (next == CB_ITEM_AFTER_VALUE && self->state != CB_ITEM_ZERO && self->state != CB_ITEM_INTEGER
      && self->state != CB_ITEM_FRACTION && self->state != CB_ITEM_EXPONENT)
    {
      cb_item_fail_expected (self, p, "a digit");
      return NULL;
    }
  self->state = next;
  return next == CB_ITEM_AFTER_VALUE ? p : p + 1;
}

const guint8 *
cb_item_token_advance (CbItemStream *self, const guint8 *p, const guint8 *end)
{
  switch (self->state)
    {
    case CB_ITEM_STRING:
      return advance_string (self, p, end);
    case CB_ITEM_UTF8:
      return advance_utf8 (self, p);
    case CB_ITEM_ESCAPE:
      return advance_escape (self, p);
    case CB_ITEM_HEX:
      return advance_hex (self, p);
    case CB_ITEM_LITERAL:
      return advance_literal (self, p);
    default:
      return advance_number (self, p, end);
    }
}
