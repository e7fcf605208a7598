/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-json-reader-private.h"

#define SHOWN_WORD_BYTES 20

CbJsonState
cb_json_fail (CbJsonReader *self, const guint8 *at, CbDocumentError code, const char *message)
{
  cb_document_fail (self->document, cb_json_offset (self, at), code, message, self->error);
  return CB_JSON_FAILED;
}

/* What stands at @at, in words. */
static char *
describe (const CbJsonReader *self, const guint8 *at)
{
  gsize length = 0;

  if (at >= self->end)
    return g_strdup ("the text ends here");
  if (*at < ' ' || *at == 0x7f)
    return g_strdup_printf ("found the control character U+%04X", *at);
  while (at + length < self->end && length < SHOWN_WORD_BYTES
         && (g_ascii_isalnum ((char) at[length]) || at[length] == '_'))
    length++;
  if (length)
    return g_strdup_printf ("found “%.*s”", (int) length, (const char *) at);
  length = *at < 0x80 ? 1 : cb_scan_utf8 (at, self->end);
  if (length == 0)
    return g_strdup_printf ("found the byte 0x%02X, which is not UTF-8", *at);
  return g_strdup_printf ("found “%.*s”", (int) length, (const char *) at);
}

CbJsonState
cb_json_fail_expected (CbJsonReader *self, const guint8 *at, const char *expected)
{
  g_autofree char *found = describe (self, at);
  g_autofree char *message = g_strdup_printf ("expected %s, but %s", expected, found);
  gboolean encoding = at < self->end && *at >= 0x80 && !cb_scan_utf8 (at, self->end);

  return cb_json_fail (self, at, encoding ? CB_DOCUMENT_ERROR_ENCODING : CB_DOCUMENT_ERROR_SYNTAX,
                       message);
}

void
cb_json_note (CbJsonReader *self, const guint8 *at, const char *rule, const char *message)
{
  cb_document_note (self->document, cb_json_offset (self, at), rule, message);
}

/* The byte that comes after white space and what stands for it; -1 at the end, -2 after an error.
 */
static inline int
peek (CbJsonReader *self)
{
  self->p = cb_scan_space (self->p, self->end);
  while (G_UNLIKELY (self->lenient) && self->p < self->end && (*self->p == '/' || *self->p == '#'))
    {
      if (!cb_json_skip_comment (self))
        return -2;
      self->p = cb_scan_space (self->p, self->end);
    }
  return self->p < self->end ? *self->p : -1;
}

CbJsonState
cb_json_add_scalar (CbJsonReader *self, CbNodeKind kind, guint flags, const guint8 *start,
                    gsize length)
{
  cb_document_add_node (self->document, kind, flags | self->member, cb_json_offset (self, start),
                        length);
  self->member = 0;
  if (self->open == CB_JSON_NO_NODE)
    return CB_JSON_DONE;
  self->document->nodes[self->open].length++;
  return CB_JSON_AFTER_VALUE;
}

static CbJsonState
open_container (CbJsonReader *self, CbNodeKind kind)
{
  CbNode *node = NULL;

  if (self->depth == self->max_depth)
    {
      g_autofree char *message = g_strdup_printf (
          "the text is nested deeper than the %u levels that can be read", self->max_depth);

      return cb_json_fail (self, self->p, CB_DOCUMENT_ERROR_LIMIT, message);
    }
  if (self->open != CB_JSON_NO_NODE)
    self->document->nodes[self->open].length++;
  node = cb_document_add_node (self->document, kind, self->member, cb_json_offset (self, self->p),
                               0);
  node->skip = self->open;
  self->open = self->document->n_nodes - 1;
  self->depth++;
  self->member = 0;
  self->p++;
  return kind == CB_NODE_OBJECT ? CB_JSON_FIRST_KEY : CB_JSON_FIRST_ITEM;
}

