/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the keyboard shortcuts over @window; the list is made when it is first asked for. */
void cb_shortcuts_present (GtkApplicationWindow *window);

G_END_DECLS
