/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include <glib/gi18n.h>

GtkWidget *
cb_window_organization_make_root (CbWindow *self)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "cb-organization-symbolic", "title",
                       _ ("No Registry"), "description",
                       _ ("Connectors that your organization publishes are found here."), NULL);
}
