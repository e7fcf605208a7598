/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-builder.h"

#include "cb-ui-builder-resources.h"

void
cb_ui_builder_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_builder_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
