/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_BULK_EDITOR (cb_bulk_editor_get_type ())

/**
 * CbBulkEditor:
 *
 * What can be done to several activities at once.
 */
G_DECLARE_FINAL_TYPE (CbBulkEditor, cb_bulk_editor, CB, BULK_EDITOR, AdwBin)

/* @activities: CbActivity in their order */
void cb_bulk_editor_set_activities (CbBulkEditor *self, CbBuilderContext *context,
                                    GPtrArray *activities);

G_END_DECLS
