/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-yaml-reader-private.h"

#define TAG_PREFIX "tag:yaml.org,2002:"

/* What a scalar is by the core schema of YAML 1.2.2, section 10.3.2. */
typedef struct
{
  CbNodeKind kind;
  guint flags;
  /* A number of RFC 8259, where the text is a number but not that one. */
  char *number;
  const char *note;
} Resolution;

static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };
static const char *const trues[] = { "true", "True", "TRUE", NULL };
static const char *const falses[] = { "false", "False", "FALSE", NULL };
static const char *const not_numbers[] = { ".nan",  ".NaN",  ".NAN",  ".inf",  ".Inf",
                                           ".INF",  "+.inf", "+.Inf", "+.INF", "-.inf",
                                           "-.Inf", "-.INF", NULL };

static gboolean
is_decimal (const char *text)
{
  gsize before = 0;
  gsize after = 0;

  if (*text == '+' || *text == '-')
    text++;
  before = strspn (text, "0123456789");
  text += before;
  if (*text == '.')
    {
      after = strspn (++text, "0123456789");
      text += after;
    }
  if (before + after == 0)
    return FALSE;
  if (*text == 'e' || *text == 'E')
    {
      text++;
      if (*text == '+' || *text == '-')
        text++;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      text += strspn (text, "0123456789");
    }
  return *text == '\0';
}

/* As RFC 8259 writes it: no plus, no zeros in front, digits on both sides of the point. */
static char *
normalize_decimal (const char *text)
{
  GString *number = g_string_new (NULL);

  if (*text == '-')
    g_string_append_c (number, '-');
  if (*text == '+' || *text == '-')
    text++;
  while (text[0] == '0' && g_ascii_isdigit (text[1]))
    text++;
  if (*text == '.')
    g_string_append_c (number, '0');
  for (; *text; text++)
    {
      g_string_append_c (number, *text);
      if (*text == '.' && !g_ascii_isdigit (text[1]))
        g_string_append_c (number, '0');
    }
  return g_string_free (number, FALSE);
}

/* 0o17 and 0x1F, up to 64 bits. */
static char *
normalize_based (const char *text)
{
  guint base = text[0] == '0' && text[1] == 'o' ? 8 : 16;
  guint64 value = 0;

  if (text[0] != '0' || (text[1] != 'o' && text[1] != 'x') || !g_ascii_isxdigit (text[2])
      || !g_ascii_string_to_unsigned (text + 2, base, 0, G_MAXUINT64, &value, NULL))
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT, value);
}

static void
resolve_number (Resolution *resolution, const char *text, gsize length)
{
  char *number = NULL;

  if (cb_number_is_valid (text, length))
    {
      resolution->kind = CB_NODE_NUMBER;
      return;
    }
  number = is_decimal (text) ? normalize_decimal (text) : normalize_based (text);
  if (!number)
    return;
  resolution->kind = CB_NODE_NUMBER;
  resolution->number = number;
  resolution->note = "This is read as a number; if it is a text, put it in quotes";
}

static Resolution
resolve_plain (const char *text, gsize length)
{
  Resolution resolution = { .kind = CB_NODE_STRING };

  if (strlen (text) != length)
    return resolution;
  if (g_strv_contains (nulls, text))
    resolution.kind = CB_NODE_NULL;
  else if (g_strv_contains (trues, text))
    {
      resolution.kind = CB_NODE_BOOLEAN;
      resolution.flags = CB_NODE_FLAG_TRUE;
    }
  else if (g_strv_contains (falses, text))
    resolution.kind = CB_NODE_BOOLEAN;
  else if (g_strv_contains (not_numbers, text))
    {
      resolution.kind = CB_NODE_NULL;
      resolution.note = "JSON has no such number; it is read as null";
    }
  else if (length && strchr ("+-.0123456789", *text))
    resolve_number (&resolution, text, length);
  return resolution;
}

