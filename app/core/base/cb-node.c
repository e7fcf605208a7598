/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"

CbNodeKind
cb_node_get_kind (const CbNode *node)
{
  return node ? (CbNodeKind) node->kind : CB_NODE_NULL;
}

/* An absent value (%NULL) is of kind %CB_NODE_NULL. */
gboolean
cb_node_is (const CbNode *node, CbNodeKind kind)
{
  return cb_node_get_kind (node) == kind;
}

/* FALSE for every other kind. */
gboolean
cb_node_get_boolean (const CbNode *node)
{
  return node && node->kind == CB_NODE_BOOLEAN && node->flags & CB_NODE_FLAG_TRUE;
}

static const char *
decode_text (CbDocument *document, CbNode *node, gsize *length)
{
  const char *source = (const char *) document->text + node->offset;
  char *text = cb_text_arena_add (&document->texts, node->length, &node->skip);
  gsize decoded = node->length;

  if (node->flags & CB_NODE_FLAG_QUOTED)
    source++;
  if (node->flags & CB_NODE_FLAG_ESCAPED)
    {
      decoded = cb_json_unescape (source, node->length, text);
      cb_text_arena_trim (&document->texts, node->skip, decoded);
    }
  else
    memcpy (text, source, node->length);
  if (length)
    *length = decoded;
  return text;
}

const char *
cb_node_peek_text (CbDocument *document, const CbNode *node, gsize *length)
{
  if (node->skip)
    return cb_text_arena_get (&document->texts, node->skip, length);
  if (node->flags & CB_NODE_FLAG_ESCAPED)
    return decode_text (document, (CbNode *) node, length);
  *length = node->length;
  return (const char *) document->text + node->offset + (node->flags & CB_NODE_FLAG_QUOTED ? 1 : 0);
}

const char *
cb_node_get_text (CbDocument *document, const CbNode *node, gsize *length)
{
  if (length)
    *length = 0;
  if (!node || (node->kind != CB_NODE_STRING && node->kind != CB_NODE_NUMBER))
    return NULL;
  if (node->skip)
    return cb_text_arena_get (&document->texts, node->skip, length);
  return decode_text (document, (CbNode *) node, length);
}

/**
 * cb_node_get_key:
 * @length: (out) (optional): its bytes
 *
 * The key under which @node stands in its object.
 *
 * Returns: (transfer none) (nullable): the key, or %NULL for items, for the root and for %NULL
 */
const char *
cb_node_get_key (CbDocument *document, const CbNode *node, gsize *length)
{
  if (length)
    *length = 0;
  if (!node || !(node->flags & CB_NODE_FLAG_MEMBER))
    return NULL;
  return cb_node_get_text (document, node - 1, length);
}

/**
 * cb_node_get_int64:
 *
 * Reads an integer exactly; `1.0` and `1e3` are integers too, as far as 2^53.
 *
 * Returns: whether @node is a number that is an integer and fits
 */
gboolean
cb_node_get_int64 (CbDocument *document, const CbNode *node, gint64 *value)
{
  gsize length = 0;
  const char *text = NULL;

  if (!node || node->kind != CB_NODE_NUMBER)
    return FALSE;
  text = cb_node_peek_text (document, node, &length);
  return cb_number_to_int64 (text, length, value);
}

/**
 * cb_node_get_double:
 *
 * Reads a number, rounded to what a double holds.
 *
 * Returns: whether @node is a number that is not beyond a double
 */
gboolean
cb_node_get_double (CbDocument *document, const CbNode *node, double *value)
{
  if (!node || node->kind != CB_NODE_NUMBER)
    return FALSE;
  return cb_number_to_double (cb_node_get_text (document, node, NULL), value);
}

GBytes *
cb_node_slice (CbDocument *document, const CbNode *node)
{
  gsize length = 0;

  if (!node || document->yaml)
    return NULL;
  if (cb_node_is_container (node))
    length = node[node->skip - 1].offset - node->offset;
  else
    length = node->length + (node->flags & CB_NODE_FLAG_QUOTED ? 2 : 0);
  return g_bytes_new_from_bytes (document->bytes, node->offset, length);
}

guint
cb_node_get_size (const CbNode *node)
{
  return node && cb_node_is_container (node) ? node->length : 0;
}

/* Items that are all scalars stand side by side; else the end remembers the item looked at last,
 * so that going through by index takes one step an item. */
const CbNode *
cb_node_get_item (const CbNode *node, guint index)
{
  CbNode *end = NULL;
  const CbNode *child = NULL;
  guint at = 0;

  if (!node || node->kind != CB_NODE_ARRAY || index >= node->length)
    return NULL;
  if (node->skip == node->length + 2)
    return node + 1 + index;
  end = (CbNode *) node + node->skip - 1;
  child = node + 1;
  if (end->skip && end->length <= index)
    {
      at = end->length;
      child = node + end->skip;
    }
  for (; at < index; at++)
    child = cb_node_next_sibling (child);
  end->length = index;
  end->skip = (guint32) (child - node);
  return child;
}

void
cb_node_iter_init (CbNodeIter *iter, CbDocument *document, const CbNode *node)
{
  iter->document = document;
  iter->left = cb_node_get_size (node);
  iter->next = iter->left ? node + 1 : NULL;
  iter->keyed = cb_node_is (node, CB_NODE_OBJECT);
}

gboolean
cb_node_iter_next (CbNodeIter *iter, const char **key, const CbNode **child)
{
  const CbNode *found = iter->next;

  if (iter->left == 0)
    return FALSE;
  if (key)
    *key = iter->keyed ? cb_node_get_text (iter->document, found, NULL) : NULL;
  if (iter->keyed)
    found++;
  if (child)
    *child = found;
  iter->next = cb_node_next_sibling (found);
  iter->left--;
  return TRUE;
}
