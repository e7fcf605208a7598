/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-console-entry.h"

G_BEGIN_DECLS

#define CB_CONSOLE_HISTORY_ENTRIES 50
#define CB_CONSOLE_HISTORY_BYTES ((gsize) 96 * 1024 * 1024)

/**
 * CbConsoleHistory:
 *
 * The last exchanges of each activity, newest first; bounded in number and in bytes.
 */
typedef struct _CbConsoleHistory CbConsoleHistory;

CbConsoleHistory *cb_console_history_new (void);
void cb_console_history_free (CbConsoleHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbConsoleHistory, cb_console_history_free)

/* (transfer none) (element-type CbConsoleEntry): those of @activity. */
GListModel *cb_console_history_get (CbConsoleHistory *self, CbActivity *activity);
/* Adds every exchange of a run that has ended; gives the one to look at, or NULL. Borrowed. */
CbConsoleEntry *cb_console_history_add (CbConsoleHistory *self, CbRun *run);

G_END_DECLS
