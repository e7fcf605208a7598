/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-console.h"

#include "cb-ui-console-resources.h"

void
cb_ui_console_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_console_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
