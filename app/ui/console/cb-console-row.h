/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-console-entry.h"

G_BEGIN_DECLS

/* A row for the list of exchanges. */
GtkWidget *cb_console_row_new (CbConsoleEntry *entry);

G_END_DECLS
