/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-window.h"
#include "cb-workspace.h"

#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

struct _CbWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwHeaderBar *header;
  GtkWidget *back;
  AdwBin *header_start;
  AdwBin *header_end;
  GtkMenuButton *menu;
  CbViewTitle *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  CbNavigator *navigators[CB_N_PLACES];
  GtkWidget *drop_hint;

  /* Whether the window has been drawn once: pages are made after that. */
  gboolean seen;
  guint seen_idle;

  /* What the index is to do as soon as it is there. */
  GListModel *waiting_files;
  char *waiting_action;

  /* The page whose header parts and actions the window holds now. */
  CbPage *page;
};

const char *cb_window_place_get_name (CbWindowPlace place);

/* Header bar: shows what the visible page brings. */
void cb_window_header_sync (CbWindow *self);
void cb_window_header_clear (CbWindow *self);
void cb_window_header_narrow (CbWindow *self);

/* Actions of the window. */
void cb_window_class_actions_init (GtkWidgetClass *klass);

/* The index, wherever something is asked of it: an action of its own, such as "index.new". */
void cb_window_index_activate (CbWindow *self, const char *action);
void cb_window_index_catch_up (CbWindow *self);

/* Files dropped anywhere on the window. */
void cb_window_drop_init (CbWindow *self);

/* What the windows share. */
CbWorkspace *cb_window_get_workspace (CbWindow *self);

/* What connects the views of each place; each makes the first page of its place when what that
 * needs is there, else NULL. (transfer floating) */
GtkWidget *cb_window_build_make_root (CbWindow *self);
GtkWidget *cb_window_use_make_root (CbWindow *self);
GtkWidget *cb_window_organization_make_root (CbWindow *self);

G_END_DECLS
