/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-style.h"

void
cb_style_get_color (GtkWidget *widget, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}
