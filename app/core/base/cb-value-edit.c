/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-private.h"
#include "cb-pointer.h"

/* Copies @count members from @from on. */
static void
copy_members (CbValue *target, guint to, CbValue *self, guint from, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      CbMember *member = &cb_value_members (self)->members[from + i];

      cb_value_members (target)->members[to + i].key = cb_value_ref (member->key);
      cb_value_members (target)->members[to + i].value = cb_value_ref (member->value);
    }
}

static void
copy_items (CbValue *target, guint to, CbValue *self, guint from, guint count)
{
  for (guint i = 0; i < count; i++)
    cb_value_items (target)->items[to + i] = cb_value_ref (cb_value_items (self)->items[from + i]);
}

static CbValue *
replace_member (CbValue *self, guint index, CbValue *part)
{
  guint size = cb_value_members (self)->size;
  CbValue *changed = NULL;
  CbMember *member = NULL;

  if (cb_value_members (self)->members[index].value == part)
    return cb_value_ref (self);
  changed = cb_value_alloc_object (size);
  copy_members (changed, 0, self, 0, size);
  member = &cb_value_members (changed)->members[index];
  cb_value_unref (member->value);
  member->value = cb_value_ref (part);
  return changed;
}

static CbValue *
insert_member (CbValue *self, guint index, const char *key, CbValue *part)
{
  guint size = cb_value_members (self)->size;
  CbValue *changed = cb_value_alloc_object (size + 1);
  CbMember *member = &cb_value_members (changed)->members[index];

  copy_members (changed, 0, self, 0, index);
  member->key = cb_value_new_string (key);
  member->value = cb_value_ref (part);
  copy_members (changed, index + 1, self, index, size - index);
  return changed;
}

/**
 * cb_value_with_member:
 * @self: an object
 *
 * The object with @key set to @part: in its place where it has the key, else at the end.
 *
 * Returns: (transfer full): the new object
 */
CbValue *
cb_value_with_member (CbValue *self, const char *key, CbValue *part)
{
  int index = -1;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_OBJECT), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);

  index = cb_value_find_member (self, key, strlen (key));
  if (index >= 0)
    return replace_member (self, (guint) index, part);
  return insert_member (self, cb_value_members (self)->size, key, part);
}

/**
 * cb_value_with_member_at:
 * @self: an object
 * @index: where; past the end counts as the end
 *
 * The object with a member @key of @part inserted at @index. If it has that key already, the member
 * moves there: @index counts without it.
 *
 * Returns: (transfer full): the new object
 */
CbValue *
cb_value_with_member_at (CbValue *self, guint index, const char *key, CbValue *part)
{
  g_autoptr (CbValue) without = NULL;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_OBJECT), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);

  without = cb_value_without_member (self, key);
  return insert_member (without, MIN (index, cb_value_members (without)->size), key, part);
}

/**
 * cb_value_without_member:
 * @self: an object
 *
 * Returns: (transfer full): the object without @key; @self where it doesn't have it
 */
CbValue *
cb_value_without_member (CbValue *self, const char *key)
{
  int index = -1;
  guint size = 0;
  CbValue *changed = NULL;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_OBJECT), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  index = cb_value_find_member (self, key, strlen (key));
  if (index < 0)
    return cb_value_ref (self);
  size = cb_value_members (self)->size;
  changed = cb_value_alloc_object (size - 1);
  copy_members (changed, 0, self, 0, (guint) index);
  copy_members (changed, (guint) index, self, (guint) index + 1, size - (guint) index - 1);
  return changed;
}

/* @index must be in the array. */
CbValue *
cb_value_with_item (CbValue *self, guint index, CbValue *part)
{
  guint size = cb_value_get_size (self);
  CbValue *changed = NULL;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_ARRAY), NULL);
  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (index < size, NULL);

  changed = cb_value_alloc_array (size);
  copy_items (changed, 0, self, 0, index);
  cb_value_items (changed)->items[index] = cb_value_ref (part);
  copy_items (changed, index + 1, self, index + 1, size - index - 1);
  return changed;
}

/* @index past the end counts as the end. */
CbValue *
cb_value_with_item_inserted (CbValue *self, guint index, CbValue *part)
{
  guint size = cb_value_get_size (self);
  CbValue *changed = NULL;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_ARRAY), NULL);
  g_return_val_if_fail (part != NULL, NULL);

  index = MIN (index, size);
  changed = cb_value_alloc_array (size + 1);
  copy_items (changed, 0, self, 0, index);
  cb_value_items (changed)->items[index] = cb_value_ref (part);
  copy_items (changed, index + 1, self, index, size - index);
  return changed;
}

/* @index must be in the array. */
CbValue *
cb_value_without_item (CbValue *self, guint index)
{
  guint size = cb_value_get_size (self);
  CbValue *changed = NULL;

  g_return_val_if_fail (cb_value_is (self, CB_NODE_ARRAY), NULL);
  g_return_val_if_fail (index < size, NULL);

  changed = cb_value_alloc_array (size - 1);
  copy_items (changed, 0, self, 0, index);
  copy_items (changed, index, self, index + 1, size - index - 1);
  return changed;
}

static CbValue *
change_member (CbValue *self, const char *key, const char *rest, CbValue *part)
{
  CbValue *child = cb_value_get_member (self, key);
  g_autoptr (CbValue) fresh = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!part && (!child || !*rest))
    return cb_value_without_member (self, key);
  if (!child)
    child = fresh = cb_value_new_object ();
  changed = cb_value_with_pointer (child, rest, part);
  return changed ? cb_value_with_member (self, key, changed) : NULL;
}

static CbValue *
change_item (CbValue *self, const char *token, const char *rest, CbValue *part)
{
  guint size = cb_value_items (self)->size;
  guint index = size;
  g_autoptr (CbValue) changed = NULL;

  if (strcmp (token, "-") != 0 && !cb_pointer_to_index (token, &index))
    return NULL;
  if (index == size && part && !*rest)
    return cb_value_with_item_inserted (self, size, part);
  if (index >= size)
    return NULL;
  if (!part && !*rest)
    return cb_value_without_item (self, index);
  changed = cb_value_with_pointer (cb_value_items (self)->items[index], rest, part);
  return changed ? cb_value_with_item (self, index, changed) : NULL;
}

/**
 * cb_value_with_pointer:
 * @self: a value
 * @pointer: a JSON pointer of RFC 6901
 * @part: (nullable): what takes the place; %NULL removes what is there
 *
 * The value that differs from @self in what @pointer names.
 *
 * Missing objects on the way are made. In an array, `-` and the index after the last item append.
 * Removing a member that isn't there changes nothing.
 *
 * Returns: (transfer full) (nullable): the new value; %NULL where the pointer can't be followed
 *   (through a scalar, past the end of an array) and where it removes the root
 */
CbValue *
cb_value_with_pointer (CbValue *self, const char *pointer, CbValue *part)
{
  g_autofree char *token = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  if (!*pointer)
    return part ? cb_value_ref (part) : NULL;
  token = cb_pointer_next (&pointer);
  if (!token)
    return NULL;
  if (self->kind == CB_NODE_OBJECT)
    return change_member (self, token, pointer, part);
  if (self->kind == CB_NODE_ARRAY)
    return change_item (self, token, pointer, part);
  return NULL;
}
