/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_STEP_RAIL (cb_step_rail_get_type ())

/**
 * CbStepRail:
 *
 * The four steps of the wizard, each with a tick or its number of problems.
 *
 * Property: `step` (1 to 4). Signals: `activated`, when a step was chosen by hand, also the one
 * that is shown.
 */
G_DECLARE_FINAL_TYPE (CbStepRail, cb_step_rail, CB, STEP_RAIL, AdwBin)

void cb_step_rail_set_context (CbStepRail *self, CbBuilderContext *context);
void cb_step_rail_set_step (CbStepRail *self, CbBuilderStep step);
CbBuilderStep cb_step_rail_get_step (CbStepRail *self);

G_END_DECLS
