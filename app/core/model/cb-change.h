/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item.h"
#include "cb-list.h"

G_BEGIN_DECLS

/**
 * CbChange:
 *
 * One change of a definition, with all that is needed to take it back: a member of an item that
 * was set, or items of a list that were exchanged. Counted by reference.
 */
#define CB_TYPE_CHANGE (cb_change_get_type ())

GType cb_change_get_type (void);
CbChange *cb_change_ref (CbChange *self);
void cb_change_unref (CbChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbChange, cb_change_unref)

/* The item whose member was changed; of a list, the item that owns it. Borrowed. */
CbItem *cb_change_get_item (CbChange *self);
/* The index of the member; -1 for unknown keys. */
int cb_change_get_member (CbChange *self);
/* For lists: the position, and the items taken out and put in (borrowed); else FALSE. */
gboolean cb_change_get_splice (CbChange *self, guint *position, GPtrArray **removed,
                               GPtrArray **added);
/* Takes it back, or does it again: a new change of the same items. */
void cb_change_revert (CbChange *self);
void cb_change_apply (CbChange *self);
/* Whether @next sets the same member of the same item, so that both can be one step of undo. */
gboolean cb_change_can_merge (CbChange *self, CbChange *next);
CbChange *cb_change_merge (CbChange *self, CbChange *next);

/*< private >*/
CbChange *cb_change_new_set (CbItem *item, int member, const GValue *before, const GValue *after);
CbChange *cb_change_new_splice (CbList *list, guint position, GPtrArray *removed, GPtrArray *added);

G_END_DECLS
