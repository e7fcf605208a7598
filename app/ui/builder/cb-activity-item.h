/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-activity-rows.h"
#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_ITEM (cb_activity_item_get_type ())

/**
 * CbActivityItem:
 *
 * What the list of activities shows for one row: verb, title, path and problems, or the head of a
 * group. It follows the activity while it is bound.
 *
 * Signals: `toggled` (the head of a group was clicked), `opened` (an activity was), `dropped
 * (CbActivity *dropped, gboolean behind)`, `menu (double x, double y)`.
 */
G_DECLARE_FINAL_TYPE (CbActivityItem, cb_activity_item, CB, ACTIVITY_ITEM, AdwBin)

GtkWidget *cb_activity_item_new (CbBuilderContext *context);
/* NULL unbinds. */
void cb_activity_item_set_row (CbActivityItem *self, CbActivityRow *row);
CbActivityRow *cb_activity_item_get_row (CbActivityItem *self);

G_END_DECLS
