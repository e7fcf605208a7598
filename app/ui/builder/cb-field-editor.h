/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_FIELD_EDITOR (cb_field_editor_get_type ())

/**
 * CbFieldEditor:
 *
 * Everything about one field that a table has no column for: help, bounds, choices, when it is
 * shown, and for a parameter how it is written into the request.
 */
G_DECLARE_FINAL_TYPE (CbFieldEditor, cb_field_editor, CB, FIELD_EDITOR, AdwBin)

/* @field may be NULL. */
void cb_field_editor_set_field (CbFieldEditor *self, CbBuilderContext *context, CbField *field);
/* Puts the cursor where @member is edited. */
void cb_field_editor_show_member (CbFieldEditor *self, int member);

G_END_DECLS