CbJsonState
cb_json_close (CbJsonReader *self, const guint8 *end)
{
  CbDocument *document = self->document;
  guint32 closed = self->open;
  CbNode *node = NULL;

  cb_document_add_node (document, CB_NODE_END, 0, cb_json_offset (self, end), 0);
  node = &document->nodes[closed];
  self->open = node->skip;
  node->skip = document->n_nodes - closed;
  self->depth--;
  if (node->kind == CB_NODE_OBJECT)
    cb_node_check_keys (document, closed);
  return self->open == CB_JSON_NO_NODE ? CB_JSON_DONE : CB_JSON_AFTER_VALUE;
}

static CbJsonState
close_container (CbJsonReader *self)
{
  self->p++;
  return cb_json_close (self, self->p);
}

static CbJsonState
read_string_value (CbJsonReader *self)
{
  const guint8 *start = self->p;
  guint flags = CB_NODE_FLAG_QUOTED;

  if (!cb_json_read_quoted (self, '"', &flags))
    return CB_JSON_FAILED;
  return cb_json_add_scalar (self, CB_NODE_STRING, flags, start, (gsize) (self->p - start) - 2);
}

static CbJsonState
read_number (CbJsonReader *self)
{
  const guint8 *start = self->p;
  const guint8 *wrong = NULL;
  const guint8 *end = cb_scan_number (start, self->end, &wrong);

  if (G_UNLIKELY (self->lenient)
      && (!end || (end < self->end && (*end == 'x' || *end == 'X' || *end == '.'))))
    return cb_json_repair_value (self);
  if (!end && wrong < self->end && *wrong == '0')
    return cb_json_fail (self, start, CB_DOCUMENT_ERROR_SYNTAX,
                         "a number can't start with 0; remove it, or make it a string");
  if (!end)
    return cb_json_fail_expected (self, wrong, "a digit");
  self->p = end;
  return cb_json_add_scalar (self, CB_NODE_NUMBER, 0, start, (gsize) (end - start));
}

static CbJsonState
read_literal (CbJsonReader *self, const char *word, CbNodeKind kind, guint flags)
{
  gsize length = strlen (word);
  const guint8 *start = self->p;

  if ((gsize) (self->end - start) < length || memcmp (start, word, length) != 0)
    return self->lenient ? cb_json_repair_value (self)
                         : cb_json_fail_expected (self, start, "a value");
  self->p += length;
  return cb_json_add_scalar (self, kind, flags, start, length);
}

static CbJsonState
fail_trailing_comma (CbJsonReader *self)
{
  return cb_json_fail (self, self->comma, CB_DOCUMENT_ERROR_SYNTAX,
                       "nothing follows this comma; remove it");
}

static CbJsonState
read_value (CbJsonReader *self, gboolean first)
{
  switch (peek (self))
    {
    case '"':
      return read_string_value (self);
    case '{':
      return open_container (self, CB_NODE_OBJECT);
    case '[':
      return open_container (self, CB_NODE_ARRAY);
    case '-':
    case '0' ... '9':
      return read_number (self);
    case 't':
      return read_literal (self, "true", CB_NODE_BOOLEAN, CB_NODE_FLAG_TRUE);
    case 'f':
      return read_literal (self, "false", CB_NODE_BOOLEAN, 0);
    case 'n':
      return read_literal (self, "null", CB_NODE_NULL, 0);
    case ']':
      if (first)
        return close_container (self);
      break;
    case -2:
      return CB_JSON_FAILED;
    default:
      break;
    }
  if (self->lenient && self->p < self->end)
    return cb_json_repair_value (self);
  if (cb_json_is_after_comma (self) && self->p < self->end && *self->p == ']')
    return fail_trailing_comma (self);
  return cb_json_fail_expected (self, self->p, first ? "a value or ]" : "a value");
}

static CbJsonState
read_colon (CbJsonReader *self)
{
  int byte = peek (self);

  if (byte == -2)
    return CB_JSON_FAILED;
  if (byte != ':')
    return cb_json_fail_expected (self, self->p, "a colon after the key");
  self->p++;
  self->member = CB_NODE_FLAG_MEMBER;
  return CB_JSON_VALUE;
}

