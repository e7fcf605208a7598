/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_PAGE (cb_page_get_type ())

/**
 * CbPage:
 *
 * What fills the window below its header bar, and says what the header bar holds meanwhile.
 *
 * A view implements it. Header parts belong to the view (top-level objects beside the template,
 * bound as its children) and are shown in the window's header bar while the page is seen. They must
 * fit a window 360 pixels wide together with the menu button: use [class@Squeeze] for wide forms.
 *
 * The actions of a page are a GActionGroup that the window inserts under `action_prefix` while the
 * page is seen, so that header parts, menus and shortcuts can name "prefix.action".
 */
G_DECLARE_INTERFACE (CbPage, cb_page, CB, PAGE, GtkWidget)

/**
 * CbPageInterface:
 * @get_header_start: (nullable result): beside the left edge
 * @get_header_title: (nullable result): in the middle; NULL for the switcher of places
 * @get_header_end: (nullable result): left of the menu button
 * @get_action_prefix: the prefix of its actions, such as "builder"
 * @get_actions: (nullable result): its actions
 * @go_back: goes one level back inside the page; FALSE where there is none, the window then goes
 * back
 * @start_search: opens the page's search; FALSE where it has none
 * @take_files: files (a model of GFile) dropped on the window; FALSE where it has no use for them
 */
struct _CbPageInterface
{
  GTypeInterface parent_iface;

  GtkWidget *(*get_header_start) (CbPage *self);
  GtkWidget *(*get_header_title) (CbPage *self);
  GtkWidget *(*get_header_end) (CbPage *self);
  const char *(*get_action_prefix) (CbPage *self);
  GActionGroup *(*get_actions) (CbPage *self);
  gboolean (*go_back) (CbPage *self);
  gboolean (*start_search) (CbPage *self);
  gboolean (*take_files) (CbPage *self, GListModel *files);
};

GtkWidget *cb_page_get_header_start (CbPage *self);
GtkWidget *cb_page_get_header_title (CbPage *self);
GtkWidget *cb_page_get_header_end (CbPage *self);
const char *cb_page_get_action_prefix (CbPage *self);
GActionGroup *cb_page_get_actions (CbPage *self);
gboolean cb_page_go_back (CbPage *self);
gboolean cb_page_start_search (CbPage *self);
gboolean cb_page_take_files (CbPage *self, GListModel *files);

G_END_DECLS
