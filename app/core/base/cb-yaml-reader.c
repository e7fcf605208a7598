/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-yaml-reader-private.h"
#include "cb-json-writer.h"
#include "cb-limits.h"

gsize
cb_yaml_offset (CbYamlReader *self, const yaml_mark_t *mark)
{
  const guint8 *text = self->document->text;

  while (self->character < mark->index && self->byte < self->document->length)
    {
      self->byte++;
      while (self->byte < self->document->length && (text[self->byte] & 0xc0) == 0x80)
        self->byte++;
      self->character++;
    }
  while (self->character > mark->index)
    {
      self->byte--;
      while ((text[self->byte] & 0xc0) == 0x80)
        self->byte--;
      self->character--;
    }
  return self->byte;
}

gboolean
cb_yaml_fail (CbYamlReader *self, const yaml_mark_t *mark, CbDocumentError code,
              const char *message)
{
  return cb_document_fail (self->document, cb_yaml_offset (self, mark), code, message, self->error);
}

static gboolean
fail_parser (CbYamlReader *self)
{
  const yaml_parser_t *parser = &self->parser;
  g_autoptr (GString) message = g_string_new (parser->problem ? parser->problem : "not readable");

  if (parser->error == YAML_READER_ERROR)
    return cb_document_fail (self->document, self->document->start + parser->problem_offset,
                             CB_DOCUMENT_ERROR_ENCODING, message->str, self->error);
  if (parser->context)
    {
      g_string_append_printf (message, " %s", parser->context);
      if (parser->context_mark.line != parser->problem_mark.line)
        g_string_append_printf (message, " that starts in line %" G_GSIZE_FORMAT,
                                parser->context_mark.line + 1);
    }
  return cb_yaml_fail (self, &parser->problem_mark, CB_DOCUMENT_ERROR_SYNTAX, message->str);
}

static gboolean
wants_key (const CbYamlReader *self)
{
  const CbNode *node = NULL;

  if (self->open == CB_YAML_NO_NODE)
    return FALSE;
  node = self->document->nodes + self->open;
  return node->kind == CB_NODE_OBJECT && !(node->spare & CB_YAML_HAS_KEY);
}

/* A sequence or mapping that stands as a key is read as the key that its JSON is. */
static void
make_text_key (CbYamlReader *self, guint32 index)
{
  CbDocument *document = self->document;
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  g_autofree char *text = NULL;
  gsize length = 0;
  CbNode *node = NULL;

  cb_json_writer_node (writer, document, document->nodes + index);
  text = cb_json_writer_finish (writer, &length);
  document->n_nodes = index + 1;
  node = document->nodes + index;
  node->kind = CB_NODE_STRING;
  node->flags = CB_NODE_FLAG_KEY;
  node->spare = 0;
  node->length = (guint32) length;
  memcpy (cb_text_arena_add (&document->texts, length, &node->skip), text, length);
  cb_document_note (document, node->offset, "yaml-complex-key",
                    "JSON keys are texts; this one is read as the text of its JSON");
}

/* After the node at @index is complete: what it is to the container in which it stands. */
static void
place_node (CbYamlReader *self, guint32 index)
{
  CbNode *parent = NULL;
  CbNode *node = self->document->nodes + index;

  if (self->open == CB_YAML_NO_NODE)
    return;
  if (wants_key (self))
    {
      if (cb_node_is_container (node))
        make_text_key (self, index);
      parent = self->document->nodes + self->open;
      parent->spare |= CB_YAML_HAS_KEY;
      if (self->document->nodes[index].flags & CB_NODE_FLAG_MERGE)
        parent->spare |= CB_YAML_HAS_MERGE;
      return;
    }
  parent = self->document->nodes + self->open;
  if (parent->kind == CB_NODE_OBJECT)
    node->flags |= CB_NODE_FLAG_MEMBER;
  parent->spare &= (guint16) ~CB_YAML_HAS_KEY;
  parent->length++;
}

