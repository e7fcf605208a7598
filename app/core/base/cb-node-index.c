/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"

/* Objects of so few members are compared pair by pair. */
#define PAIRWISE_MEMBERS 8

/* An open-addressing table from key to the distance of the key's node from its object. */
typedef struct
{
  guint32 mask;
  guint32 slots[];
} KeyIndex;

static KeyIndex *
key_index_new (guint n_members)
{
  gsize size = 16;
  KeyIndex *index = NULL;

  while (size < (gsize) n_members * 2)
    size *= 2;
  index = g_malloc0 (sizeof *index + size * sizeof (guint32));
  index->mask = (guint32) (size - 1);
  return index;
}

static gsize
key_index_memory (const KeyIndex *index)
{
  return sizeof *index + ((gsize) index->mask + 1) * sizeof (guint32);
}

/* The slot that holds @key or, where it isn't there, the free one for it. */
static guint32 *
find_slot (CbDocument *document, KeyIndex *index, const CbNode *object, const char *key,
           gsize length)
{
  guint32 at = cb_hash_bytes (key, length) & index->mask;

  for (; index->slots[at]; at = (at + 1) & index->mask)
    {
      gsize other_length = 0;
      const char *other = cb_node_peek_text (document, object + index->slots[at], &other_length);

      if (other_length == length && memcmp (other, key, length) == 0)
        break;
    }
  return &index->slots[at];
}

/* Fills the index; the last of several with the same key stays. */
static KeyIndex *
index_members (CbDocument *document, const CbNode *object, gboolean note_duplicates)
{
  KeyIndex *index = key_index_new (object->length);
  const CbNode *key = object + 1;

  for (guint i = 0; i < object->length; i++)
    {
      gsize length = 0;
      const char *text = cb_node_peek_text (document, key, &length);
      guint32 *slot = find_slot (document, index, object, text, length);

      if (*slot && note_duplicates)
        cb_document_note_duplicate (document, key);
      *slot = (guint32) (key - object);
      key = cb_node_next_sibling (key + 1);
    }
  return index;
}

static void
check_pairwise (CbDocument *self, const CbNode *object)
{
  const char *texts[PAIRWISE_MEMBERS];
  gsize lengths[PAIRWISE_MEMBERS];
  const CbNode *key = object + 1;

  for (guint i = 0; i < object->length; i++)
    {
      texts[i] = cb_node_peek_text (self, key, &lengths[i]);
      for (guint j = 0; j < i; j++)
        {
          if (lengths[j] != lengths[i] || memcmp (texts[j], texts[i], lengths[i]) != 0)
            continue;
          cb_document_note_duplicate (self, key);
          break;
        }
      key = cb_node_next_sibling (key + 1);
    }
}

void
cb_node_check_keys (CbDocument *self, guint32 object)
{
  const CbNode *node = self->nodes + object;

  if (node->length < 2)
    return;
  if (node->length <= PAIRWISE_MEMBERS)
    check_pairwise (self, node);
  else
    g_free (index_members (self, node, TRUE));
}

static const CbNode *
search_linear (CbDocument *document, const CbNode *object, const char *key, gsize length)
{
  const CbNode *at = object + 1;
  const CbNode *found = NULL;

  for (guint i = 0; i < object->length; i++)
    {
      gsize other_length = 0;
      const char *other = cb_node_peek_text (document, at, &other_length);

      if (other_length == length && memcmp (other, key, length) == 0)
        found = at + 1;
      at = cb_node_next_sibling (at + 1);
    }
  return found;
}

static KeyIndex *
ensure_index (CbDocument *document, const CbNode *object)
{
  CbNode *end = (CbNode *) object + object->skip - 1;
  KeyIndex *index = NULL;

  if (end->skip)
    return g_ptr_array_index (document->indexes, end->skip - 1);
  if (!document->indexes)
    document->indexes = g_ptr_array_new_with_free_func (g_free);
  index = index_members (document, object, FALSE);
  g_ptr_array_add (document->indexes, index);
  document->index_memory += key_index_memory (index);
  end->skip = document->indexes->len;
  return index;
}

const CbNode *
cb_node_get_member (CbDocument *document, const CbNode *node, const char *key)
{
  gsize length = 0;
  KeyIndex *index = NULL;
  guint32 slot = 0;

  g_return_val_if_fail (key != NULL, NULL);

  if (!node || node->kind != CB_NODE_OBJECT)
    return NULL;
  length = strlen (key);
  if (node->length <= CB_NODE_LINEAR_MEMBERS)
    return search_linear (document, node, key, length);
  index = ensure_index (document, node);
  slot = *find_slot (document, index, node, key, length);
  return slot ? node + slot + 1 : NULL;
}

/* NULL also where the member is neither a string nor a number. */
const char *
cb_node_get_member_text (CbDocument *document, const CbNode *node, const char *key)
{
  return cb_node_get_text (document, cb_node_get_member (document, node, key), NULL);
}
