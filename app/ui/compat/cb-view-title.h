/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_VIEW_TITLE (cb_view_title_get_type ())

/**
 * CbViewTitle:
 *
 * The switcher of a view stack for the middle of a header bar; where there is no room it becomes
 * the window's title, and a switcher bar at the bottom of the window takes over.
 *
 * Properties: `stack` (AdwViewStack), `title`, `narrow` (read-only).
 */
G_DECLARE_FINAL_TYPE (CbViewTitle, cb_view_title, CB, VIEW_TITLE, GtkWidget)

GtkWidget *cb_view_title_new (void);
gboolean cb_view_title_get_narrow (CbViewTitle *self);

G_END_DECLS
