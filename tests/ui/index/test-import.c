/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-index.h>

typedef struct
{
  char *folder;
  CbLibrary *library;
  CbImportDialog *dialog;
  GtkWindow *parent;
  char *imported;
} Fixture;

static const char good[] =
    "{\"formatVersion\":1,\"name\":\"Acme\",\"version\":\"1.0.0\",\"displayName\":\"Acme "
    "Tickets\",\"servers\":[{\"url\":\"api.example.com\"}],\"activities\":[{\"id\":\"list\","
    "\"method\":\"GET\",\"path\":\"/tickets\"}]}";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = cb_test_make_dir ();
  path = g_build_filename (fixture->folder, "library.db", NULL);
  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  fixture->library = cb_library_open_finish (result, &error);
  g_assert_no_error (error);
  fixture->parent = cb_ui_test_show (gtk_label_new (""), 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_destroy (fixture->parent);
  cb_ui_test_settle ();
  cb_library_close_async (fixture->library, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_close_finish (fixture->library, result, NULL);
  g_clear_object (&fixture->library);
  cb_test_remove_dir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->imported);
}

static void
imported_cb (CbImportDialog *dialog, const char *id, Fixture *fixture)
{
  g_free (fixture->imported);
  fixture->imported = g_strdup (id);
}

static void
open_text (Fixture *fixture, const char *text)
{
  fixture->dialog = cb_import_dialog_new_for_text (fixture->library, text);
  g_signal_connect (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
  cb_dialog_present (CB_DIALOG (fixture->dialog), GTK_WIDGET (fixture->parent));
}

static gboolean
shows_review (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *label = cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), "Acme Tickets");

  return label && gtk_widget_get_mapped (label);
}

static gboolean
is_imported (gpointer data)
{
  return ((Fixture *) data)->imported != NULL;
}

static void
press (Fixture *fixture, const char *label)
{
  g_signal_emit_by_name (cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), label), "clicked");
}

static void
import_good (Fixture *fixture)
{
  open_text (fixture, good);
  cb_test_wait (shows_review, fixture, 0);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found = NULL;

  import_good (fixture);
  cb_ui_test_settle ();
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->dialog), "import-review");
  g_assert_nonnull (
      cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), "A connector with 1 activity"));
  /* What is wrong with it is said before it comes in. */
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), "/servers/0/url"));
  press (fixture, "_Import");
  cb_test_wait (is_imported, fixture, 0);
  found = cb_library_check_clash (fixture->library, "Acme", "1.0.0", NULL);
  g_assert_cmpstr (found, ==, fixture->imported);
}

/* An API's description comes in through the same door; what it lost is shown with its place. */
static void
test_openapi (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "openapi: 3.0.0\n"
                      "info: {title: Acme Tickets, version: 2.0.0}\n"
                      "servers: [{url: 'https://example.com'}]\n"
                      "paths:\n"
                      "  /tickets:\n"
                      "    get:\n"
                      "      operationId: list\n"
                      "      parameters: [{$ref: '#/components/parameters/Lost'}]\n");
  cb_test_wait (shows_review, fixture, 0);
  cb_ui_test_settle ();
  cb_ui_test_screenshot (GTK_WIDGET (fixture->dialog), "import-openapi");
  g_assert_nonnull (cb_ui_test_find_text (
      GTK_WIDGET (fixture->dialog), "Line 8, column 27  /paths/~1tickets/get/parameters/0/$ref"));
  press (fixture, "_Import");
  cb_test_wait (is_imported, fixture, 0);
}

static gboolean
shows_failure (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page = cb_ui_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_STATUS_PAGE);

  return page && gtk_widget_get_mapped (page);
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "{\"formatVersion\":1,\n \"name\":7}");
  cb_test_wait (shows_failure, fixture, 0);
  cb_ui_test_settle ();
  cb_ui_test_screenshot (GTK_WIDGET (fixture->dialog), "import-failure");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_null (fixture->imported);
}

static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  GtkWidget *button;
  GtkWidget *row;

  import_good (fixture);
  press (fixture, "_Import");
  cb_test_wait (is_imported, fixture, 0);
  first = g_steal_pointer (&fixture->imported);

  import_good (fixture);
  cb_ui_test_settle ();
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->dialog), "import-clash");
  button = cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), "_Import");
  g_assert_false (gtk_widget_get_sensitive (button));
  row = cb_ui_test_find_text (GTK_WIDGET (fixture->dialog), "Make it version 1.0.1");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW), "activated");
  g_assert_true (gtk_widget_get_sensitive (button));
  press (fixture, "_Import");
  cb_test_wait (is_imported, fixture, 0);
  g_assert_cmpstr (fixture->imported, !=, first);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_index_init ();
  g_test_add ("/import/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/import/openapi", Fixture, NULL, set_up, test_openapi, tear_down);
  g_test_add ("/import/wrong", Fixture, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/import/clash", Fixture, NULL, set_up, test_clash, tear_down);
  return g_test_run ();
}
