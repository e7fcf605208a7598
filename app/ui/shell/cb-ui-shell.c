/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-application-private.h"

#include "cb-ui-shell-resources.h"

#include <libcb-ui-widgets.h>

void
cb_ui_shell_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_widgets_init ();
      cb_ui_shell_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
