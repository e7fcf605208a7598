/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_SEARCH_BAR (cb_search_bar_get_type ())

/**
 * CbSearchBar:
 *
 * A search entry that slides in below a header; typing anywhere in `capture-widget` opens it.
 *
 * Properties: `active` (whether it is seen), `text` (what is searched for, "" while not
 * active; tells of changes a moment after typing), `placeholder-text`, `capture-widget`.
 * Signals: `activate` (Enter), `next-match`, `previous-match`, `leave` (Down: on to the
 * results).
 */
G_DECLARE_FINAL_TYPE (CbSearchBar, cb_search_bar, CB, SEARCH_BAR, GtkWidget)

GtkWidget *cb_search_bar_new (void);
void cb_search_bar_set_active (CbSearchBar *self, gboolean active);
gboolean cb_search_bar_get_active (CbSearchBar *self);
const char *cb_search_bar_get_text (CbSearchBar *self);
void cb_search_bar_set_text (CbSearchBar *self, const char *text);
void cb_search_bar_set_capture_widget (CbSearchBar *self, GtkWidget *widget);
/* Opens it and puts the cursor in. */
void cb_search_bar_start (CbSearchBar *self);

G_END_DECLS
