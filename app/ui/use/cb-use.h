/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-library.h>
#include <libcb-secrets.h>

G_BEGIN_DECLS

#define CB_TYPE_USE (cb_use_get_type ())

/**
 * CbUse:
 *
 * The place where connectors are used: connections, the activities of one, a form, and what
 * comes back. A page of the window.
 */
G_DECLARE_FINAL_TYPE (CbUse, cb_use, CB, USE, GtkWidget)

GtkWidget *cb_use_new (CbLibrary *library, CbSecretStore *secrets);
/* Asks for a new connection, of the connector @connector_id or (NULL) of one to pick. */
void cb_use_add_connection (CbUse *self, const char *connector_id);

G_END_DECLS
