/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-application.h"

G_BEGIN_DECLS

#define CB_TYPE_WINDOW (cb_window_get_type ())

/**
 * CbWindowPlace:
 *
 * The three places of the window.
 */
typedef enum
{
  CB_PLACE_BUILD,
  CB_PLACE_USE,
  CB_PLACE_ORGANIZATION,
  CB_N_PLACES,
} CbWindowPlace;

/**
 * CbWindow:
 *
 * The window: one header bar over three places, each a stack of pages.
 *
 * The first page of a place is made when the place is first shown. The header bar shows the parts
 * that the visible page brings (see CbPage), the switcher of places and the main menu.
 */
G_DECLARE_FINAL_TYPE (CbWindow, cb_window, CB, WINDOW, AdwApplicationWindow)

CbWindow *cb_window_new (CbApplication *application);

CbWindowPlace cb_window_get_place (CbWindow *self);
void cb_window_set_place (CbWindow *self, CbWindowPlace place);
/* Shows @page (transfer floating), which should be a CbPage, on top of what @place shows. */
void cb_window_push_page (CbWindow *self, CbWindowPlace place, GtkWidget *page);
/* Back to what was below the visible page of @place; FALSE where it is the only one. */
gboolean cb_window_pop_page (CbWindow *self, CbWindowPlace place);
void cb_window_pop_to_root (CbWindow *self, CbWindowPlace place);
GtkWidget *cb_window_get_visible_page (CbWindow *self, CbWindowPlace place);

/* Hands files (a model of GFile) to the visible page, or else to the index. */
void cb_window_open_files (CbWindow *self, GListModel *files);

G_END_DECLS
