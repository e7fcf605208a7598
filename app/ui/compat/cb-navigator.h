/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_NAVIGATOR (cb_navigator_get_type ())

/**
 * CbNavigator:
 *
 * A stack of pages of which the top one is seen; pages slide in and out and can be swiped back.
 *
 * Properties: `visible-page` (read-only) and `depth` (read-only).
 * Signal: `popped (GtkWidget *page)`, after a page has gone.
 */
G_DECLARE_FINAL_TYPE (CbNavigator, cb_navigator, CB, NAVIGATOR, GtkWidget)

GtkWidget *cb_navigator_new (void);
/* Puts @page (transfer floating) on top. */
void cb_navigator_push (CbNavigator *self, GtkWidget *page);
/* Takes the top page away; FALSE where it is the only one. */
gboolean cb_navigator_pop (CbNavigator *self);
void cb_navigator_pop_to_root (CbNavigator *self);
GtkWidget *cb_navigator_get_visible_page (CbNavigator *self);
guint cb_navigator_get_depth (CbNavigator *self);

G_END_DECLS
