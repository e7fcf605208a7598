/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

static void
insert_actions (CbWindow *self, CbPage *page, GActionGroup *actions)
{
  const char *prefix = cb_page_get_action_prefix (page);

  if (prefix)
    gtk_widget_insert_action_group (GTK_WIDGET (self), prefix, actions);
}

void
cb_window_header_clear (CbWindow *self)
{
  if (self->page)
    insert_actions (self, self->page, NULL);
  g_clear_object (&self->page);
  adw_bin_set_child (self->header_start, NULL);
  adw_bin_set_child (self->header_end, NULL);
  adw_header_bar_set_title_widget (self->header, NULL);
  g_clear_object (&self->switcher);
}

static void
show_parts (CbWindow *self, CbPage *page)
{
  GtkWidget *title = page ? cb_page_get_header_title (page) : NULL;

  if (self->page)
    insert_actions (self, self->page, NULL);
  g_set_object (&self->page, page);
  if (page)
    insert_actions (self, page, cb_page_get_actions (page));
  adw_bin_set_child (self->header_start, page ? cb_page_get_header_start (page) : NULL);
  adw_bin_set_child (self->header_end, page ? cb_page_get_header_end (page) : NULL);
  adw_header_bar_set_title_widget (self->header, title ? title : GTK_WIDGET (self->switcher));
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), title == NULL);
}

/* A wide window never needs the bar's buttons. */
void
cb_window_header_narrow (CbWindow *self)
{
  gboolean narrow = cb_view_title_get_narrow (self->switcher);

  if (narrow && !adw_view_switcher_bar_get_stack (self->switcher_bar))
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->stack);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
}

void
cb_window_header_sync (CbWindow *self)
{
  CbNavigator *navigator = self->navigators[cb_window_get_place (self)];
  GtkWidget *visible = cb_navigator_get_visible_page (navigator);
  CbPage *page = CB_IS_PAGE (visible) ? CB_PAGE (visible) : NULL;

  gtk_widget_set_visible (self->back, cb_navigator_get_depth (navigator) > 1);
  if (page != self->page || !adw_header_bar_get_title_widget (self->header))
    show_parts (self, page);
}
