/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include <glib/gi18n.h>

GtkWidget *
cb_window_use_make_root (CbWindow *self)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "cb-use-symbolic", "title",
                       _ ("No Connections"), "description",
                       _ ("Connect a connector to your account, then run its activities here."),
                       NULL);
}
