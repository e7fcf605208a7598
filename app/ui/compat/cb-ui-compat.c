/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "libcb-ui-compat.h"

#include "cb-ui-compat-resources.h"

void
cb_ui_compat_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_compat_register_resource ();
      g_type_ensure (CB_TYPE_DIALOG);
      g_type_ensure (CB_TYPE_NAVIGATOR);
      g_type_ensure (CB_TYPE_PREFERENCES_BASE);
      g_type_ensure (CB_TYPE_SPLIT);
      g_type_ensure (CB_TYPE_SQUEEZE);
      g_type_ensure (CB_TYPE_VIEW_TITLE);
      g_once_init_leave (&once, 1);
    }
}
