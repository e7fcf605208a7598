/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-shortcuts.h"

void
cb_shortcuts_present (GtkApplicationWindow *window)
{
  GtkShortcutsWindow *overlay = NULL;
  g_autoptr (GtkBuilder) builder = NULL;

  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (window));

  overlay = gtk_application_window_get_help_overlay (window);
  if (!overlay)
    {
      builder = gtk_builder_new_from_resource (
          "/org/connectorbuilder/ConnectorBuilder/compat/help-overlay.ui");
      overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (window, overlay);
    }
  gtk_window_present (GTK_WINDOW (overlay));
}
