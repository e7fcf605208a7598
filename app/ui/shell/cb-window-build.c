/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include <glib/gi18n.h>

GtkWidget *
cb_window_build_make_root (CbWindow *self)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "cb-build-symbolic", "title",
                       _ ("No Connectors"), "description",
                       _ ("A connector turns an API into something everybody can use."), NULL);
}
