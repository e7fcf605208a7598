/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-document.h"
#include "cb-scan-private.h"

G_BEGIN_DECLS

/* The node that stands after the last child of each container. */
#define CB_NODE_END ((CbNodeKind) 6)

/* Objects up to this size are searched one by one, larger ones through an index. */
#define CB_NODE_LINEAR_MEMBERS 16

typedef enum
{
  CB_NODE_FLAG_QUOTED = 1 << 0,  /* the text starts one byte after the offset */
  CB_NODE_FLAG_ESCAPED = 1 << 1, /* the source is not the text */
  CB_NODE_FLAG_KEY = 1 << 2,     /* a key; its value is the next node */
  CB_NODE_FLAG_MEMBER = 1 << 3,  /* the node before is its key */
  CB_NODE_FLAG_TRUE = 1 << 4,
  CB_NODE_FLAG_MERGE = 1 << 5, /* a key that is YAML's merge key */
} CbNodeFlags;

/*
 * Nodes stand in the order of the source in one array. An object's children are pairs of key and
 * value. Each container ends with a node of kind CB_NODE_END, which holds the offset after the
 * closing bracket and what makes access to the container fast.
 */
struct _CbNode
{
  guint8 kind;
  guint8 flags;
  guint16 spare;
  guint32 offset;
  /* scalars: bytes of the source text; containers: members or items; ends: the item looked at last
   */
  guint32 length;
  /* scalars: the text in the arena, 0 while it has not been asked for; containers: nodes up to the
   * next sibling (while being read: the parent); ends: index number or distance of that item */
  guint32 skip;
};

/* Decoded texts that never move. */
typedef struct
{
  GPtrArray *blocks;
  gsize used;
  gsize block_size;
  gsize total;
} CbTextArena;

typedef struct
{
  guint32 line;
  guint32 column;
} CbLineMark;

struct _CbDocument
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  const guint8 *text;
  gsize length;
  /* The first byte that counts: 3 after a byte order mark. */
  gsize start;
  gboolean yaml;
  CbNode *nodes;
  guint32 n_nodes;
  guint32 n_allocated;
  CbTextArena texts;
  GArray *notes;
  GStringChunk *messages;
  GPtrArray *indexes;
  gsize index_memory;
  CbLineMark *lines;
  gsize n_lines;
};

void cb_text_arena_init (CbTextArena *self);
void cb_text_arena_clear (CbTextArena *self);
/* Room for @length bytes and a NUL, which is set. Never moves. */
char *cb_text_arena_add (CbTextArena *self, gsize length, guint32 *reference);
const char *cb_text_arena_get (const CbTextArena *self, guint32 reference, gsize *length);
/* The text added last turned out shorter. */
void cb_text_arena_trim (CbTextArena *self, guint32 reference, gsize length);

/* Building. */
void cb_document_grow_nodes (CbDocument *self);
void cb_document_note (CbDocument *self, gsize offset, const char *rule, const char *message);
void cb_document_note_duplicate (CbDocument *self, const CbNode *key);
CbPlace cb_document_find_place (CbDocument *self, gsize offset);
gboolean cb_document_fail (CbDocument *self, gsize offset, CbDocumentError code,
                           const char *message, GError **error);
gboolean cb_document_decode_text (CbDocument *self, gboolean noted, GError **error);
/* Notes each key of the closed object @object that stands in it more than once. */
void cb_node_check_keys (CbDocument *self, guint32 object);

static inline CbNode *
cb_document_add_node (CbDocument *self, guint kind, guint flags, gsize offset, gsize length)
{
  CbNode *node = NULL;

  if (G_UNLIKELY (self->n_nodes == self->n_allocated))
    cb_document_grow_nodes (self);
  node = &self->nodes[self->n_nodes++];
  node->kind = (guint8) kind;
  node->flags = (guint8) flags;
  node->spare = 0;
  node->offset = (guint32) offset;
  node->length = (guint32) length;
  node->skip = 0;
  return node;
}

static inline gboolean
cb_node_is_container (const CbNode *node)
{
  return node->kind == CB_NODE_ARRAY || node->kind == CB_NODE_OBJECT;
}

static inline const CbNode *
cb_node_next_sibling (const CbNode *node)
{
  return node + (cb_node_is_container (node) ? node->skip : 1);
}

/* The text of a string, key or number without a NUL after it. */
const char *cb_node_peek_text (CbDocument *document, const CbNode *node, gsize *length);

/* Reads escapes, also those that only the lenient mode lets pass. @out has room for @length bytes;
 * returns the bytes written. */
gsize cb_json_unescape (const char *text, gsize length, char *out);

gboolean cb_json_read (CbDocument *self, gboolean lenient, guint max_depth, GError **error);
gboolean cb_yaml_read (CbDocument *self, guint max_depth, GError **error);

G_END_DECLS
