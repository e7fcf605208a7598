/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "libcb-ui-widgets.h"

#include "cb-ui-widgets-resources.h"

#include <libcb-ui-compat.h>

static void
ensure_types (void)
{
  g_type_ensure (CB_TYPE_BUSY);
  g_type_ensure (CB_TYPE_CODE_VIEW);
  g_type_ensure (CB_TYPE_COUNT_BADGE);
  g_type_ensure (CB_TYPE_GRID_TABLE);
  g_type_ensure (CB_TYPE_HEADER_TABLE);
  g_type_ensure (CB_TYPE_IMAGE_WELL);
  g_type_ensure (CB_TYPE_LOGO);
  g_type_ensure (CB_TYPE_NOTICE);
  g_type_ensure (CB_TYPE_SEARCH_BAR);
  g_type_ensure (CB_TYPE_STATUS_DOT);
  g_type_ensure (CB_TYPE_TAG_ENTRY);
  g_type_ensure (CB_TYPE_TIMING_BAR);
  g_type_ensure (CB_TYPE_VALUE_TREE);
}

void
cb_ui_widgets_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_compat_init ();
      cb_ui_widgets_register_resource ();
      ensure_types ();
      g_once_init_leave (&once, 1);
    }
}
