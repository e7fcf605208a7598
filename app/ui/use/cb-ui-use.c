/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-use.h"

#include "cb-ui-use-resources.h"

void
cb_ui_use_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_use_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
