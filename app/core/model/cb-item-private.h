/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-change.h"
#include "cb-item.h"

G_BEGIN_DECLS

typedef union
{
  char *text;
  gint64 integer;
  char **texts;
  CbValue *value;
  CbItem *item;
  CbList *list;
} CbSlot;

typedef struct
{
  CbSlot *slots;
  CbItem *parent;
  CbList *parent_list;
  CbValue *unknown;
  CbItemLoadFunc load;
  gpointer load_data;
  GDestroyNotify load_destroy;
  guint frozen;
  guint position;
} CbItemPrivate;

CbItemPrivate *_cb_item_get_private (CbItem *self);
CbSlot *_cb_item_get_slot (CbItem *self, guint member);

/* Puts @self under @parent (and into @list, NULL for an item member); NULL takes it out. */
void _cb_item_set_parent (CbItem *self, CbItem *parent, CbList *list);

/* Whether anybody would hear of a change of @self. */
gboolean _cb_item_is_observed (CbItem *self);
void _cb_item_emit_change (CbItem *self, CbChange *change);
void _cb_item_notify (CbItem *self, int member);

/* Sets @member (-1: the unknown keys) to what a change kept. */
void _cb_item_set_member_value (CbItem *self, int member, const GValue *value);

CbList *_cb_list_new (CbItem *owner, guint member, GType item_type);
void _cb_list_disown (CbList *self);

G_END_DECLS
