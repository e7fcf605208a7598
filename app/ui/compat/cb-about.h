/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows who made the application, its licence, and @debug_info to copy into a report. */
void cb_about_present (GtkWidget *parent, const char *debug_info);

G_END_DECLS
