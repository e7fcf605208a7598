/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts the application or an empty window, and prints the microseconds from the moment given in
 * CB_BENCH_START (CLOCK_MONOTONIC) to the end of its first frame, or of the first frame after the
 * index is filled. */

#include <adwaita.h>
#include <libcb-ui-shell.h>

static gint64
get_start (void)
{
  return g_ascii_strtoll (g_getenv ("CB_BENCH_START"), NULL, 10);
}

static void
after_paint_cb (GdkFrameClock *clock, GApplication *application)
{
  static gboolean printed;

  if (printed)
    return;
  printed = TRUE;
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - get_start ());
  g_application_quit (application);
}

static void
realized_cb (GtkWidget *window, GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    application);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), application);
}

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1110, 710);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gboolean empty = argc > 1 && g_str_equal (argv[1], "empty");
  g_autoptr (GtkApplication) application = NULL;

  if (empty)
    application = GTK_APPLICATION (
        adw_application_new ("org.connectorbuilder.EmptyWindow", G_APPLICATION_NON_UNIQUE));
  else
    application = GTK_APPLICATION (cb_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  if (empty)
    g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
