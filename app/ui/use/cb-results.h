/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-runtime.h>

G_BEGIN_DECLS

#define CB_TYPE_RESULTS (cb_results_get_type ())

/**
 * CbResults:
 *
 * What a run gave: its message, and the records as a table, a tree or text; filtered and exported.
 */
G_DECLARE_FINAL_TYPE (CbResults, cb_results, CB, RESULTS, GtkWidget)

/* Follows @run (NULL for nothing) and takes its records; before it starts. */
void cb_results_set_run (CbResults *self, CbRun *run);

G_END_DECLS
