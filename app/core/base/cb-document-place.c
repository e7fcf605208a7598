/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"
#include "cb-pointer.h"

/* A place is found by counting from the mark before it; one mark for so many bytes. */
#define BYTES_PER_MARK ((gsize) 4096)

/* LF, CR LF and CR alone end a line; CR LF once, at its LF. */
static inline gboolean
ends_line (const CbDocument *self, gsize offset)
{
  guint8 byte = self->text[offset];

  return byte == '\n'
         || (byte == '\r' && (offset + 1 >= self->length || self->text[offset + 1] != '\n'));
}

static void
count_to (const CbDocument *self, CbLineMark *mark, gsize from, gsize to)
{
  for (gsize i = from; i < to; i++)
    {
      if (ends_line (self, i))
        {
          mark->line++;
          mark->column = 1;
        }
      else if ((self->text[i] & 0xc0) != 0x80)
        mark->column++;
    }
}

static void
ensure_lines (CbDocument *self)
{
  CbLineMark mark = { 1, 1 };
  gsize from = self->start;

  if (self->lines)
    return;
  self->n_lines = self->length / BYTES_PER_MARK + 1;
  self->lines = g_new (CbLineMark, self->n_lines);
  self->lines[0] = mark;
  for (gsize i = 1; i < self->n_lines; i++)
    {
      count_to (self, &mark, from, i * BYTES_PER_MARK);
      from = i * BYTES_PER_MARK;
      self->lines[i] = mark;
    }
}

CbPlace
cb_document_find_place (CbDocument *self, gsize offset)
{
  gsize end = MIN (offset, self->length);
  gsize index = end / BYTES_PER_MARK;
  CbLineMark mark;

  ensure_lines (self);
  mark = self->lines[index];
  count_to (self, &mark, MAX (index * BYTES_PER_MARK, self->start), end);
  return (CbPlace){ .offset = offset, .line = mark.line, .column = mark.column };
}

/**
 * cb_document_get_place:
 * @node: (nullable): a node of this document
 *
 * Where @node starts. Line and column are 0 for %NULL.
 */
CbPlace
cb_document_get_place (CbDocument *self, const CbNode *node)
{
  g_return_val_if_fail (self != NULL, ((CbPlace){ 0 }));

  if (!node)
    return (CbPlace){ 0 };
  return cb_document_find_place (self, node->offset);
}

/**
 * cb_document_get_key_place:
 * @node: (nullable): a node of this document
 *
 * Where the key of @node starts; where @node itself starts if it is not the member of an object.
 */
CbPlace
cb_document_get_key_place (CbDocument *self, const CbNode *node)
{
  return cb_document_get_place (self, node && node->flags & CB_NODE_FLAG_MEMBER ? node - 1 : node);
}

/* The child of @parent that is @node or holds it; appends its token. */
static const CbNode *
step_towards (CbDocument *self, const CbNode *parent, const CbNode *node, GString *pointer)
{
  const CbNode *child = parent + 1;
  guint index = 0;

  for (;; index++)
    {
      const CbNode *value = parent->kind == CB_NODE_OBJECT ? child + 1 : child;
      const CbNode *next = cb_node_next_sibling (value);

      if (node < next)
        {
          gsize length = 0;
          const char *key = NULL;

          if (parent->kind == CB_NODE_ARRAY)
            {
              g_string_append_printf (pointer, "/%u", index);
              return value;
            }
          key = cb_node_get_text (self, child, &length);
          cb_pointer_append (pointer, key, (gssize) length);
          return value;
        }
      child = next;
    }
}

/**
 * cb_document_dup_pointer:
 * @node: (nullable): a node of this document
 *
 * The JSON pointer (RFC 6901) that leads to @node; of one member among several with the same key
 * it leads to the last. Takes time in proportion to the siblings on the way.
 *
 * Returns: (transfer full): the pointer, "" for the root and for %NULL
 */
char *
cb_document_dup_pointer (CbDocument *self, const CbNode *node)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  const CbNode *at = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  at = self->nodes;
  while (node && at < node)
    at = step_towards (self, at, node, pointer);
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/**
 * cb_document_resolve_pointer:
 * @pointer: a JSON pointer of RFC 6901
 *
 * Returns: (transfer none) (nullable): what @pointer names, or %NULL
 */
const CbNode *
cb_document_resolve_pointer (CbDocument *self, const char *pointer)
{
  const CbNode *node = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  node = self->nodes;
  while (node && *pointer)
    {
      g_autofree char *token = NULL;
      guint index = 0;

      token = cb_pointer_next (&pointer);
      if (!token)
        return NULL;
      if (node->kind == CB_NODE_OBJECT)
        node = cb_node_get_member (self, node, token);
      else
        node = cb_pointer_to_index (token, &index) ? cb_node_get_item (node, index) : NULL;
    }
  return node;
}
