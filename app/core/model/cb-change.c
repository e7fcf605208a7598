/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-change.h"
#include "cb-item-private.h"

struct _CbChange
{
  gatomicrefcount references;
  CbItem *item;
  int member;
  GValue before;
  GValue after;
  /* Of a list: */
  CbList *list;
  guint position;
  GPtrArray *removed;
  GPtrArray *added;
};

G_DEFINE_BOXED_TYPE (CbChange, cb_change, cb_change_ref, cb_change_unref)

static CbChange *
change_new (CbItem *item, int member)
{
  CbChange *self = g_new0 (CbChange, 1);

  g_atomic_ref_count_init (&self->references);
  self->item = g_object_ref (item);
  self->member = member;
  return self;
}

static void
copy_gvalue (const GValue *from, GValue *to)
{
  g_value_init (to, G_VALUE_TYPE (from));
  g_value_copy (from, to);
}

CbChange *
cb_change_new_set (CbItem *item, int member, const GValue *before, const GValue *after)
{
  CbChange *self = change_new (item, member);

  copy_gvalue (before, &self->before);
  copy_gvalue (after, &self->after);
  return self;
}

CbChange *
cb_change_new_splice (CbList *list, guint position, GPtrArray *removed, GPtrArray *added)
{
  CbChange *self = change_new (cb_list_get_owner (list), (int) cb_list_get_member_index (list));

  self->list = g_object_ref (list);
  self->position = position;
  self->removed = g_ptr_array_ref (removed);
  self->added = g_ptr_array_ref (added);
  return self;
}

CbChange *
cb_change_ref (CbChange *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
clear_gvalue (GValue *value)
{
  if (G_IS_VALUE (value))
    g_value_unset (value);
}

void
cb_change_unref (CbChange *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  clear_gvalue (&self->before);
  clear_gvalue (&self->after);
  g_clear_object (&self->list);
  g_clear_object (&self->item);
  g_free (self);
}

CbItem *
cb_change_get_item (CbChange *self)
{
  return self->item;
}

int
cb_change_get_member (CbChange *self)
{
  return self->member;
}

gboolean
cb_change_get_splice (CbChange *self, guint *position, GPtrArray **removed, GPtrArray **added)
{
  if (!self->list)
    return FALSE;
  if (position)
    *position = self->position;
  if (removed)
    *removed = self->removed;
  if (added)
    *added = self->added;
  return TRUE;
}

void
cb_change_revert (CbChange *self)
{
  if (self->list)
    cb_list_splice (self->list, self->position, self->added->len, self->removed->pdata,
                    self->removed->len);
  else
    _cb_item_set_member_value (self->item, self->member, &self->before);
}

void
cb_change_apply (CbChange *self)
{
  if (self->list)
    cb_list_splice (self->list, self->position, self->removed->len, self->added->pdata,
                    self->added->len);
  else
    _cb_item_set_member_value (self->item, self->member, &self->after);
}

gboolean
cb_change_can_merge (CbChange *self, CbChange *next)
{
  return !self->list && !next->list && self->item == next->item && self->member == next->member;
}

CbChange *
cb_change_merge (CbChange *self, CbChange *next)
{
  return cb_change_new_set (self->item, self->member, &self->before, &next->after);
}
