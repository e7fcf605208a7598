/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-about.h"

#include "cb-compat-private.h"
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
cb_about_present (GtkWidget *parent, const char *debug_info)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "application-name", _ ("Connector Builder"), "application-icon", CB_APP_ID,
                "developer-name", _ ("The Connector Builder Team"), "version", CB_VERSION,
                "comments",
                _ ("Turns a REST API into a connector that everybody in the organization can use."),
                "license-type", GTK_LICENSE_GPL_3_0, "debug-info", debug_info,
                "debug-info-filename", "connector-builder-debug-info.txt", "translator-credits",
                /* Translators: your name, and an address where you like to be reached */
                _ ("translator-credits"), "transient-for", cb_compat_get_window (parent), "modal",
                TRUE, NULL);
  gtk_window_present (GTK_WINDOW (about));
}
