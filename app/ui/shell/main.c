/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-application.h"
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (CbApplication) application = NULL;
  /* For running from the build. */
  const char *locale_dir = g_getenv ("CB_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : CB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = cb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
