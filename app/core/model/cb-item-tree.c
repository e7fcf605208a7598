/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-item-private.h"
#include "cb-list.h"

#include <string.h>

gpointer
cb_item_get_ancestor (CbItem *self, GType type)
{
  for (CbItem *item = self; item; item = cb_item_get_parent (item))
    if (g_type_is_a (G_OBJECT_TYPE (item), type))
      return item;
  return NULL;
}

CbItem *
cb_item_get_root (CbItem *self)
{
  CbItem *root = self;

  while (cb_item_get_parent (root))
    root = cb_item_get_parent (root);
  return root;
}

static const char *
find_key_in_parent (CbItem *self)
{
  CbItem *parent = cb_item_get_parent (self);

  for (guint i = 0; i < cb_item_get_n_members (parent); i++)
    if (cb_item_get_member (parent, i)->kind == CB_MEMBER_ITEM
        && _cb_item_get_slot (parent, i)->item == self)
      return cb_item_get_member (parent, i)->key;
  return "";
}

char *
cb_item_dup_pointer (CbItem *self, int member)
{
  g_autofree char *own = NULL;
  CbItem *parent = cb_item_get_parent (self);
  CbList *list = cb_item_get_parent_list (self);

  if (parent && list)
    {
      g_autofree char *above = cb_item_dup_pointer (parent, (int) cb_list_get_member_index (list));
      own = g_strdup_printf ("%s/%d", above, cb_list_index_of (list, self));
    }
  else if (parent)
    {
      g_autofree char *above = cb_item_dup_pointer (parent, -1);
      own = g_strdup_printf ("%s/%s", above, find_key_in_parent (self));
    }
  else
    {
      own = g_strdup ("");
    }
  if (member < 0)
    return g_steal_pointer (&own);
  return g_strdup_printf ("%s/%s", own, cb_item_get_member (self, (guint) member)->key);
}

static CbItem *
step_into_list (CbItem *item, guint member, const char *token)
{
  guint64 position = 0;

  if (!g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT, &position, NULL))
    return NULL;
  return cb_list_get (cb_item_get_list (item, member), (guint) position);
}

CbItem *
cb_item_resolve_pointer (CbItem *self, const char *pointer, int *member)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  CbItem *item = self;
  int found = -1;

  for (guint i = 1; tokens[0] && tokens[i]; i++)
    {
      CbMemberKind kind;
      CbItem *next = NULL;

      found = cb_item_find_member (item, tokens[i]);
      if (found < 0)
        return NULL;
      kind = cb_item_get_member (item, (guint) found)->kind;
      if (kind == CB_MEMBER_ITEM)
        next = cb_item_get_item (item, (guint) found);
      else if (kind == CB_MEMBER_LIST && tokens[i + 1])
        next = step_into_list (item, (guint) found, tokens[++i]);
      else
        break;
      /* The last token may name an item that isn't there: its place is the member. */
      if (!next && (kind == CB_MEMBER_LIST || tokens[i + 1]))
        return NULL;
      if (!next)
        break;
      item = next;
      found = -1;
    }
  if (member)
    *member = found;
  return item;
}

char *
cb_item_dup_label (CbItem *self)
{
  static const char *const names[] = { "displayName", "name",   "id",  "path",
                                       "mediaType",   "status", "url", "value" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int member = cb_item_class_find_member (CB_ITEM_GET_CLASS (self), names[i]);

      if (member >= 0 && *cb_item_get_string (self, (guint) member))
        return g_strdup (cb_item_get_string (self, (guint) member));
    }
  return g_strdup ("");
}

gboolean
cb_item_is_default (CbItem *self, guint member)
{
  const CbMember *row = cb_item_get_member (self, member);
  CbSlot *slot;

  if (!(row->flags & CB_MEMBER_HEAD))
    cb_item_ensure_loaded (self, NULL);
  slot = _cb_item_get_slot (self, member);
  switch (row->kind)
    {
    case CB_MEMBER_STRING:
      return slot->text == NULL;
    case CB_MEMBER_STRINGS:
      return slot->texts == NULL;
    case CB_MEMBER_VALUE:
      return slot->value == NULL;
    case CB_MEMBER_ITEM:
      return slot->item == NULL;
    case CB_MEMBER_LIST:
      return slot->list == NULL || cb_list_get_size (slot->list) == 0;
    case CB_MEMBER_BOOLEAN:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_ENUM:
    default:
      return slot->integer == row->default_value;
    }
}

