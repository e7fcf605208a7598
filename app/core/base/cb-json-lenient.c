/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-json-reader-private.h"

gboolean
cb_json_skip_comment (CbJsonReader *self)
{
  const guint8 *start = self->p;
  gsize left = (gsize) (self->end - start);
  const guint8 *close = NULL;

  if (*start == '/' && (left < 2 || (start[1] != '/' && start[1] != '*')))
    {
      cb_json_fail_expected (self, start, "a value, or a comment that starts with // or /*");
      return FALSE;
    }
  cb_json_note (self, start, "json-comment", "JSON has no comments; this one is left out");
  if (*start == '/' && start[1] == '*')
    {
      close = left > 2 ? memmem (start + 2, left - 2, "*/", 2) : NULL;
      if (!close)
        {
          cb_json_fail (self, start, CB_DOCUMENT_ERROR_SYNTAX,
                        "the comment that starts here is not closed; end it with */");
          return FALSE;
        }
      self->p = close + 2;
      return TRUE;
    }
  while (self->p < self->end && *self->p != '\n' && *self->p != '\r')
    self->p++;
  return TRUE;
}

static inline gboolean
is_word_byte (guint8 byte)
{
  return byte >= 0x80 || byte == '_' || byte == '$' || byte == '-' || byte == '.'
         || g_ascii_isalnum ((char) byte);
}

static gsize
word_length (const CbJsonReader *self, const guint8 *p)
{
  gsize length = 0;

  while (p + length < self->end && is_word_byte (p[length]))
    length++;
  return length;
}

static CbJsonState
read_single_quoted (CbJsonReader *self)
{
  const guint8 *start = self->p;
  guint flags = CB_NODE_FLAG_QUOTED;

  cb_json_note (self, start, "json-single-quotes", "JSON strings stand in double quotes");
  if (!cb_json_read_quoted (self, '\'', &flags))
    return CB_JSON_FAILED;
  return cb_json_add_scalar (self, CB_NODE_STRING, flags, start, (gsize) (self->p - start) - 2);
}

typedef struct
{
  const char *word;
  CbNodeKind kind;
  guint flags;
} Word;

static const Word words[] = {
  { "true", CB_NODE_BOOLEAN, CB_NODE_FLAG_TRUE },
  { "false", CB_NODE_BOOLEAN, 0 },
  { "null", CB_NODE_NULL, 0 },
  { "none", CB_NODE_NULL, 0 },
  { "nil", CB_NODE_NULL, 0 },
  { "undefined", CB_NODE_NULL, 0 },
  { "nan", CB_NODE_NULL, 0 },
  { "infinity", CB_NODE_NULL, 0 },
  { "-nan", CB_NODE_NULL, 0 },
  { "-infinity", CB_NODE_NULL, 0 },
};

static CbJsonState
read_word (CbJsonReader *self)
{
  const guint8 *start = self->p;
  gsize length = word_length (self, start);

  for (gsize i = 0; length && i < G_N_ELEMENTS (words); i++)
    {
      const Word *word = &words[i];

      if (strlen (word->word) != length
          || g_ascii_strncasecmp (word->word, (const char *) start, length) != 0)
        continue;
      cb_json_note (self, start, "json-word",
                    word->kind == CB_NODE_NULL ? "JSON has no such value; it is read as null"
                                               : "JSON writes true and false in small letters");
      self->p += length;
      return cb_json_add_scalar (self, word->kind, word->flags, start, length);
    }
  return cb_json_fail_expected (self, start, "a value (a text has to stand in double quotes)");
}

static char *
normalize_hex (const char *text, gsize length)
{
  g_autofree char *digits = g_strndup (text, length);
  guint64 value = 0;

  if (!digits[0] || !g_ascii_string_to_unsigned (digits, 16, 0, G_MAXUINT64, &value, NULL))
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT, value);
}

