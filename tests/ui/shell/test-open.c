/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <config.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-shell.h>

#define CONNECTOR                                                                                  \
  "{\"formatVersion\":1,\"name\":\"Acme\",\"version\":\"1.0.0\","                                  \
  "\"servers\":[{\"url\":\"https://api.example.com\"}],\"activities\":[]}"

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (CB_IS_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

typedef struct
{
  GApplication *application;
  gboolean found;
  guint rounds;
} Watch;

/* Until a dialog asks about the file; the rounds bound the time. */
static gboolean
look_cb (gpointer data)
{
  Watch *watch = data;
  GtkWindow *dialog = find_dialog ();

  watch->found = dialog != NULL;
  if (!watch->found && watch->rounds-- > 0)
    return G_SOURCE_CONTINUE;
  if (dialog)
    gtk_window_destroy (dialog);
  g_application_quit (watch->application);
  return G_SOURCE_REMOVE;
}

/* The program starts with a file, before its library is open. */
static void
test_file_at_the_start (void)
{
  g_autoptr (CbApplication) application = cb_application_new ();
  g_autofree char *folder = cb_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "acme.json", NULL);
  g_autoptr (GError) error = NULL;
  char *arguments[] = { (char *) "connector-builder", path, NULL };
  Watch watch = { G_APPLICATION (application), FALSE, 400 };

  g_file_set_contents (path, CONNECTOR, -1, &error);
  g_assert_no_error (error);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_timeout_add (50, look_cb, &watch);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  g_assert_true (watch.found);
  cb_test_remove_dir (folder);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/shell/open/file-at-the-start", test_file_at_the_start);
  return g_test_run ();
}
