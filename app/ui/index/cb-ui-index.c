/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-index.h"

#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

#include "cb-ui-index-resources.h"

static void
add_styles (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (display == NULL)
    return;
  gtk_css_provider_load_from_resource (provider,
                                       "/org/connectorbuilder/ConnectorBuilder/index/index.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/connectorbuilder/ConnectorBuilder/icons");
}

void
cb_ui_index_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_widgets_init ();
      cb_ui_index_register_resource ();
      add_styles ();
      g_once_init_leave (&once, 1);
    }
}
