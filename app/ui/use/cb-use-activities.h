/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-model.h>

G_BEGIN_DECLS

#define CB_TYPE_USE_ACTIVITIES (cb_use_activities_get_type ())

/**
 * CbUseActivities:
 *
 * The activities of a connector as end users see them: those that aren't hidden, searched while
 * typing.
 *
 * Signal: `chosen (CbActivity *activity)`.
 */
G_DECLARE_FINAL_TYPE (CbUseActivities, cb_use_activities, CB, USE_ACTIVITIES, GtkWidget)

void cb_use_activities_set_connector (CbUseActivities *self, CbConnector *connector);
void cb_use_activities_start_search (CbUseActivities *self);

G_END_DECLS
