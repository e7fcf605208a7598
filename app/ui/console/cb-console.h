/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-runtime.h>
#include <libcb-ui-form.h>

G_BEGIN_DECLS

#define CB_TYPE_CONSOLE (cb_console_get_type ())

/**
 * CbConsole:
 *
 * Tries an activity: what is filled in, Send, and everything about each exchange.
 *
 * It keeps what was filled in and the last exchanges of each activity as long as it lives; nothing
 * of it goes to the disk. Secrets are masked in everything that is shown.
 *
 * Actions inside it: `console.send` (Ctrl+Enter), `console.cancel` (Escape while it runs),
 * `console.use-response`, `console.close`.
 *
 * Signals:
 * - `responded (CbActivity *activity, guint status, const char *media_type, CbValue *sample)`: an
 *   answer is there and ready; @sample is NULL where it isn't JSON;
 * - `use-response` with the same arguments: its structure shall become the activity's;
 * - `close-requested`.
 */
G_DECLARE_FINAL_TYPE (CbConsole, cb_console, CB, CONSOLE, GtkWidget)

GtkWidget *cb_console_new (void);

/* @activity: one of @connector; NULL for none. */
void cb_console_set_activity (CbConsole *self, CbConnector *connector, CbActivity *activity);
CbActivity *cb_console_get_activity (CbConsole *self);
/* Fills in the form from elsewhere: an object of field name → value. Fields without a value take
 * the definition's test value. */
void cb_console_set_values (CbConsole *self, CbValue *values);
/* Where the secrets of this connector are that the form does not have. */
void cb_console_set_secrets (CbConsole *self, CbSecretStore *store, const char *connection_id);

/* The form of the connection, so that its values can come from elsewhere; borrowed, NULL without a
 * connector. */
CbConnectionForm *cb_console_get_connection_form (CbConsole *self);

/* Sends what is filled in, unless something is wrong with it, which is then said. */
void cb_console_send (CbConsole *self);
void cb_console_cancel (CbConsole *self);
gboolean cb_console_is_running (CbConsole *self);

/* With the connection as it is filled in at present, such as for cb_connection_test_async().
 * Borrowed; NULL without a connector. */
CbRunner *cb_console_get_runner (CbConsole *self);

G_END_DECLS