/* By a tag that is written out: only what fits the tag is taken. */
static Resolution
resolve_tagged (const char *tag, const char *text, gsize length)
{
  static const struct
  {
    const char *name;
    CbNodeKind kind;
  } known[] = {
    { "int", CB_NODE_NUMBER },
    { "float", CB_NODE_NUMBER },
    { "bool", CB_NODE_BOOLEAN },
    { "null", CB_NODE_NULL },
  };
  Resolution resolution = { .kind = CB_NODE_STRING };
  Resolution found = { 0 };

  if (g_str_equal (tag, "!") || g_str_equal (tag, TAG_PREFIX "str"))
    return resolution;
  for (gsize i = 0; g_str_has_prefix (tag, TAG_PREFIX) && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (tag + strlen (TAG_PREFIX), known[i].name))
      {
        found = resolve_plain (text, length);
        if (found.kind == known[i].kind)
          return found;
        g_free (found.number);
      }
  resolution.note = "The tag here is not known, or what it marks does not fit; read as a text";
  return resolution;
}

static Resolution
resolve (const yaml_event_t *event, gboolean is_text)
{
  const char *text = (const char *) event->data.scalar.value;
  gsize length = event->data.scalar.length;

  if (event->data.scalar.plain_implicit && !is_text)
    return resolve_plain (text, length);
  if (event->data.scalar.plain_implicit || event->data.scalar.quoted_implicit
      || !event->data.scalar.tag)
    return (Resolution){ .kind = CB_NODE_STRING };
  return resolve_tagged ((const char *) event->data.scalar.tag, text, length);
}

static void
keep_text (CbDocument *document, CbNode *node, const char *text, gsize length)
{
  memcpy (cb_text_arena_add (&document->texts, length, &node->skip), text, length);
}

/* Most scalars stand in the source as they are; the others are kept in the arena. */
static void
set_text (CbDocument *document, CbNode *node, const char *text, gsize length)
{
  const guint8 *source = document->text + node->offset;
  gsize left = document->length - node->offset;
  gsize quote = left > 0 && (*source == '"' || *source == '\'') ? 1 : 0;

  if (left >= length + quote && memcmp (source + quote, text, length) == 0)
    node->flags |= quote ? CB_NODE_FLAG_QUOTED : 0;
  else
    keep_text (document, node, text, length);
}

/* libyaml takes the tag `!`, which says that this is a text, for none. */
static gboolean
has_text_tag (const CbDocument *document, gsize offset)
{
  return offset < document->length && document->text[offset] == '!';
}

static gboolean
is_merge_key (const yaml_event_t *event)
{
  const char *tag = (const char *) event->data.scalar.tag;

  if (strcmp ((const char *) event->data.scalar.value, "<<") != 0)
    return FALSE;
  return event->data.scalar.plain_implicit || g_strcmp0 (tag, TAG_PREFIX "merge") == 0;
}

void
cb_yaml_scalar_add (CbYamlReader *self, const yaml_event_t *event, gboolean is_key)
{
  const char *text = (const char *) event->data.scalar.value;
  gsize length = event->data.scalar.length;
  gsize offset = cb_yaml_offset (self, &event->start_mark);
  Resolution resolution = { .kind = CB_NODE_STRING };
  CbNode *node = NULL;

  if (!is_key)
    resolution = resolve (event, has_text_tag (self->document, offset));
  node = cb_document_add_node (self->document, resolution.kind, resolution.flags, offset, length);
  if (is_key)
    node->flags |= CB_NODE_FLAG_KEY | (is_merge_key (event) ? CB_NODE_FLAG_MERGE : 0);
  if (resolution.number)
    keep_text (self->document, node, resolution.number, strlen (resolution.number));
  else if (node->kind == CB_NODE_STRING || node->kind == CB_NODE_NUMBER)
    set_text (self->document, node, text, length);
  if (resolution.note)
    cb_document_note (self->document, offset,
                      resolution.kind == CB_NODE_STRING ? "yaml-tag" : "yaml-number",
                      resolution.note);
  g_free (resolution.number);
}
