/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_BEHAVIOUR_TAB (cb_behaviour_tab_get_type ())

/**
 * CbBehaviourTab:
 *
 * How an activity differs from the others: address, authentication, repetition.
 */
G_DECLARE_FINAL_TYPE (CbBehaviourTab, cb_behaviour_tab, CB, BEHAVIOUR_TAB, AdwBin)

/* Both may be NULL. */
void cb_behaviour_tab_set_activity (CbBehaviourTab *self, CbBuilderContext *context,
                                    CbActivity *activity);

G_END_DECLS