gboolean
cb_item_is_empty (CbItem *self)
{
  for (guint i = 0; i < cb_item_get_n_members (self); i++)
    if (!cb_item_is_default (self, i))
      return FALSE;
  return cb_item_get_unknown (self) == NULL;
}

static void
copy_list (CbList *from, CbList *to)
{
  for (guint i = 0; i < cb_list_get_size (from); i++)
    {
      g_autoptr (CbItem) copy = cb_item_copy (cb_list_get (from, i));
      cb_list_append (to, copy);
    }
}

static void
copy_member (CbItem *from, CbItem *to, guint member)
{
  switch (cb_item_get_member (from, member)->kind)
    {
    case CB_MEMBER_STRING:
      cb_item_set_string (to, member, cb_item_get_string (from, member));
      break;
    case CB_MEMBER_BOOLEAN:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_ENUM:
      cb_item_set_integer (to, member, cb_item_get_integer (from, member));
      break;
    case CB_MEMBER_STRINGS:
      cb_item_set_strings (to, member, cb_item_get_strings (from, member));
      break;
    case CB_MEMBER_VALUE:
      cb_item_set_value (to, member, cb_item_get_value (from, member));
      break;
    case CB_MEMBER_ITEM:
      {
        CbItem *item = cb_item_get_item (from, member);
        g_autoptr (CbItem) copy = item ? cb_item_copy (item) : NULL;
        cb_item_set_item (to, member, copy);
        break;
      }
    case CB_MEMBER_LIST:
    default:
      copy_list (cb_item_get_list (from, member), cb_item_get_list (to, member));
    }
}

CbItem *
cb_item_copy (CbItem *self)
{
  CbItem *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  cb_item_begin_load (copy);
  for (guint i = 0; i < cb_item_get_n_members (self); i++)
    copy_member (self, copy, i);
  cb_item_set_unknown (copy, cb_item_get_unknown (self));
  cb_item_end_load (copy);
  return copy;
}

static gboolean
equal_lists (CbList *a, CbList *b)
{
  if (cb_list_get_size (a) != cb_list_get_size (b))
    return FALSE;
  for (guint i = 0; i < cb_list_get_size (a); i++)
    if (!cb_item_equal (cb_list_get (a, i), cb_list_get (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
equal_values (CbValue *a, CbValue *b)
{
  return a == b || (a && b && cb_value_equal (a, b));
}

static gboolean
equal_items (CbItem *a, CbItem *b)
{
  return a == b || (a && b && cb_item_equal (a, b));
}

static gboolean
equal_member (CbItem *a, CbItem *b, guint member)
{
  switch (cb_item_get_member (a, member)->kind)
    {
    case CB_MEMBER_STRING:
      return g_str_equal (cb_item_get_string (a, member), cb_item_get_string (b, member));
    case CB_MEMBER_STRINGS:
      return g_strv_equal (cb_item_get_strings (a, member), cb_item_get_strings (b, member));
    case CB_MEMBER_VALUE:
      return equal_values (cb_item_get_value (a, member), cb_item_get_value (b, member));
    case CB_MEMBER_ITEM:
      return equal_items (cb_item_get_item (a, member), cb_item_get_item (b, member));
    case CB_MEMBER_LIST:
      return equal_lists (cb_item_get_list (a, member), cb_item_get_list (b, member));
    case CB_MEMBER_BOOLEAN:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_ENUM:
    default:
      return cb_item_get_integer (a, member) == cb_item_get_integer (b, member);
    }
}

gboolean
cb_item_equal (CbItem *a, CbItem *b)
{
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  for (guint i = 0; i < cb_item_get_n_members (a); i++)
    if (!equal_member (a, b, i))
      return FALSE;
  return equal_values (cb_item_get_unknown (a), cb_item_get_unknown (b));
}
