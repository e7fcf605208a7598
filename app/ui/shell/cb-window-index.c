/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

/* Shows the index; NULL as long as the library isn't open. */
static CbPage *
show_index (CbWindow *self)
{
  GtkWidget *page = NULL;

  cb_window_set_place (self, CB_PLACE_BUILD);
  cb_window_pop_to_root (self, CB_PLACE_BUILD);
  page = cb_window_get_visible_page (self, CB_PLACE_BUILD);
  return CB_IS_PAGE (page) ? CB_PAGE (page) : NULL;
}

void
cb_window_index_activate (CbWindow *self, const char *action)
{
  if (show_index (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
      return;
    }
  g_free (self->waiting_action);
  self->waiting_action = g_strdup (action);
}

void
cb_window_open_files (CbWindow *self, GListModel *files)
{
  CbPage *index = NULL;

  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (self->page && cb_page_take_files (self->page, files))
    return;
  index = show_index (self);
  if (index)
    cb_page_take_files (index, files);
  else
    g_set_object (&self->waiting_files, files);
}

/* What was asked for while the library was being opened. */
void
cb_window_index_catch_up (CbWindow *self)
{
  g_autoptr (GListModel) files = NULL;
  g_autofree char *action = NULL;

  if (!cb_navigator_get_visible_page (self->navigators[CB_PLACE_BUILD]))
    return;
  files = g_steal_pointer (&self->waiting_files);
  action = g_steal_pointer (&self->waiting_action);
  if (action)
    cb_window_index_activate (self, action);
  if (files)
    cb_window_open_files (self, files);
}
