/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_RESPONSE_TAB (cb_response_tab_get_type ())

/**
 * CbResponseTab:
 *
 * What an activity gets for each status, and where the records are in it.
 */
G_DECLARE_FINAL_TYPE (CbResponseTab, cb_response_tab, CB, RESPONSE_TAB, AdwBin)

/* Both may be NULL. */
void cb_response_tab_set_activity (CbResponseTab *self, CbBuilderContext *context,
                                   CbActivity *activity);
/* Goes to a response, or to the path of the records. */
void cb_response_tab_show_item (CbResponseTab *self, CbItem *item, int member);
/* The last answer of @activity; @sample NULL where it had no body that is a value. */
void cb_response_tab_set_last (CbResponseTab *self, CbActivity *activity, guint status,
                               const char *media_type, CbValue *sample);

G_END_DECLS
