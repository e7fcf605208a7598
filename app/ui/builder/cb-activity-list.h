/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_LIST (cb_activity_list_get_type ())

/**
 * CbActivityList:
 *
 * The activities of a connector to look through: searched, grouped by tag, added, duplicated,
 * deleted, and reordered by Ctrl+Up and Ctrl+Down or by hand.
 *
 * Selecting one makes it the activity of the context. Signals: `selection-changed`, `opened` when
 * one was chosen with Enter or a click.
 */
G_DECLARE_FINAL_TYPE (CbActivityList, cb_activity_list, CB, ACTIVITY_LIST, AdwBin)

void cb_activity_list_set_context (CbActivityList *self, CbBuilderContext *context);
/* The selected activities in their order. (transfer full) (element-type CbActivity) */
GPtrArray *cb_activity_list_dup_selected (CbActivityList *self);
/* Selects and scrolls to it, whatever is folded or searched for. */
void cb_activity_list_select (CbActivityList *self, CbActivity *activity);
void cb_activity_list_start_search (CbActivityList *self);
/* Ends the search; FALSE where there is none. */
gboolean cb_activity_list_end_search (CbActivityList *self);

G_END_DECLS
