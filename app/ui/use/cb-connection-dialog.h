/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-secrets.h>
#include <libcb-ui-compat.h>

G_BEGIN_DECLS

#define CB_TYPE_CONNECTION_DIALOG (cb_connection_dialog_get_type ())

/**
 * CbConnectionDialog:
 *
 * Makes or edits a connection: picks the connector from a palette, asks for the endpoint name and
 * the fields, tests it, and keeps it; secrets go to the keyring.
 *
 * Signal: `saved (CbConnectionRecord *record)`.
 */
G_DECLARE_FINAL_TYPE (CbConnectionDialog, cb_connection_dialog, CB, CONNECTION_DIALOG, CbDialog)

/* @connector_id: the connector to begin with, or NULL to pick one; @record: the connection to
 * edit, or NULL for a new one. */
CbConnectionDialog *cb_connection_dialog_new (CbLibrary *library, CbSecretStore *secrets,
                                              const char *connector_id, CbConnectionRecord *record);

G_END_DECLS
