/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-application-private.h"

#include "config.h"

static void
append (GString *text, const char *name, guint major, guint minor, guint micro, guint built_major,
        guint built_minor, guint built_micro)
{
  g_string_append_printf (text, "%s %u.%u.%u", name, major, minor, micro);
  if (major != built_major || minor != built_minor || micro != built_micro)
    g_string_append_printf (text, " (built with %u.%u.%u)", built_major, built_minor, built_micro);
  g_string_append_c (text, '\n');
}

char *
cb_versions_describe (void)
{
  GString *text = g_string_new ("Connector Builder " CB_VERSION "\n");

  append (text, "GLib", glib_major_version, glib_minor_version, glib_micro_version,
          GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  append (text, "GTK", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
          GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION);
  append (text, "libadwaita", adw_get_major_version (), adw_get_minor_version (),
          adw_get_micro_version (), ADW_MAJOR_VERSION, ADW_MINOR_VERSION, ADW_MICRO_VERSION);
  return g_string_free (text, FALSE);
}
