/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives an icon button its name for screen readers and its tooltip. */
void cb_widget_set_name (GtkWidget *widget, const char *name);

G_END_DECLS
