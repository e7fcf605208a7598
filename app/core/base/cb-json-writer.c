/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-json-writer.h"
#include "cb-document-private.h"
#include "cb-text.h"

typedef enum
{
  LEVEL_ARRAY = 0,
  LEVEL_OBJECT = 1 << 0,
  LEVEL_FILLED = 1 << 1,
  LEVEL_KEYED = 1 << 2,
} LevelFlags;

struct _CbJsonWriter
{
  GString *text;
  GByteArray *levels;
  guint indent;
};

CbJsonWriter *
cb_json_writer_new (guint indent)
{
  CbJsonWriter *self = g_new0 (CbJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->levels = g_byte_array_new ();
  self->indent = indent;
  return self;
}

void
cb_json_writer_free (CbJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_byte_array_unref (self->levels);
  g_free (self);
}

static inline guint8 *
get_level (CbJsonWriter *self)
{
  return self->levels->len ? &self->levels->data[self->levels->len - 1] : NULL;
}

static void
break_line (CbJsonWriter *self)
{
  gsize spaces = (gsize) self->levels->len * self->indent;
  gsize at = self->text->len;

  if (self->indent == 0)
    return;
  g_string_set_size (self->text, at + 1 + spaces);
  self->text->str[at] = '\n';
  memset (self->text->str + at + 1, ' ', spaces);
}

/* What stands between this part and the one before it. */
static void
separate (CbJsonWriter *self, guint8 *level)
{
  if (*level & LEVEL_FILLED)
    g_string_append_c (self->text, ',');
  *level |= LEVEL_FILLED;
  break_line (self);
}

static void
before_value (CbJsonWriter *self)
{
  guint8 *level = get_level (self);

  if (!level)
    return;
  if (!(*level & LEVEL_OBJECT))
    {
      separate (self, level);
      return;
    }
  g_return_if_fail (*level & LEVEL_KEYED);
  *level &= (guint8) ~LEVEL_KEYED;
}

static void
begin (CbJsonWriter *self, guint8 level, char bracket)
{
  before_value (self);
  g_string_append_c (self->text, bracket);
  g_byte_array_append (self->levels, &level, 1);
}

static void
end (CbJsonWriter *self, guint8 kind, char bracket)
{
  guint8 *level = get_level (self);
  guint8 flags = 0;

  g_return_if_fail (level && (*level & LEVEL_OBJECT) == kind);

  flags = *level;
  g_byte_array_set_size (self->levels, self->levels->len - 1);
  if (flags & LEVEL_FILLED)
    break_line (self);
  g_string_append_c (self->text, bracket);
}

void
cb_json_writer_begin_object (CbJsonWriter *self)
{
  begin (self, LEVEL_OBJECT, '{');
}

void
cb_json_writer_end_object (CbJsonWriter *self)
{
  end (self, LEVEL_OBJECT, '}');
}

void
cb_json_writer_begin_array (CbJsonWriter *self)
{
  begin (self, LEVEL_ARRAY, '[');
}

void
cb_json_writer_end_array (CbJsonWriter *self)
{
  end (self, LEVEL_ARRAY, ']');
}

static void
append_escape (GString *text, guint8 byte)
{
  static const char letters[] = "btn?fr";

  if (byte == '"' || byte == '\\')
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, (char) byte);
    }
  else if (byte >= '\b' && byte <= '\r' && byte != '\v')
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, letters[byte - '\b']);
    }
  else
    g_string_append_printf (text, "\\u%04x", byte);
}

/* @text is valid UTF-8. */
static void
append_string (CbJsonWriter *self, const char *text, gsize length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *last = p + length;
  const guint8 *from = p;

  g_string_append_c (self->text, '"');
  while (p < last)
    {
      p = cb_scan_plain (p, last, '"');
      while (p < last && *p >= 0x80)
        p++;
      if (p == last || (*p != '"' && *p != '\\' && *p >= ' '))
        continue;
      g_string_append_len (self->text, (const char *) from, p - from);
      append_escape (self->text, *p);
      from = ++p;
    }
  g_string_append_len (self->text, (const char *) from, last - from);
  g_string_append_c (self->text, '"');
}

static void
append_any_string (CbJsonWriter *self, const char *text, gsize length)
{
  g_autofree char *valid = NULL;

  if (!cb_text_is_valid (text, length))
    text = valid = cb_text_replace_invalid (text, length, &length);
  append_string (self, text, length);
}

static void
write_key (CbJsonWriter *self, const char *key, gsize length)
{
  guint8 *level = get_level (self);

  g_return_if_fail (level && *level & LEVEL_OBJECT);
  g_return_if_fail (!(*level & LEVEL_KEYED));

  separate (self, level);
  append_any_string (self, key, length);
  g_string_append (self->text, self->indent ? ": " : ":");
  *level |= LEVEL_KEYED;
}

void
cb_json_writer_key (CbJsonWriter *self, const char *key)
{
  g_return_if_fail (key != NULL);

  write_key (self, key, strlen (key));
}

