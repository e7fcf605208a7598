/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-yaml-reader-private.h"

/*
 * Merge keys (https://yaml.org/type/merge.html): the members of the mapping, or of each of the
 * mappings, that `<<` holds take its place, except those whose key the mapping has itself or an
 * earlier source gave.
 */

typedef struct
{
  CbDocument *document;
  GArray *nodes;
  guint32 size;
  GHashTable *taken;
} Merge;

static GBytes *
make_key (Merge *self, const CbNode *key)
{
  gsize length = 0;
  const char *text = cb_node_peek_text (self->document, key, &length);

  return g_bytes_new (text, length);
}

static void
append_member (Merge *self, const CbNode *key)
{
  const CbNode *end = cb_node_next_sibling (key + 1);

  g_array_append_vals (self->nodes, key, (guint) (end - key));
  self->size++;
}

/* From the last member to the first, since of the same key the last counts. */
static void
append_source (Merge *self, const CbNode *source)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const CbNode *key = source + 1;

  for (guint i = 0; i < source->length; i++)
    {
      g_ptr_array_add (keys, (gpointer) key);
      key = cb_node_next_sibling (key + 1);
    }
  for (guint i = keys->len; i-- > 0;)
    if (g_hash_table_add (self->taken, make_key (self, g_ptr_array_index (keys, i))))
      g_ptr_array_add (kept, g_ptr_array_index (keys, i));
  for (guint i = kept->len; i-- > 0;)
    append_member (self, g_ptr_array_index (kept, i));
}

static gboolean
can_merge (const CbNode *value)
{
  const CbNode *item = value + 1;

  if (value->kind != CB_NODE_ARRAY)
    return value->kind == CB_NODE_OBJECT;
  for (guint i = 0; i < value->length; i++, item = cb_node_next_sibling (item))
    if (item->kind != CB_NODE_OBJECT)
      return FALSE;
  return TRUE;
}

static void
append_merged (Merge *self, const CbNode *key)
{
  const CbNode *value = key + 1;
  const CbNode *item = value + 1;

  if (!can_merge (value))
    {
      cb_document_note (self->document, key->offset, "yaml-merge",
                        "Only mappings can be merged; << is read as a key like any other");
      append_member (self, key);
    }
  else if (value->kind == CB_NODE_OBJECT)
    append_source (self, value);
  else
    for (guint i = 0; i < value->length; i++, item = cb_node_next_sibling (item))
      append_source (self, item);
}

static void
take_own_keys (Merge *self, const CbNode *object)
{
  const CbNode *key = object + 1;

  for (guint i = 0; i < object->length; i++)
    {
      if (!(key->flags & CB_NODE_FLAG_MERGE))
        g_hash_table_add (self->taken, make_key (self, key));
      key = cb_node_next_sibling (key + 1);
    }
}

void
cb_yaml_merge_resolve (CbYamlReader *self, guint32 object)
{
  CbDocument *document = self->document;
  CbNode *node = document->nodes + object;
  const CbNode *key = node + 1;
  Merge merge = { .document = document };

  merge.nodes = g_array_new (FALSE, FALSE, sizeof (CbNode));
  merge.taken = g_hash_table_new_full (cb_hash_gbytes, g_bytes_equal,
                                       (GDestroyNotify) g_bytes_unref, NULL);
  take_own_keys (&merge, node);
  for (guint i = 0; i < node->length; i++)
    {
      const CbNode *next = cb_node_next_sibling (key + 1);

      if (key->flags & CB_NODE_FLAG_MERGE)
        append_merged (&merge, key);
      else
        append_member (&merge, key);
      key = next;
    }
  /* Never more than there were: the sources stood in this mapping. */
  if (merge.nodes->len)
    memcpy (node + 1, merge.nodes->data, merge.nodes->len * sizeof (CbNode));
  node->length = merge.size;
  document->n_nodes = object + 1 + merge.nodes->len;
  g_array_unref (merge.nodes);
  g_hash_table_unref (merge.taken);
}
