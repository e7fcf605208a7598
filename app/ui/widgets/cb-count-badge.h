/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-level.h"

G_BEGIN_DECLS

#define CB_TYPE_COUNT_BADGE (cb_count_badge_get_type ())

/**
 * CbCountBadge:
 *
 * The number of problems somewhere: red for errors, amber for warnings, a tick where there are none
 * and `show-ok` is set, else nothing.
 *
 * Properties: `errors`, `warnings` (numbers), `show-ok`.
 */
G_DECLARE_FINAL_TYPE (CbCountBadge, cb_count_badge, CB, COUNT_BADGE, GtkWidget)

GtkWidget *cb_count_badge_new (void);
void cb_count_badge_set_counts (CbCountBadge *self, guint errors, guint warnings);
guint cb_count_badge_get_errors (CbCountBadge *self);
guint cb_count_badge_get_warnings (CbCountBadge *self);
void cb_count_badge_set_show_ok (CbCountBadge *self, gboolean show_ok);
gboolean cb_count_badge_get_show_ok (CbCountBadge *self);

G_END_DECLS
