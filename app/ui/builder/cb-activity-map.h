/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_MAP (cb_activity_map_get_type ())

/**
 * CbActivityMap:
 *
 * The activities as a picture: a bar for each tag, as long as it has activities, in the colours of
 * their verbs. A bar leads to the first activity of its tag.
 */
G_DECLARE_FINAL_TYPE (CbActivityMap, cb_activity_map, CB, ACTIVITY_MAP, AdwBin)

void cb_activity_map_set_context (CbActivityMap *self, CbBuilderContext *context);

G_END_DECLS
