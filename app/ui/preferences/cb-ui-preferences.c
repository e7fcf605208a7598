/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-preferences.h"

#include "cb-ui-preferences-resources.h"

void
cb_ui_preferences_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_preferences_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
