/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-page.h"

G_DEFINE_INTERFACE (CbPage, cb_page, GTK_TYPE_WIDGET)

static void
cb_page_default_init (CbPageInterface *iface)
{
}

GtkWidget *
cb_page_get_header_start (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), NULL);
  return CB_PAGE_GET_IFACE (self)->get_header_start
             ? CB_PAGE_GET_IFACE (self)->get_header_start (self)
             : NULL;
}

GtkWidget *
cb_page_get_header_title (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), NULL);
  return CB_PAGE_GET_IFACE (self)->get_header_title
             ? CB_PAGE_GET_IFACE (self)->get_header_title (self)
             : NULL;
}

GtkWidget *
cb_page_get_header_end (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), NULL);
  return CB_PAGE_GET_IFACE (self)->get_header_end ? CB_PAGE_GET_IFACE (self)->get_header_end (self)
                                                  : NULL;
}

const char *
cb_page_get_action_prefix (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), NULL);
  return CB_PAGE_GET_IFACE (self)->get_action_prefix
             ? CB_PAGE_GET_IFACE (self)->get_action_prefix (self)
             : NULL;
}

GActionGroup *
cb_page_get_actions (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), NULL);
  return CB_PAGE_GET_IFACE (self)->get_actions ? CB_PAGE_GET_IFACE (self)->get_actions (self)
                                               : NULL;
}

gboolean
cb_page_go_back (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), FALSE);
  return CB_PAGE_GET_IFACE (self)->go_back && CB_PAGE_GET_IFACE (self)->go_back (self);
}

gboolean
cb_page_start_search (CbPage *self)
{
  g_return_val_if_fail (CB_IS_PAGE (self), FALSE);
  return CB_PAGE_GET_IFACE (self)->start_search && CB_PAGE_GET_IFACE (self)->start_search (self);
}

gboolean
cb_page_take_files (CbPage *self, GListModel *files)
{
  g_return_val_if_fail (CB_IS_PAGE (self), FALSE);
  return CB_PAGE_GET_IFACE (self)->take_files && CB_PAGE_GET_IFACE (self)->take_files (self, files);
}
