/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-private.h"

static gboolean
items_equal (const CbValueItems *a, const CbValueItems *b)
{
  if (a->size != b->size)
    return FALSE;
  for (guint i = 0; i < a->size; i++)
    if (!cb_value_equal (a->items[i], b->items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
members_equal (CbValue *a, CbValue *b)
{
  const CbValueMembers *body = cb_value_members (a);
  const CbValueMembers *other = cb_value_members (b);

  if (body->size != other->size)
    return FALSE;
  for (guint i = 0; i < body->size; i++)
    {
      const CbValueText *key = cb_value_text (body->members[i].key);
      int index = cb_value_find_member (b, key->bytes, key->length);

      if (index < 0 || !cb_value_equal (body->members[i].value, other->members[index].value))
        return FALSE;
    }
  return TRUE;
}

/**
 * cb_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another value
 *
 * Whether both are absent, or of the same kind, text and order of items. Numbers are compared by
 * their text; the order of members does not count.
 */
gboolean
cb_value_equal (CbValue *a, CbValue *b)
{
  if (a == b)
    return TRUE;
  if (!a || !b || a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case CB_NODE_NULL:
      return TRUE;
    case CB_NODE_BOOLEAN:
      return a->boolean == b->boolean;
    case CB_NODE_ARRAY:
      return items_equal (cb_value_items (a), cb_value_items (b));
    case CB_NODE_OBJECT:
      return members_equal (a, b);
    default:
      return cb_value_text (a)->length == cb_value_text (b)->length
             && memcmp (cb_value_text (a)->bytes, cb_value_text (b)->bytes,
                        cb_value_text (a)->length)
                    == 0;
    }
}

static guint32
mix (guint32 hash, guint32 part)
{
  return (hash ^ part) * 0x9e3779b1u + (hash >> 15);
}

static guint32
compute_hash (CbValue *self)
{
  guint32 hash = self->kind + 1u;
  guint32 sum = 0;

  switch (self->kind)
    {
    case CB_NODE_NULL:
      return hash;
    case CB_NODE_BOOLEAN:
      return mix (hash, self->boolean);
    case CB_NODE_ARRAY:
      for (guint i = 0; i < cb_value_items (self)->size; i++)
        hash = mix (hash, cb_value_hash (cb_value_items (self)->items[i]));
      return hash;
    case CB_NODE_OBJECT:
      /* A sum, since the order of members does not count. */
      for (guint i = 0; i < cb_value_members (self)->size; i++)
        sum += mix (cb_value_hash (cb_value_members (self)->members[i].key),
                    cb_value_hash (cb_value_members (self)->members[i].value));
      return mix (hash, sum);
    default:
      return mix (hash, cb_hash_bytes (cb_value_text (self)->bytes, cb_value_text (self)->length));
    }
}

/**
 * cb_value_hash:
 * @self: (nullable): a value
 *
 * A hash that agrees with [func@value_equal]. It differs from one run of the program to the next.
 */
guint
cb_value_hash (CbValue *self)
{
  guint32 hash = 0;

  if (!self)
    return 0;
  hash = (guint32) g_atomic_int_get ((gint *) &self->hash);
  if (hash)
    return hash;
  hash = compute_hash (self);
  hash = hash ? hash : 1;
  g_atomic_int_set ((gint *) &self->hash, (gint) hash);
  return hash;
}
