/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_BODY_TAB (cb_body_tab_get_type ())

/**
 * CbBodyTab:
 *
 * What an activity sends, or that it sends nothing.
 */
G_DECLARE_FINAL_TYPE (CbBodyTab, cb_body_tab, CB, BODY_TAB, AdwBin)

/* Both may be NULL. */
void cb_body_tab_set_activity (CbBodyTab *self, CbBuilderContext *context, CbActivity *activity);

G_END_DECLS