/* The number of RFC 8259 for one of ECMAScript; NULL where @text is no number. */
static char *
normalize_number (const char *text, gsize length)
{
  g_autoptr (GString) number = g_string_new (NULL);
  gsize i = 0;

  if (text[0] == '+' || text[0] == '-')
    {
      if (text[0] == '-')
        g_string_append_c (number, '-');
      i++;
    }
  if (length - i > 2 && text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X'))
    {
      g_autofree char *decimal = normalize_hex (text + i + 2, length - i - 2);

      return decimal ? g_strconcat (number->str, decimal, NULL) : NULL;
    }
  while (i + 1 < length && text[i] == '0' && g_ascii_isdigit (text[i + 1]))
    i++;
  if (i < length && text[i] == '.')
    g_string_append_c (number, '0');
  for (; i < length; i++)
    {
      g_string_append_c (number, text[i]);
      if (text[i] == '.' && (i + 1 == length || !g_ascii_isdigit (text[i + 1])))
        g_string_append_c (number, '0');
    }
  if (!cb_number_is_valid (number->str, number->len))
    return NULL;
  return g_string_free (g_steal_pointer (&number), FALSE);
}

static CbJsonState
read_other_number (CbJsonReader *self)
{
  const guint8 *start = self->p;
  gsize length = 1 + word_length (self, start + 1);
  g_autofree char *number = NULL;
  CbJsonState state = CB_JSON_FAILED;
  CbNode *node = NULL;

  /* The sign of an exponent is no part of a word. */
  if (start + length < self->end && start[length] == '+'
      && (start[length - 1] == 'e' || start[length - 1] == 'E'))
    length += 1 + word_length (self, start + length + 1);
  number = normalize_number ((const char *) start, length);
  if (!number)
    return read_word (self);
  cb_json_note (self, start, "json-number", "JSON has no such number; it is read as JavaScript's");
  self->p += length;
  state = cb_json_add_scalar (self, CB_NODE_NUMBER, 0, start, length);
  node = &self->document->nodes[self->document->n_nodes - 1];
  memcpy (cb_text_arena_add (&self->document->texts, strlen (number), &node->skip), number,
          strlen (number));
  return state;
}

static void
note_trailing_comma (CbJsonReader *self)
{
  cb_json_note (self, self->comma, "json-trailing-comma", "Nothing follows this comma");
}

CbJsonState
cb_json_repair_value (CbJsonReader *self)
{
  guint8 byte = *self->p;

  if (byte == '\'')
    return read_single_quoted (self);
  if (byte == ']' && cb_json_is_after_comma (self))
    {
      note_trailing_comma (self);
      self->p++;
      return cb_json_close (self, self->p);
    }
  if (byte == ',' && cb_json_is_after_comma (self))
    {
      cb_json_note (self, self->p, "json-extra-comma", "There is no item between two commas");
      self->comma = self->p++;
      return CB_JSON_VALUE;
    }
  if (byte == '+' || byte == '-' || byte == '.' || g_ascii_isdigit ((char) byte))
    return read_other_number (self);
  return read_word (self);
}

CbJsonState
cb_json_repair_key (CbJsonReader *self)
{
  const guint8 *start = self->p;
  guint flags = CB_NODE_FLAG_KEY;
  gsize length = 0;

  if (*start == '}')
    {
      note_trailing_comma (self);
      self->p++;
      return cb_json_close (self, self->p);
    }
  if (*start == '\'')
    {
      flags |= CB_NODE_FLAG_QUOTED;
      cb_json_note (self, start, "json-single-quotes", "JSON keys stand in double quotes");
      if (!cb_json_read_quoted (self, '\'', &flags))
        return CB_JSON_FAILED;
      length = (gsize) (self->p - start) - 2;
    }
  else
    {
      length = word_length (self, start);
      if (length == 0)
        return cb_json_fail_expected (self, start, "a key or }");
      cb_json_note (self, start, "json-unquoted-key", "JSON keys stand in double quotes");
      self->p += length;
    }
  cb_document_add_node (self->document, CB_NODE_STRING, flags, cb_json_offset (self, start),
                        length);
  return CB_JSON_KEY;
}

CbJsonState
cb_json_repair_after_value (CbJsonReader *self)
{
  gboolean in_object = self->document->nodes[self->open].kind == CB_NODE_OBJECT;
  guint8 byte = *self->p;
  gboolean starts = byte == '"' || byte == '\'' || is_word_byte (byte)
                    || (!in_object && (byte == '{' || byte == '[' || byte == '+'));

  if (!starts)
    return cb_json_fail_expected (
        self, self->p, in_object ? "a comma or } after a member" : "a comma or ] after an item");
  cb_json_note (self, self->p, "json-missing-comma", "A comma is missing before this");
  return in_object ? CB_JSON_KEY : CB_JSON_VALUE;
}
