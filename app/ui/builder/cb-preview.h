/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>
#include <libcb-ui-form.h>

G_BEGIN_DECLS

#define CB_TYPE_PREVIEW (cb_preview_get_type ())

/**
 * CbPreview:
 *
 * The form of end users while it is made: that of a connection, or in step 3 that of the activity
 * that is looked at. What is filled in is kept, and is what is tried and tested with.
 */
G_DECLARE_FINAL_TYPE (CbPreview, cb_preview, CB, PREVIEW, AdwBin)

void cb_preview_set_context (CbPreview *self, CbBuilderContext *context);
void cb_preview_set_step (CbPreview *self, CbBuilderStep step);
CbConnectionForm *cb_preview_get_connection_form (CbPreview *self);
CbForm *cb_preview_get_activity_form (CbPreview *self);

G_END_DECLS
