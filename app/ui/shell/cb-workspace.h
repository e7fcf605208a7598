/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-sample.h>
#include <libcb-secrets.h>

G_BEGIN_DECLS

#define CB_TYPE_WORKSPACE (cb_workspace_get_type ())

/**
 * CbWorkspace:
 *
 * What the windows of the application share: the library and the place of secrets.
 *
 * Both are opened off the main loop when the application starts. Signal: `changed`, when one of
 * them has come, or can't.
 */
G_DECLARE_FINAL_TYPE (CbWorkspace, cb_workspace, CB, WORKSPACE, GObject)

CbWorkspace *cb_workspace_new (void);
/* Opens the library at `CONNECTOR_LIBRARY`, else at its usual place; again after a failure. */
void cb_workspace_open (CbWorkspace *self);
/* Saves everything and closes; comes back when that is done. For the end of the program. */
void cb_workspace_close (CbWorkspace *self);

/* Borrowed; NULL as long as it isn't open. */
CbLibrary *cb_workspace_get_library (CbWorkspace *self);
/* Borrowed; NULL as long as the keyring hasn't answered. */
CbSecretStore *cb_workspace_get_secrets (CbWorkspace *self);
/* The sample API, made when it is first asked for; borrowed. */
CbSampleServer *cb_workspace_get_sample (CbWorkspace *self);
/* Why the library can't be opened; NULL where nothing is wrong. */
const GError *cb_workspace_get_error (CbWorkspace *self);
/* Where it is. */
const char *cb_workspace_get_path (CbWorkspace *self);

G_END_DECLS
