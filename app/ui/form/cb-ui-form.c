/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-form.h"

#include "cb-connection-form.h"
#include "cb-form.h"
#include "cb-ui-form-resources.h"

#include <libcb-ui-widgets.h>

static void
add_styles (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (display == NULL)
    return;
  gtk_css_provider_load_from_resource (provider,
                                       "/org/connectorbuilder/ConnectorBuilder/form/form.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
cb_ui_form_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      cb_ui_widgets_init ();
      cb_ui_form_register_resource ();
      add_styles ();
      g_type_ensure (CB_TYPE_FORM);
      g_type_ensure (CB_TYPE_CONNECTION_FORM);
      g_once_init_leave (&once, 1);
    }
}
