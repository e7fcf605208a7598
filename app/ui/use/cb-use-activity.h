/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-runtime.h>

G_BEGIN_DECLS

#define CB_TYPE_USE_ACTIVITY (cb_use_activity_get_type ())

/**
 * CbUseActivity:
 *
 * One activity of a connection, to be run: what it does, its form, Run and Cancel, and what came
 * back. Enter in the form and Ctrl+Enter run it.
 *
 * Signal: `ran (CbRun *run)`, after a run has ended.
 */
G_DECLARE_FINAL_TYPE (CbUseActivity, cb_use_activity, CB, USE_ACTIVITY, GtkWidget)

/* @runner: of the connection. Both NULL for nothing. */
void cb_use_activity_set_activity (CbUseActivity *self, CbRunner *runner, CbActivity *activity);
/* Runs it with what is filled in; says beside the fields what is missing. */
void cb_use_activity_run (CbUseActivity *self);

G_END_DECLS
