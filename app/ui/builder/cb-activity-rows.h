/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cb-activity-row.h"

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_ROWS (cb_activity_rows_get_type ())

/**
 * CbActivityRows:
 *
 * The activities of a connector as rows: those that the search finds, grouped by their first tag,
 * with a head before each group. Groups stand in the order in which they first appear.
 *
 * Follows the list and the heads of its activities; several changes become one in the next idle
 * moment. Thousands of activities take milliseconds, because what is searched is folded once.
 *
 * Property: `search`. Signal: `rebuilt`, after the rows are new.
 */
G_DECLARE_FINAL_TYPE (CbActivityRows, cb_activity_rows, CB, ACTIVITY_ROWS, GObject)

CbActivityRows *cb_activity_rows_new (CbConnector *connector);
void cb_activity_rows_set_search (CbActivityRows *self, const char *search);
void cb_activity_rows_toggle_group (CbActivityRows *self, const char *tag);
/* Unfolds the group of @activity, so that it has a row unless the search hides it. */
void cb_activity_rows_reveal (CbActivityRows *self, CbActivity *activity);
/* The position of the row of @activity, or -1. */
int cb_activity_rows_find (CbActivityRows *self, CbActivity *activity);
/* How many activities the search finds. */
guint cb_activity_rows_get_n_found (CbActivityRows *self);
/* Brings the rows up to date at once. */
void cb_activity_rows_flush (CbActivityRows *self);

G_END_DECLS
