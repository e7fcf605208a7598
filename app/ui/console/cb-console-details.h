/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-console-entry.h"

G_BEGIN_DECLS

#define CB_TYPE_CONSOLE_DETAILS (cb_console_details_get_type ())

/**
 * CbConsoleDetails:
 *
 * Everything about one exchange, in pages: Response, Tree, Raw, Headers, Request, Why, Timing.
 *
 * Property: `sample` (CbValue, read-only): the body as a value when it is ready, else NULL.
 */
G_DECLARE_FINAL_TYPE (CbConsoleDetails, cb_console_details, CB, CONSOLE_DETAILS, GtkWidget)

/* NULL for none. */
void cb_console_details_set_entry (CbConsoleDetails *self, CbConsoleEntry *entry);
CbConsoleEntry *cb_console_details_get_entry (CbConsoleDetails *self);
/* Borrowed; NULL while it is being made ready, and for what isn't JSON. */
CbValue *cb_console_details_get_sample (CbConsoleDetails *self);
/* Whether the body is being made ready. */
gboolean cb_console_details_is_loading (CbConsoleDetails *self);
/* "response", "tree", "raw", "headers", "request", "why", "timing". */
void cb_console_details_show_page (CbConsoleDetails *self, const char *name);

G_END_DECLS
