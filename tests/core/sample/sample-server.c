/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libcb-sample.h>
#include <stdio.h>

/* The sample API as a program for tests in other languages: prints its address and runs until its
 * standard input ends. */

static gboolean
input_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (CbSampleServer) server = cb_sample_server_new ();
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;

  if (!cb_sample_server_start (server, 0, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("%s\n", cb_sample_server_get_base_url (server));
  fflush (stdout);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_main_loop_run (loop);
  return 0;
}
