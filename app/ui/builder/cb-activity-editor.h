/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_ACTIVITY_EDITOR (cb_activity_editor_get_type ())

/**
 * CbActivityEditor:
 *
 * One activity: verb and path above, and below tabs for what it is called, its parameters, what it
 * sends, what it gets, and how it behaves.
 */
G_DECLARE_FINAL_TYPE (CbActivityEditor, cb_activity_editor, CB, ACTIVITY_EDITOR, AdwBin)

/* Both may be NULL. */
void cb_activity_editor_set_activity (CbActivityEditor *self, CbBuilderContext *context,
                                      CbActivity *activity);
void cb_activity_editor_show_item (CbActivityEditor *self, CbItem *item, int member);
void cb_activity_editor_set_last_response (CbActivityEditor *self, CbActivity *activity,
                                           guint status, const char *media_type, CbValue *sample);

G_END_DECLS