/* For keys that hold U+0000. */
void
cb_json_writer_key_len (CbJsonWriter *self, const char *key, gssize length)
{
  g_return_if_fail (key != NULL);

  write_key (self, key, length < 0 ? strlen (key) : (gsize) length);
}

/* A %NULL @text writes null. */
void
cb_json_writer_string (CbJsonWriter *self, const char *text)
{
  cb_json_writer_string_len (self, text, -1);
}

/* Invalid UTF-8 becomes U+FFFD. */
void
cb_json_writer_string_len (CbJsonWriter *self, const char *text, gssize length)
{
  if (!text)
    {
      cb_json_writer_null (self);
      return;
    }
  before_value (self);
  append_any_string (self, text, length < 0 ? strlen (text) : (gsize) length);
}

void
cb_json_writer_int64 (CbJsonWriter *self, gint64 value)
{
  before_value (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/* The shortest text that reads back as @value; null where it is not finite. */
void
cb_json_writer_double (CbJsonWriter *self, double value)
{
  char text[CB_NUMBER_BUFFER_SIZE];

  cb_number_format_double (value, text);
  before_value (self);
  g_string_append (self->text, text);
}

void
cb_json_writer_boolean (CbJsonWriter *self, gboolean value)
{
  before_value (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
cb_json_writer_null (CbJsonWriter *self)
{
  before_value (self);
  g_string_append (self->text, "null");
}

static void
write_members (CbJsonWriter *self, CbValue *value)
{
  guint size = cb_value_get_size (value);

  cb_json_writer_begin_object (self);
  for (guint i = 0; i < size; i++)
    {
      gsize length = 0;
      const char *key = cb_value_get_text (cb_value_get_key_value_at (value, i), &length);

      write_key (self, key, length);
      cb_json_writer_value (self, cb_value_get_member_at (value, i));
    }
  cb_json_writer_end_object (self);
}

static void
write_items (CbJsonWriter *self, CbValue *value)
{
  guint size = cb_value_get_size (value);

  cb_json_writer_begin_array (self);
  for (guint i = 0; i < size; i++)
    cb_json_writer_value (self, cb_value_get_item (value, i));
  cb_json_writer_end_array (self);
}

static void
write_text (CbJsonWriter *self, gboolean is_string, const char *text, gsize length)
{
  before_value (self);
  if (is_string)
    append_string (self, text, length);
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/* %NULL writes null. */
void
cb_json_writer_value (CbJsonWriter *self, CbValue *value)
{
  gsize length = 0;
  const char *text = cb_value_get_text (value, &length);

  switch (cb_value_get_kind (value))
    {
    case CB_NODE_OBJECT:
      write_members (self, value);
      break;
    case CB_NODE_ARRAY:
      write_items (self, value);
      break;
    case CB_NODE_BOOLEAN:
      cb_json_writer_boolean (self, cb_value_get_boolean (value));
      break;
    case CB_NODE_NULL:
      cb_json_writer_null (self);
      break;
    case CB_NODE_STRING:
    case CB_NODE_NUMBER:
    default:
      write_text (self, cb_value_is (value, CB_NODE_STRING), text, length);
      break;
    }
}

static void
write_one_node (CbJsonWriter *self, CbDocument *document, const CbNode *node)
{
  guint8 *level = get_level (self);
  gsize length = 0;
  const char *text = NULL;

  if (node->kind == CB_NODE_OBJECT)
    cb_json_writer_begin_object (self);
  else if (node->kind == CB_NODE_ARRAY)
    cb_json_writer_begin_array (self);
  else if (node->kind == CB_NODE_END && *level & LEVEL_OBJECT)
    cb_json_writer_end_object (self);
  else if (node->kind == CB_NODE_END)
    cb_json_writer_end_array (self);
  else if (node->kind == CB_NODE_BOOLEAN)
    cb_json_writer_boolean (self, cb_node_get_boolean (node));
  else if (node->kind == CB_NODE_NULL)
    cb_json_writer_null (self);
  else
    {
      text = cb_node_peek_text (document, node, &length);
      if (node->flags & CB_NODE_FLAG_KEY)
        write_key (self, text, length);
      else
        write_text (self, node->kind == CB_NODE_STRING, text, length);
    }
}

/* All members of a key that stands several times are written. %NULL writes null. */
void
cb_json_writer_node (CbJsonWriter *self, CbDocument *document, const CbNode *node)
{
  const CbNode *last = NULL;

  if (!node)
    {
      cb_json_writer_null (self);
      return;
    }
  for (last = cb_node_next_sibling (node); node < last; node++)
    write_one_node (self, document, node);
}

void
cb_json_writer_raw (CbJsonWriter *self, const char *text, gsize length)
{
  before_value (self);
  g_string_append_len (self->text, text, (gssize) length);
}

GBytes *
cb_json_writer_take (CbJsonWriter *self)
{
  GBytes *bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_string_free_to_bytes (self->text);
  self->text = g_string_new (NULL);
  return bytes;
}

char *
cb_json_writer_finish (CbJsonWriter *self, gsize *length)
{
  char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (length)
    *length = self->text->len;
  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);
  g_byte_array_set_size (self->levels, 0);
  return text;
}