static CbJsonState
read_key (CbJsonReader *self, gboolean first)
{
  const guint8 *start = NULL;
  guint flags = CB_NODE_FLAG_QUOTED | CB_NODE_FLAG_KEY;
  CbJsonState state = CB_JSON_KEY;

  switch (peek (self))
    {
    case '"':
      start = self->p;
      if (!cb_json_read_quoted (self, '"', &flags))
        return CB_JSON_FAILED;
      cb_document_add_node (self->document, CB_NODE_STRING, flags, cb_json_offset (self, start),
                            (gsize) (self->p - start) - 2);
      return read_colon (self);
    case '}':
      if (first)
        return close_container (self);
      break;
    case -2:
      return CB_JSON_FAILED;
    default:
      break;
    }
  if (self->lenient && self->p < self->end)
    {
      state = cb_json_repair_key (self);
      return state == CB_JSON_KEY ? read_colon (self) : state;
    }
  if (self->p < self->end && *self->p == '}')
    return fail_trailing_comma (self);
  return cb_json_fail_expected (self, self->p,
                                first ? "a key in double quotes or }" : "a key in double quotes");
}

static CbJsonState
read_after_value (CbJsonReader *self)
{
  gboolean in_object = self->document->nodes[self->open].kind == CB_NODE_OBJECT;
  int byte = peek (self);

  if (byte == ',')
    {
      self->comma = self->p++;
      return in_object ? CB_JSON_KEY : CB_JSON_VALUE;
    }
  if (byte == (in_object ? '}' : ']'))
    return close_container (self);
  if (byte == -2)
    return CB_JSON_FAILED;
  if (self->lenient && byte != -1)
    return cb_json_repair_after_value (self);
  return cb_json_fail_expected (
      self, self->p, in_object ? "a comma or } after a member" : "a comma or ] after an item");
}

static gboolean
check_end (CbJsonReader *self)
{
  int byte = peek (self);

  if (byte == -1)
    return TRUE;
  if (byte != -2)
    cb_json_fail_expected (self, self->p, "the end of the text after the value");
  return FALSE;
}

static gboolean
check_start (CbJsonReader *self)
{
  const guint8 *p = self->p;
  gsize length = (gsize) (self->end - p);

  if (length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    cb_json_fail (self, p, CB_DOCUMENT_ERROR_SYNTAX,
                  "the text starts with a byte order mark, which JSON does not allow; remove it");
  else if (length >= 2 && (p[0] == 0 || p[1] == 0 || p[0] == 0xff || p[0] == 0xfe))
    cb_json_fail (self, p, CB_DOCUMENT_ERROR_ENCODING,
                  "the text looks like UTF-16 or binary data; JSON is UTF-8");
  else
    return TRUE;
  return FALSE;
}

static gboolean
run (CbJsonReader *self)
{
  CbJsonState state = CB_JSON_VALUE;

  for (;;)
    switch (state)
      {
      case CB_JSON_VALUE:
        state = read_value (self, FALSE);
        break;
      case CB_JSON_FIRST_ITEM:
        state = read_value (self, TRUE);
        break;
      case CB_JSON_FIRST_KEY:
        state = read_key (self, TRUE);
        break;
      case CB_JSON_KEY:
        state = read_key (self, FALSE);
        break;
      case CB_JSON_AFTER_VALUE:
        state = read_after_value (self);
        break;
      case CB_JSON_DONE:
        return check_end (self);
      case CB_JSON_FAILED:
      default:
        return FALSE;
      }
}

gboolean
cb_json_read (CbDocument *self, gboolean lenient, guint max_depth, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  CbJsonReader reader = {
    .document = self,
    .p = self->text + self->start,
    .end = self->text + self->length,
    .open = CB_JSON_NO_NODE,
    .max_depth = max_depth,
    .lenient = lenient,
    .error = &local_error,
  };

  if ((!lenient && !check_start (&reader)) || !run (&reader))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
