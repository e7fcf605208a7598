/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITIES_PAGE (cb_activities_page_get_type ())

/**
 * CbActivitiesPage:
 *
 * Step 3: the activities and, beside them, the one that is selected, or what can be done to
 * several.
 */
G_DECLARE_FINAL_TYPE (CbActivitiesPage, cb_activities_page, CB, ACTIVITIES_PAGE, AdwBin)

void cb_activities_page_set_context (CbActivitiesPage *self, CbBuilderContext *context);
void cb_activities_page_show_item (CbActivitiesPage *self, CbItem *item, int member);
void cb_activities_page_start_search (CbActivitiesPage *self);
/* FALSE where there is nothing to go back from. */
gboolean cb_activities_page_go_back (CbActivitiesPage *self);
void cb_activities_page_set_last_response (CbActivitiesPage *self, CbActivity *activity,
                                           guint status, const char *media_type, CbValue *sample);

G_END_DECLS
