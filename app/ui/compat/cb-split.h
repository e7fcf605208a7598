/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_SPLIT (cb_split_get_type ())

/**
 * CbSplit:
 *
 * Two or three panes beside each other that fold into one where the window is narrow.
 *
 * Properties for templates: `sidebar`, `content` and `aside` (widgets), `sidebar-width` and
 * `aside-width` (pixels, 240 and 300), `show-content` (which of sidebar and content is seen while
 * folded), `show-aside` (the third pane; over the content while there is no room beside it), and
 * `folded` (read-only).
 *
 * Inside a split the action `split.back` goes from the content to the sidebar; it is enabled
 * while folded. `split.toggle-aside` shows and hides the third pane.
 */
G_DECLARE_FINAL_TYPE (CbSplit, cb_split, CB, SPLIT, GtkWidget)

GtkWidget *cb_split_new (void);
void cb_split_set_sidebar (CbSplit *self, GtkWidget *widget);
GtkWidget *cb_split_get_sidebar (CbSplit *self);
void cb_split_set_content (CbSplit *self, GtkWidget *widget);
GtkWidget *cb_split_get_content (CbSplit *self);
void cb_split_set_aside (CbSplit *self, GtkWidget *widget);
GtkWidget *cb_split_get_aside (CbSplit *self);
gboolean cb_split_get_folded (CbSplit *self);
void cb_split_set_show_content (CbSplit *self, gboolean show_content);
gboolean cb_split_get_show_content (CbSplit *self);
void cb_split_set_show_aside (CbSplit *self, gboolean show_aside);
gboolean cb_split_get_show_aside (CbSplit *self);

G_END_DECLS