static gboolean
read_scalar (CbYamlReader *self, const yaml_event_t *event)
{
  guint32 index = self->document->n_nodes;

  cb_yaml_scalar_add (self, event, wants_key (self));
  if (!cb_yaml_anchor_set (self, (const char *) event->data.scalar.anchor, index))
    return FALSE;
  place_node (self, index);
  return TRUE;
}

/* A scalar that stands for a key is a string, whatever it was where its anchor is. */
static void
make_scalar_key (CbYamlReader *self, CbNode *node)
{
  static const char *const literals[] = { "null", "false", "true" };
  const char *text = literals[0];

  node->flags |= CB_NODE_FLAG_KEY;
  if (node->kind == CB_NODE_BOOLEAN)
    text = literals[node->flags & CB_NODE_FLAG_TRUE ? 2 : 1];
  if (node->kind == CB_NODE_NULL || node->kind == CB_NODE_BOOLEAN)
    memcpy (cb_text_arena_add (&self->document->texts, strlen (text), &node->skip), text,
            strlen (text));
  node->kind = CB_NODE_STRING;
}

static gboolean
read_alias (CbYamlReader *self, const yaml_event_t *event)
{
  guint32 index = self->document->n_nodes;

  if (!cb_yaml_anchor_expand (self, event))
    return FALSE;
  if (wants_key (self) && !cb_node_is_container (self->document->nodes + index))
    make_scalar_key (self, self->document->nodes + index);
  place_node (self, index);
  return TRUE;
}

static gboolean
begin_container (CbYamlReader *self, const yaml_event_t *event, CbNodeKind kind, const char *anchor)
{
  gsize offset = cb_yaml_offset (self, &event->start_mark);
  guint32 index = self->document->n_nodes;
  CbNode *node = NULL;

  if (self->depth == self->max_depth)
    {
      g_autofree char *message = g_strdup_printf (
          "the text is nested deeper than the %u levels that can be read", self->max_depth);

      return cb_yaml_fail (self, &event->start_mark, CB_DOCUMENT_ERROR_LIMIT, message);
    }
  node = cb_document_add_node (self->document, kind, 0, offset, 0);
  node->skip = self->open;
  self->open = index;
  self->depth++;
  return cb_yaml_anchor_set (self, anchor, index);
}

static gboolean
end_container (CbYamlReader *self, const yaml_event_t *event)
{
  CbDocument *document = self->document;
  guint32 index = self->open;
  guint spare = document->nodes[index].spare;

  if (spare & CB_YAML_HAS_MERGE)
    cb_yaml_merge_resolve (self, index);
  self->open = document->nodes[index].skip;
  self->depth--;
  cb_document_add_node (document, CB_NODE_END, 0, cb_yaml_offset (self, &event->end_mark), 0);
  document->nodes[index].skip = document->n_nodes - index;
  document->nodes[index].spare = 0;
  if (document->nodes[index].kind == CB_NODE_OBJECT)
    cb_node_check_keys (document, index);
  if (!cb_yaml_anchor_complete (self, index))
    return FALSE;
  place_node (self, index);
  return TRUE;
}

