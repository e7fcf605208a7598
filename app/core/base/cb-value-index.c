/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-private.h"

static inline gboolean
has_key (const CbMember *member, const char *key, gsize length)
{
  const CbValueText *text = cb_value_text (member->key);

  return text->length == length && memcmp (text->bytes, key, length) == 0;
}

static CbMemberIndex *
member_index_new (guint n_members)
{
  gsize size = 16;
  CbMemberIndex *index = NULL;

  while (size < (gsize) n_members * 2)
    size *= 2;
  index = g_malloc0 (sizeof *index + size * sizeof (guint32));
  index->mask = (guint32) (size - 1);
  return index;
}

static guint32 *
find_slot (CbMemberIndex *index, const CbMember *members, const char *key, gsize length)
{
  guint32 at = cb_hash_bytes (key, length) & index->mask;

  while (index->slots[at] && !has_key (&members[index->slots[at] - 1], key, length))
    at = (at + 1) & index->mask;
  return &index->slots[at];
}

static CbMemberIndex *
index_members (const CbValueMembers *body)
{
  CbMemberIndex *index = member_index_new (body->size);

  for (guint i = 0; i < body->size; i++)
    {
      const CbValueText *key = cb_value_text (body->members[i].key);

      *find_slot (index, body->members, key->bytes, key->length) = i + 1;
    }
  return index;
}

/* Two threads may build the index at once; one of the two equal ones stays. */
static CbMemberIndex *
ensure_index (CbValueMembers *body)
{
  CbMemberIndex *index = g_atomic_pointer_get (&body->index);

  if (index)
    return index;
  index = index_members (body);
  if (g_atomic_pointer_compare_and_exchange (&body->index, NULL, index))
    return index;
  g_free (index);
  return g_atomic_pointer_get (&body->index);
}

int
cb_value_find_member (CbValue *self, const char *key, gsize length)
{
  CbValueMembers *body = cb_value_members (self);

  if (body->size > CB_VALUE_LINEAR_MEMBERS)
    return (int) *find_slot (ensure_index (body), body->members, key, length) - 1;
  for (guint i = 0; i < body->size; i++)
    if (has_key (&body->members[i], key, length))
      return (int) i;
  return -1;
}

/* Where @key stands among the first @kept members; adds it to the index where it is new. */
static int
find_kept (const CbValueMembers *body, CbMemberIndex *index, guint kept, const CbValueText *key)
{
  guint32 *slot = NULL;

  if (index)
    {
      slot = find_slot (index, body->members, key->bytes, key->length);
      if (*slot)
        return (int) *slot - 1;
      *slot = kept + 1;
      return -1;
    }
  for (guint i = 0; i < kept; i++)
    if (has_key (&body->members[i], key->bytes, key->length))
      return (int) i;
  return -1;
}

CbValue *
cb_value_seal_object (CbValue *self)
{
  CbValueMembers *body = cb_value_members (self);
  CbMemberIndex *index = NULL;
  guint kept = 0;

  if (body->size > CB_VALUE_LINEAR_MEMBERS)
    index = member_index_new (body->size);
  for (guint i = 0; i < body->size; i++)
    {
      CbMember member = body->members[i];
      int before = -1;

      /* The slot of a new key is read through the array before the next look-up. */
      body->members[kept] = member;
      before = find_kept (body, index, kept, cb_value_text (member.key));
      if (before < 0)
        {
          kept++;
          continue;
        }
      cb_value_unref (body->members[before].value);
      body->members[before].value = member.value;
      cb_value_unref (member.key);
    }
  body->size = kept;
  body->index = index;
  return self;
}
