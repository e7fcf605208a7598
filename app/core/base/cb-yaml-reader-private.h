/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-document-private.h"

#include <yaml.h>

G_BEGIN_DECLS

#define CB_YAML_NO_NODE G_MAXUINT32

/* What an open container has in its spare bits. */
typedef enum
{
  CB_YAML_HAS_KEY = 1 << 0,   /* a mapping whose key was read and whose value comes next */
  CB_YAML_HAS_MERGE = 1 << 1, /* a mapping with a merge key */
} CbYamlBits;

/* What an anchor names: a copy, since the original can move while merge keys are resolved. */
typedef struct
{
  CbNode *nodes;
  guint32 n_nodes;
  guint height;
  /* The container that is still being read, or CB_YAML_NO_NODE. */
  guint32 open;
} CbYamlAnchor;

typedef struct
{
  CbDocument *document;
  yaml_parser_t parser;
  guint32 open;
  guint depth;
  guint max_depth;
  GHashTable *anchors;
  /* Anchors of open containers by the container's node. */
  GHashTable *open_anchors;
  gsize n_copied;
  gsize n_anchored;
  /* A pair of positions that belong together: libyaml counts characters. */
  gsize character;
  gsize byte;
  GError **error;
} CbYamlReader;

gsize cb_yaml_offset (CbYamlReader *self, const yaml_mark_t *mark);
gboolean cb_yaml_fail (CbYamlReader *self, const yaml_mark_t *mark, CbDocumentError code,
                       const char *message);

/* Appends the node of a scalar event. */
void cb_yaml_scalar_add (CbYamlReader *self, const yaml_event_t *event, gboolean is_key);

/* Names the node at @index, which is complete unless it is an open container. */
gboolean cb_yaml_anchor_set (CbYamlReader *self, const char *name, guint32 index);
gboolean cb_yaml_anchor_complete (CbYamlReader *self, guint32 index);
/* Appends a copy of what the alias stands for. */
gboolean cb_yaml_anchor_expand (CbYamlReader *self, const yaml_event_t *event);
void cb_yaml_anchor_free (gpointer data);

/* Resolves the merge keys of the mapping at @object, the last node but for its end. */
void cb_yaml_merge_resolve (CbYamlReader *self, guint32 object);

G_END_DECLS
