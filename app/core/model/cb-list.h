/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbList:
 *
 * The items of one list member: a [iface@Gio.ListModel] that is part of the definition.
 *
 * Inserting, removing and moving are changes of the item that owns the list.
 */
#define CB_TYPE_LIST (cb_list_get_type ())
G_DECLARE_FINAL_TYPE (CbList, cb_list, CB, LIST, GObject)

CbItem *cb_list_get_owner (CbList *self);
guint cb_list_get_member_index (CbList *self);
GType cb_list_get_item_type (CbList *self);
guint cb_list_get_size (CbList *self);
/* Borrowed; NULL past the end. */
gpointer cb_list_get (CbList *self, guint position);
/* The first item whose key member (%CB_MEMBER_KEY) is @key; borrowed, or NULL. */
gpointer cb_list_find (CbList *self, const char *key);
/* The position of @item, or -1. */
int cb_list_index_of (CbList *self, gpointer item);

/* Each takes a reference; the items must have no parent yet. */
void cb_list_append (CbList *self, gpointer item);
void cb_list_insert (CbList *self, guint position, gpointer item);
void cb_list_remove (CbList *self, guint position);
void cb_list_remove_item (CbList *self, gpointer item);
void cb_list_clear (CbList *self);
/* @position: where the item is; @target: where it is to be afterwards. */
void cb_list_move (CbList *self, guint position, guint target);
void cb_list_splice (CbList *self, guint position, guint n_removals, gpointer *additions,
                     guint n_additions);
/* Makes a new item of the list's type at the end; borrowed. */
gpointer cb_list_add_new (CbList *self);

G_END_DECLS
