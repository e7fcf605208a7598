/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-runtime.h>
#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

#define CB_TYPE_CONSOLE_ENTRY (cb_console_entry_get_type ())

/**
 * CbConsoleEntry:
 *
 * One exchange in the console's list: what was sent and got, and the run to which it belongs.
 */
G_DECLARE_FINAL_TYPE (CbConsoleEntry, cb_console_entry, CB, CONSOLE_ENTRY, GObject)

CbConsoleEntry *cb_console_entry_new (CbRun *run, CbHttpExchange *exchange);
CbRun *cb_console_entry_get_run (CbConsoleEntry *self);
CbHttpExchange *cb_console_entry_get_exchange (CbConsoleEntry *self);
/* Whether it is the one with the run's answer, not a token request or a redirect before it. */
gboolean cb_console_entry_is_answer (CbConsoleEntry *self);

/* Each (transfer full), with secrets masked. */
/* "GET /tickets?page=2" */
char *cb_console_entry_dup_title (CbConsoleEntry *self);
/* "200 OK", "Failed" */
char *cb_console_entry_dup_status (CbConsoleEntry *self);
/* "143 ms, 2.1 kB" */
char *cb_console_entry_dup_cost (CbConsoleEntry *self);
CbLevel cb_console_entry_get_level (CbConsoleEntry *self);
/* Bytes that it keeps in memory. */
gsize cb_console_entry_get_weight (CbConsoleEntry *self);

G_END_DECLS
