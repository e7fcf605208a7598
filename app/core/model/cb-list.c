/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-item-private.h"
#include "cb-list.h"

struct _CbList
{
  GObject parent_instance;

  CbItem *owner;
  guint member;
  int key_member;
  GType item_type;
  GPtrArray *items;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbList, cb_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
list_model_get_item_type (GListModel *model)
{
  return CB_LIST (model)->item_type;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return CB_LIST (model)->items->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  CbItem *item = cb_list_get (CB_LIST (model), position);

  return item ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

static int
find_key_member (GType type)
{
  g_autoptr (CbItemClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i]->flags & CB_MEMBER_KEY)
      return (int) i;
  return -1;
}

CbList *
_cb_list_new (CbItem *owner, guint member, GType item_type)
{
  CbList *self = g_object_new (CB_TYPE_LIST, NULL);

  self->owner = owner;
  self->member = member;
  self->item_type = item_type;
  self->key_member = find_key_member (item_type);
  return self;
}

static void
orphan_items (CbList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    _cb_item_set_parent (self->items->pdata[i], NULL, NULL);
}

void
_cb_list_disown (CbList *self)
{
  orphan_items (self);
  self->owner = NULL;
}

CbItem *
cb_list_get_owner (CbList *self)
{
  return self->owner;
}

guint
cb_list_get_member_index (CbList *self)
{
  return self->member;
}

GType
cb_list_get_item_type (CbList *self)
{
  return self->item_type;
}

guint
cb_list_get_size (CbList *self)
{
  return self->items->len;
}

gpointer
cb_list_get (CbList *self, guint position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

gpointer
cb_list_find (CbList *self, const char *key)
{
  g_return_val_if_fail (self->key_member >= 0, NULL);
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (cb_item_get_string (self->items->pdata[i], (guint) self->key_member), key))
      return self->items->pdata[i];
  return NULL;
}

int
cb_list_index_of (CbList *self, gpointer item)
{
  CbItemPrivate *priv = _cb_item_get_private (item);
  guint found = 0;

  if (priv->parent_list != self)
    return -1;
  /* Where it was found the last time it is usually still. */
  if (cb_list_get (self, priv->position) == item)
    return (int) priv->position;
  if (!g_ptr_array_find (self->items, item, &found))
    return -1;
  priv->position = found;
  return (int) found;
}

static GPtrArray *
take_out (CbList *self, guint position, guint n_removals)
{
  GPtrArray *removed = g_ptr_array_new_full (n_removals, g_object_unref);

  for (guint i = 0; i < n_removals; i++)
    {
      CbItem *item = self->items->pdata[position + i];

      _cb_item_set_parent (item, NULL, NULL);
      g_ptr_array_add (removed, g_object_ref (item));
    }
  if (n_removals > 0)
    g_ptr_array_remove_range (self->items, position, n_removals);
  return removed;
}

static void
make_room (CbList *self, guint position, guint count)
{
  guint tail = self->items->len - position;

  g_ptr_array_set_size (self->items, (int) (self->items->len + count));
  memmove (self->items->pdata + position + count, self->items->pdata + position,
           tail * sizeof (gpointer));
}

static GPtrArray *
put_in (CbList *self, guint position, gpointer *additions, guint n_additions)
{
  GPtrArray *added = g_ptr_array_new_full (n_additions, g_object_unref);

  make_room (self, position, n_additions);
  for (guint i = 0; i < n_additions; i++)
    {
      CbItem *item = g_object_ref (additions[i]);

      self->items->pdata[position + i] = item;
      _cb_item_set_parent (item, self->owner, self);
      _cb_item_get_private (item)->position = position + i;
      g_ptr_array_add (added, g_object_ref (item));
    }
  return added;
}

/* Items that are free, or that the same splice takes out: a move is an exchange of them. */
static gboolean
can_take (CbList *self, guint position, guint n_removals, gpointer *additions, guint n_additions)
{
  for (guint i = 0; i < n_additions; i++)
    {
      int present = cb_list_index_of (self, additions[i]);

      if (!g_type_is_a (G_OBJECT_TYPE (additions[i]), self->item_type))
        return FALSE;
      if (present >= 0 && ((guint) present < position || (guint) present >= position + n_removals))
        return FALSE;
      if (present < 0 && cb_item_get_parent (additions[i]) != NULL)
        return FALSE;
    }
  return TRUE;
}

void
cb_list_splice (CbList *self, guint position, guint n_removals, gpointer *additions,
                guint n_additions)
{
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (CbChange) change = NULL;

  g_return_if_fail (position + n_removals <= self->items->len);
  g_return_if_fail (can_take (self, position, n_removals, additions, n_additions));
  if (n_removals == 0 && n_additions == 0)
    return;
  removed = take_out (self, position, n_removals);
  added = put_in (self, position, additions, n_additions);
  if (self->owner && _cb_item_is_observed (self->owner))
    change = cb_change_new_splice (self, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removals, n_additions);
  if (change)
    _cb_item_emit_change (self->owner, change);
}

void
cb_list_append (CbList *self, gpointer item)
{
  cb_list_splice (self, self->items->len, 0, &item, 1);
}

void
cb_list_insert (CbList *self, guint position, gpointer item)
{
  cb_list_splice (self, position, 0, &item, 1);
}

void
cb_list_remove (CbList *self, guint position)
{
  cb_list_splice (self, position, 1, NULL, 0);
}

void
cb_list_remove_item (CbList *self, gpointer item)
{
  int position = cb_list_index_of (self, item);

  g_return_if_fail (position >= 0);
  cb_list_remove (self, (guint) position);
}

void
cb_list_clear (CbList *self)
{
  cb_list_splice (self, 0, self->items->len, NULL, 0);
}

void
cb_list_move (CbList *self, guint position, guint target)
{
  guint from = MIN (position, target);
  guint count = MAX (position, target) - from + 1;
  g_autofree gpointer *items = NULL;

  g_return_if_fail (position < self->items->len && target < self->items->len);
  if (position == target)
    return;
  /* One splice over the span that moves, so that it is one change and one step of undo. */
  items = g_new (gpointer, count);
  for (guint i = 0, k = from; i < count; i++)
    {
      if (from + i == target)
        items[i] = self->items->pdata[position];
      else
        {
          k += k == position;
          items[i] = self->items->pdata[k++];
        }
    }
  cb_list_splice (self, from, count, items, count);
}

gpointer
cb_list_add_new (CbList *self)
{
  g_autoptr (CbItem) item = g_object_new (self->item_type, NULL);

  cb_list_append (self, item);
  return item;
}

static void
cb_list_finalize (GObject *object)
{
  CbList *self = CB_LIST (object);

  orphan_items (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_list_parent_class)->finalize (object);
}

static void
cb_list_class_init (CbListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_list_finalize;
}

static void
cb_list_init (CbList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}
