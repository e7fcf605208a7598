/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-registry.h"

#include "cb-ui-registry-resources.h"

void
cb_ui_registry_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_registry_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
