/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colour in which the style has @widget draw its text. */
void cb_style_get_color (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