static gboolean
read_event (CbYamlReader *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      return read_scalar (self, event);
    case YAML_ALIAS_EVENT:
      return read_alias (self, event);
    case YAML_SEQUENCE_START_EVENT:
      return begin_container (self, event, CB_NODE_ARRAY,
                              (const char *) event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
      return begin_container (self, event, CB_NODE_OBJECT,
                              (const char *) event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return end_container (self, event);
    default:
      return TRUE;
    }
}

/* The first byte from @offset on that belongs to neither white space nor a comment. */
static gsize
skip_comments (const CbDocument *document, gsize offset)
{
  const guint8 *end = document->text + document->length;
  const guint8 *p = document->text + offset;

  while (p < end && (g_ascii_isspace ((char) *p) || *p == '#'))
    {
      const guint8 *line = *p == '#' ? memchr (p, '\n', (gsize) (end - p)) : p + 1;

      p = line ? line : end;
    }
  return (gsize) (p - document->text);
}

/* Whether anything but the end comes after the first document. What comes after its end mark need
 * not be well-formed; without a mark it is a mistake unless a document or a directive starts. It is
 * not left to libyaml, which takes quadratic time for directives. */
static gboolean
look_behind_document (CbYamlReader *self, const yaml_mark_t *end, gboolean has_mark)
{
  CbDocument *document = self->document;
  gsize offset = skip_comments (document, cb_yaml_offset (self, end));
  const char *rest = (const char *) document->text + offset;
  gsize left = document->length - offset;
  yaml_event_t event;

  if (left == 0)
    return TRUE;
  if (!has_mark && *rest != '%' && (left < 3 || memcmp (rest, "---", 3) != 0))
    {
      if (!yaml_parser_parse (&self->parser, &event))
        return fail_parser (self);
      yaml_event_delete (&event);
    }
  cb_document_note (document, offset, "yaml-more-documents",
                    "Only the first document is read; something follows it");
  return TRUE;
}

/* libyaml compares each directive with all before it. */
static gboolean
check_directives (CbYamlReader *self)
{
  const CbDocument *document = self->document;
  guint n_directives = 0;
  gsize offset = skip_comments (document, document->start);

  while (offset < document->length && document->text[offset] == '%')
    {
      const guint8 *line = document->text + offset;
      const guint8 *end = memchr (line, '\n', document->length - offset);

      if (++n_directives > CB_LIMIT_YAML_DIRECTIVES)
        return cb_document_fail (self->document, offset, CB_DOCUMENT_ERROR_LIMIT,
                                 "there are more directives than can be read", self->error);
      offset = skip_comments (document, end ? (gsize) (end - document->text) : document->length);
    }
  return TRUE;
}

static gboolean
read_events (CbYamlReader *self)
{
  yaml_event_type_t type = YAML_NO_EVENT;
  gboolean has_mark = FALSE;
  yaml_mark_t end = { 0 };

  while (type != YAML_STREAM_END_EVENT && type != YAML_DOCUMENT_END_EVENT)
    {
      yaml_event_t event;
      gboolean taken = FALSE;

      if (!yaml_parser_parse (&self->parser, &event))
        return fail_parser (self);
      type = event.type;
      end = event.end_mark;
      has_mark = type == YAML_DOCUMENT_END_EVENT && !event.data.document_end.implicit;
      taken = read_event (self, &event);
      yaml_event_delete (&event);
      if (!taken)
        return FALSE;
    }
  if (type == YAML_DOCUMENT_END_EVENT && !look_behind_document (self, &end, has_mark))
    return FALSE;
  if (self->document->n_nodes)
    return TRUE;
  return cb_document_fail (self->document, self->document->length, CB_DOCUMENT_ERROR_SYNTAX,
                           "the text holds no value", self->error);
}

/*
 * Reads the first YAML document of the text. Types are those of the core schema of YAML 1.2.2
 * section 10.3; keys are texts; aliases are expanded and merge keys resolved.
 */
gboolean
cb_yaml_read (CbDocument *self, guint max_depth, GError **error)
{
  CbYamlReader reader = {
    .document = self,
    .open = CB_YAML_NO_NODE,
    .max_depth = max_depth,
    .byte = self->start,
    .error = error,
  };
  gboolean read = FALSE;

  if (!yaml_parser_initialize (&reader.parser))
    return cb_document_fail (self, 0, CB_DOCUMENT_ERROR_LIMIT, "there is not enough memory", error);
  reader.anchors = g_hash_table_new_full (cb_hash_text, g_str_equal, g_free, cb_yaml_anchor_free);
  reader.open_anchors = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  yaml_parser_set_encoding (&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&reader.parser, self->text + self->start,
                                self->length - self->start);
  read = check_directives (&reader) && read_events (&reader);
  yaml_parser_delete (&reader.parser);
  g_hash_table_unref (reader.anchors);
  g_hash_table_unref (reader.open_anchors);
  return read;
}
