/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-builder.h"

#include "cb-builder.h"
#include "cb-ui-builder-resources.h"

#include <libcb-ui-widgets.h>

static void
add_styles (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (display == NULL)
    return;
  gtk_css_provider_load_from_resource (
      provider, "/org/connectorbuilder/ConnectorBuilder/builder/builder.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
cb_ui_builder_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_form_init ();
      cb_ui_builder_register_resource ();
      add_styles ();
      g_type_ensure (CB_TYPE_BUILDER);
      g_once_init_leave (&once, 1);
    }
}
