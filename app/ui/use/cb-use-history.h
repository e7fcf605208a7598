/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-runtime.h>

G_BEGIN_DECLS

/* Keeps what @run did in the history of @connection, with every secret masked. */
void cb_use_history_add (CbLibrary *library, CbConnectionRecord *connection, CbRun *run);

G_END_DECLS
