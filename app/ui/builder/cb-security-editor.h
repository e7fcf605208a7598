/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_SECURITY_EDITOR (cb_security_editor_get_type ())

/**
 * CbSecurityEditor:
 *
 * The alternatives of authentication: each with the methods that go together in it.
 */
G_DECLARE_FINAL_TYPE (CbSecurityEditor, cb_security_editor, CB, SECURITY_EDITOR, AdwBin)

/* @list: a list of CbSecurity, or NULL. */
void cb_security_editor_set_list (CbSecurityEditor *self, CbBuilderContext *context, CbList *list);

G_END_DECLS
