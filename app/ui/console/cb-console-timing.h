/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-console-entry.h"

G_BEGIN_DECLS

/* Fills @bars with a waterfall of every exchange of the entry's run on one axis, and @facts with
 * what is known of the connection of this one. */
void cb_console_timing_fill (CbConsoleEntry *entry, GtkBox *bars, CbHeaderTable *facts);

G_END_DECLS
