/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-form.h"

G_BEGIN_DECLS

#define CB_TYPE_CONNECTION_FORM (cb_connection_form_get_type ())

/**
 * CbConnectionForm:
 *
 * What an end user fills in to make a connection of a connector: which server and which way of
 * signing in, where there are several, then the fields of those and of the connection.
 *
 * Property: `connector`. Signal: `changed`.
 */
G_DECLARE_FINAL_TYPE (CbConnectionForm, cb_connection_form, CB, CONNECTION_FORM, GtkWidget)

GtkWidget *cb_connection_form_new (CbConnector *connector);
void cb_connection_form_set_connector (CbConnectionForm *self, CbConnector *connector);
CbConnector *cb_connection_form_get_connector (CbConnectionForm *self);
/* The form with the fields of what is chosen. */
CbForm *cb_connection_form_get_form (CbConnectionForm *self);
/* Borrowed; NULL where the connector has no server. */
CbServer *cb_connection_form_get_server (CbConnectionForm *self);
void cb_connection_form_set_server (CbConnectionForm *self, CbServer *server);
/* The id of the chosen alternative: of a CbSecurity, or of a method where the connector lists
 * none; NULL where it demands no proof. Borrowed. */
const char *cb_connection_form_get_security (CbConnectionForm *self);
void cb_connection_form_set_security (CbConnectionForm *self, const char *id);

G_END_DECLS
