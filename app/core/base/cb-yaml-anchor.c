/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-limits.h"
#include "cb-yaml-reader-private.h"

void
cb_yaml_anchor_free (gpointer data)
{
  CbYamlAnchor *anchor = data;

  g_free (anchor->nodes);
  g_free (anchor);
}

/* How many levels of containers there are in @nodes. */
static guint
measure_height (const CbNode *nodes, guint32 n_nodes)
{
  guint depth = 0;
  guint height = 0;

  for (guint32 i = 0; i < n_nodes; i++)
    {
      if (cb_node_is_container (&nodes[i]))
        {
          depth++;
          height = MAX (height, depth);
        }
      else if (nodes[i].kind == CB_NODE_END)
        depth--;
    }
  return height;
}

static gboolean
copy_nodes (CbYamlReader *self, CbYamlAnchor *anchor, guint32 index)
{
  const CbNode *node = self->document->nodes + index;
  guint32 n_nodes = (guint32) (cb_node_next_sibling (node) - node);

  self->n_anchored += n_nodes;
  if (self->n_anchored > CB_LIMIT_YAML_ALIAS_NODES)
    return cb_document_fail (self->document, node->offset, CB_DOCUMENT_ERROR_LIMIT,
                             "more has anchors than can be kept", self->error);
  anchor->nodes = g_memdup2 (node, n_nodes * sizeof (CbNode));
  anchor->nodes->flags &= (guint8) ~(CB_NODE_FLAG_KEY | CB_NODE_FLAG_MEMBER | CB_NODE_FLAG_MERGE);
  anchor->n_nodes = n_nodes;
  anchor->height = measure_height (node, n_nodes);
  anchor->open = CB_YAML_NO_NODE;
  return TRUE;
}

gboolean
cb_yaml_anchor_set (CbYamlReader *self, const char *name, guint32 index)
{
  CbYamlAnchor *anchor = NULL;

  if (!name)
    return TRUE;
  anchor = g_new0 (CbYamlAnchor, 1);
  g_hash_table_replace (self->anchors, g_strdup (name), anchor);
  if (!cb_node_is_container (self->document->nodes + index))
    return copy_nodes (self, anchor, index);
  anchor->open = index;
  g_hash_table_replace (self->open_anchors, GUINT_TO_POINTER (index), g_strdup (name));
  return TRUE;
}

gboolean
cb_yaml_anchor_complete (CbYamlReader *self, guint32 index)
{
  g_autofree char *name = NULL;
  CbYamlAnchor *anchor = NULL;

  if (!g_hash_table_steal_extended (self->open_anchors, GUINT_TO_POINTER (index), NULL,
                                    (gpointer *) &name))
    return TRUE;
  anchor = g_hash_table_lookup (self->anchors, name);
  /* The name can have been given to something else meanwhile. */
  if (anchor->open != index)
    return TRUE;
  return copy_nodes (self, anchor, index);
}

static gboolean
check_expansion (CbYamlReader *self, const yaml_event_t *event, const CbYamlAnchor *anchor)
{
  const yaml_mark_t *mark = &event->start_mark;

  if (!anchor)
    return cb_yaml_fail (self, mark, CB_DOCUMENT_ERROR_SYNTAX,
                         "nothing before this has the anchor that the alias names");
  if (anchor->open != CB_YAML_NO_NODE)
    return cb_yaml_fail (self, mark, CB_DOCUMENT_ERROR_SYNTAX,
                         "the alias stands within what it names");
  if (self->depth + anchor->height > self->max_depth)
    return cb_yaml_fail (self, mark, CB_DOCUMENT_ERROR_LIMIT,
                         "with this alias the text is nested deeper than can be read");
  self->n_copied += anchor->n_nodes;
  if (self->n_copied > CB_LIMIT_YAML_ALIAS_NODES)
    return cb_yaml_fail (self, mark, CB_DOCUMENT_ERROR_LIMIT,
                         "the aliases stand for more values than can be read");
  return TRUE;
}

gboolean
cb_yaml_anchor_expand (CbYamlReader *self, const yaml_event_t *event)
{
  CbYamlAnchor *anchor = g_hash_table_lookup (self->anchors,
                                              (const char *) event->data.alias.anchor);
  CbDocument *document = self->document;
  CbNode *node = NULL;

  if (!check_expansion (self, event, anchor))
    return FALSE;
  while (document->n_allocated - document->n_nodes < anchor->n_nodes)
    cb_document_grow_nodes (document);
  node = document->nodes + document->n_nodes;
  memcpy (node, anchor->nodes, anchor->n_nodes * sizeof (CbNode));
  /* A scalar's offset says where its text is. */
  if (cb_node_is_container (node))
    node->offset = (guint32) cb_yaml_offset (self, &event->start_mark);
  document->n_nodes += anchor->n_nodes;
  return TRUE;
}
