/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_ROW (cb_activity_row_get_type ())

/**
 * CbActivityRow:
 *
 * One row of the list of activities: an activity, or the head of a group.
 */
G_DECLARE_FINAL_TYPE (CbActivityRow, cb_activity_row, CB, ACTIVITY_ROW, GObject)

/* @activity: NULL for the head of a group. */
CbActivityRow *cb_activity_row_new (CbActivity *activity, const char *tag);
/* Of the head of a group. */
void cb_activity_row_set_group (CbActivityRow *self, guint count, gboolean folded);
/* Whether both rows look the same. */
gboolean cb_activity_row_equal (CbActivityRow *a, CbActivityRow *b);
/* NULL for the head of a group. Borrowed. */
CbActivity *cb_activity_row_get_activity (CbActivityRow *self);
/* The tag of the group, "" for activities without one. */
const char *cb_activity_row_get_tag (CbActivityRow *self);
/* Of the head of a group: how many activities it has, and whether they are seen. */
guint cb_activity_row_get_count (CbActivityRow *self);
gboolean cb_activity_row_get_folded (CbActivityRow *self);

G_END_DECLS
