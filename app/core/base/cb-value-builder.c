/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"
#include "cb-value-private.h"

typedef struct
{
  gboolean is_object;
  /* Where its parts start on the stack: values, or pairs of key and value. */
  guint start;
} Level;

struct _CbValueBuilder
{
  GArray *levels;
  GPtrArray *parts;
  CbValue *key;
};

CbValueBuilder *
cb_value_builder_new (void)
{
  CbValueBuilder *self = g_new0 (CbValueBuilder, 1);

  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->parts = g_ptr_array_new ();
  return self;
}

void
cb_value_builder_free (CbValueBuilder *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    cb_value_unref (g_ptr_array_index (self->parts, i));
  g_ptr_array_unref (self->parts);
  g_array_unref (self->levels);
  g_clear_pointer (&self->key, cb_value_unref);
  g_free (self);
}

static Level *
get_level (CbValueBuilder *self)
{
  if (self->levels->len == 0)
    return NULL;
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

/* The key, where one is due, goes before the value or the container's parts. */
static gboolean
push_key (CbValueBuilder *self)
{
  Level *level = get_level (self);

  if (!level || !level->is_object)
    return level || self->parts->len == 0;
  if (!self->key)
    return FALSE;
  g_ptr_array_add (self->parts, g_steal_pointer (&self->key));
  return TRUE;
}

static void
begin (CbValueBuilder *self, gboolean is_object)
{
  Level level = { .is_object = is_object };
  gboolean may_begin = push_key (self);

  g_return_if_fail (may_begin);

  level.start = self->parts->len;
  g_array_append_val (self->levels, level);
}

void
cb_value_builder_begin_object (CbValueBuilder *self)
{
  begin (self, TRUE);
}

void
cb_value_builder_begin_array (CbValueBuilder *self)
{
  begin (self, FALSE);
}

static void
take_key (CbValueBuilder *self, CbValue *key)
{
  g_clear_pointer (&self->key, cb_value_unref);
  self->key = key;
}

/* Of members with the same key the last counts, in the place of the first. */
void
cb_value_builder_set_key (CbValueBuilder *self, const char *key)
{
  Level *level = get_level (self);

  g_return_if_fail (key != NULL);
  g_return_if_fail (level && level->is_object);

  take_key (self, cb_value_new_string (key));
}

static void
take (CbValueBuilder *self, CbValue *value)
{
  if (!push_key (self))
    {
      cb_value_unref (value);
      g_return_if_reached ();
    }
  g_ptr_array_add (self->parts, value);
}

/* @value is taken by reference. */
void
cb_value_builder_add (CbValueBuilder *self, CbValue *value)
{
  g_return_if_fail (value != NULL);

  take (self, cb_value_ref (value));
}

/* A %NULL @text adds null. */
void
cb_value_builder_add_string (CbValueBuilder *self, const char *text)
{
  take (self, text ? cb_value_new_string (text) : cb_value_new_null ());
}

void
cb_value_builder_add_int64 (CbValueBuilder *self, gint64 value)
{
  take (self, cb_value_new_int64 (value));
}

void
cb_value_builder_add_boolean (CbValueBuilder *self, gboolean value)
{
  take (self, cb_value_new_boolean (value));
}

static CbValue *
make_object (CbValueBuilder *self, guint start)
{
  guint size = (self->parts->len - start) / 2;
  CbValue *value = cb_value_alloc_object (size);

  for (guint i = 0; i < size; i++)
    {
      CbMember *member = &cb_value_members (value)->members[i];

      member->key = g_ptr_array_index (self->parts, start + 2 * i);
      member->value = g_ptr_array_index (self->parts, start + 2 * i + 1);
    }
  return cb_value_seal_object (value);
}

static CbValue *
make_array (CbValueBuilder *self, guint start)
{
  guint size = self->parts->len - start;
  CbValue *value = cb_value_alloc_array (size);

  for (guint i = 0; i < size; i++)
    cb_value_items (value)->items[i] = g_ptr_array_index (self->parts, start + i);
  return value;
}

void
cb_value_builder_end (CbValueBuilder *self)
{
  Level *level = get_level (self);
  CbValue *value = NULL;

  g_return_if_fail (level != NULL);

  g_clear_pointer (&self->key, cb_value_unref);
  if (level->is_object)
    value = make_object (self, level->start);
  else
    value = make_array (self, level->start);
  g_ptr_array_set_size (self->parts, (int) level->start);
  g_array_set_size (self->levels, self->levels->len - 1);
  g_ptr_array_add (self->parts, value);
}

/* Containers that are still open are ended; null where nothing was added. */
CbValue *
cb_value_builder_finish (CbValueBuilder *self)
{
  CbValue *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  while (self->levels->len)
    cb_value_builder_end (self);
  if (self->parts->len == 0)
    return cb_value_new_null ();
  value = g_ptr_array_index (self->parts, 0);
  g_ptr_array_set_size (self->parts, 0);
  return value;
}

/* One key value for all members of the same key: documents repeat few keys often. */
static CbValue *
intern_key (GHashTable *keys, CbDocument *document, const CbNode *node)
{
  gsize length = 0;
  const char *text = cb_node_peek_text (document, node, &length);
  g_autoptr (CbValue) key = cb_value_alloc_text (CB_NODE_STRING, text, length);
  CbValue *known = g_hash_table_lookup (keys, key);

  if (!known)
    {
      known = key;
      g_hash_table_add (keys, cb_value_ref (key));
    }
  return cb_value_ref (known);
}

static CbValue *
scalar_from_node (CbDocument *document, const CbNode *node)
{
  gsize length = 0;
  const char *text = NULL;

  if (node->kind == CB_NODE_NULL)
    return cb_value_new_null ();
  if (node->kind == CB_NODE_BOOLEAN)
    return cb_value_new_boolean (cb_node_get_boolean (node));
  text = cb_node_peek_text (document, node, &length);
  return cb_value_alloc_text ((CbNodeKind) node->kind, text, length);
}

static guint
hash_key (gconstpointer key)
{
  return cb_value_hash ((CbValue *) key);
}

static gboolean
keys_equal (gconstpointer a, gconstpointer b)
{
  return cb_value_equal ((CbValue *) a, (CbValue *) b);
}

/**
 * cb_value_new_from_node:
 * @node: (nullable): a node; %NULL gives null
 *
 * Copies a node with all below it. Of members with the same key the last counts, in the place of
 * the first. Takes no recursion, whatever the nesting.
 *
 * Returns: (transfer full): the value
 */
CbValue *
cb_value_new_from_node (CbDocument *document, const CbNode *node)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (GHashTable)
      keys = g_hash_table_new_full (hash_key, keys_equal, (GDestroyNotify) cb_value_unref, NULL);
  const CbNode *end = NULL;

  if (!node)
    return cb_value_new_null ();
  for (end = cb_node_next_sibling (node); node < end; node++)
    {
      if (node->flags & CB_NODE_FLAG_KEY)
        take_key (builder, intern_key (keys, document, node));
      else if (cb_node_is_container (node))
        begin (builder, node->kind == CB_NODE_OBJECT);
      else if (node->kind == CB_NODE_END)
        cb_value_builder_end (builder);
      else
        take (builder, scalar_from_node (document, node));
    }
  return cb_value_builder_finish (builder);
}

/**
 * cb_value_new_from_text:
 * @length: bytes of @text, -1 where it is NUL-terminated
 *
 * Reads strict JSON text within the limits of documents.
 *
 * Returns: (transfer full): the value, or %NULL with a %CB_DOCUMENT_ERROR
 */
CbValue *
cb_value_new_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (CbDocument) document = cb_document_read_text (text, length, NULL, error);

  if (!document)
    return NULL;
  return cb_value_new_from_node (document, cb_document_get_root (document));
}
