/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <cb-use-activities.h>
#include <cb-use-activity.h>
#include <cb-record-table.h>
#include <libcb-sample.h>
#include <libcb-ui-form.h>
#include <libcb-ui-use.h>
#include <libcb-ui-widgets.h>

typedef struct
{
  char *folder;
  CbLibrary *library;
  CbSecretStore *secrets;
  CbSampleServer *server;
  GtkWidget *use;
  GtkWindow *window;
} Fixture;

static CbConnector *
make_connector (const char *base_url)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbServer) server = cb_server_new (base_url);
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("key", CB_AUTH_API_KEY);
  g_autoptr (CbActivity) list = cb_activity_new ("list-tickets", "GET", "/tickets");
  g_autoptr (CbActivity) hidden = cb_activity_new ("internal", "GET", "/me");

  cb_connector_set_name (connector, "Tickets");
  cb_activity_set_display_name (list, "List tickets");
  cb_activity_set_visibility (hidden, CB_VISIBILITY_HIDDEN);
  cb_connector_set_test_activity (connector, "internal");
  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_auth_methods (connector), method);
  cb_list_append (cb_connector_get_activities (connector), list);
  cb_list_append (cb_connector_get_activities (connector), hidden);
  return connector;
}

static void
open_library (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  fixture->library = cb_library_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
add_connector (Fixture *fixture)
{
  g_autoptr (CbConnector)
      connector = make_connector (cb_sample_server_get_base_url (fixture->server));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  cb_library_create_async (fixture->library, connector, CB_LIBRARY_STATUS_DRAFT, NULL,
                           cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  id = cb_library_create_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = cb_test_make_dir ();
  fixture->server = cb_sample_server_new ();
  cb_sample_server_start (fixture->server, 0, NULL, &error);
  g_assert_no_error (error);
  open_library (fixture);
  add_connector (fixture);
  fixture->secrets = cb_memory_store_new (NULL);
  fixture->use = cb_use_new (fixture->library, fixture->secrets);
  fixture->window = cb_ui_test_show (fixture->use, 1000, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_destroy (fixture->window);
  cb_ui_test_settle ();
  cb_library_close_async (fixture->library, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_close_finish (fixture->library, result, NULL);
  cb_sample_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->secrets);
  g_clear_object (&fixture->library);
  cb_test_remove_dir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != fixture->window && gtk_window_get_transient_for (window))
        return window;
    }
  return NULL;
}

static gboolean
palette_is_filled (gpointer fixture)
{
  GtkWindow *dialog = find_dialog (fixture);

  return dialog && cb_ui_test_find_text (GTK_WIDGET (dialog), "Tickets");
}

static gboolean
form_is_shown (gpointer fixture)
{
  GtkWindow *dialog = find_dialog (fixture);
  GtkWidget *form = dialog ? cb_ui_test_find (GTK_WIDGET (dialog), CB_TYPE_CONNECTION_FORM) : NULL;

  return form && gtk_widget_get_mapped (form);
}

static gboolean
says_success (gpointer fixture)
{
  GtkWindow *dialog = find_dialog (fixture);

  return dialog && cb_ui_test_find_text (GTK_WIDGET (dialog), "Connection Success");
}

static gboolean
dialog_is_gone (gpointer fixture)
{
  return find_dialog (fixture) == NULL;
}

static gboolean
activities_are_listed (gpointer data)
{
  Fixture *fixture = data;

  return cb_ui_test_find_text (fixture->use, "List tickets") != NULL;
}

static gboolean
records_are_shown (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *table = cb_ui_test_find (fixture->use, CB_TYPE_RECORD_TABLE);

  return table && cb_record_table_get_n_shown (CB_RECORD_TABLE (table)) > 0;
}

static void
connect (Fixture *fixture)
{
  GtkWindow *dialog;
  GtkWidget *palette;
  CbForm *form;

  cb_use_add_connection (CB_USE (fixture->use), NULL);
  cb_test_wait (palette_is_filled, fixture, 0);
  dialog = find_dialog (fixture);
  cb_ui_test_screenshot (GTK_WIDGET (dialog), "use-palette");
  palette = cb_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (palette, "activate", 0);
  cb_test_wait (form_is_shown, fixture, 0);
  form = cb_connection_form_get_form (
      CB_CONNECTION_FORM (cb_ui_test_find (GTK_WIDGET (dialog), CB_TYPE_CONNECTION_FORM)));
  cb_form_set_text (form, "key", "demo-key");
  g_signal_emit_by_name (cb_ui_test_find_text (GTK_WIDGET (dialog), "_Test"), "clicked");
  cb_test_wait (says_success, fixture, 0);
  cb_ui_test_screenshot_both (GTK_WIDGET (dialog), "use-connection");
  g_signal_emit_by_name (cb_ui_test_find_text (GTK_WIDGET (dialog), "Co_nnect"), "clicked");
  cb_test_wait (dialog_is_gone, fixture, 0);
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  GtkWidget *activities;
  GtkWidget *view;
  GtkSelectionModel *selection;

  connect (fixture);
  cb_test_wait (activities_are_listed, fixture, 0);
  activities = cb_ui_test_find (fixture->use, CB_TYPE_USE_ACTIVITIES);
  view = cb_ui_test_find (activities, GTK_TYPE_LIST_VIEW);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  /* The hidden activity tests the connection and is not offered. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 1);
  gtk_selection_model_select_item (selection, 0, TRUE);
  cb_ui_test_settle ();
  cb_use_activity_run (CB_USE_ACTIVITY (cb_ui_test_find (fixture->use, CB_TYPE_USE_ACTIVITY)));
  cb_test_wait (records_are_shown, fixture, 0);
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "use-results");
}

static void
test_secrets_stay_out_of_the_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const char *const paths[] = { path, log };

  connect (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (paths[i], FALSE, NULL);

      if (file)
        g_assert_null (memmem (g_mapped_file_get_contents (file), g_mapped_file_get_length (file),
                               "demo-key", strlen ("demo-key")));
    }
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_form_init ();
  cb_ui_use_init ();
  g_test_add ("/use/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/use/secrets-stay-out-of-the-library", Fixture, NULL, set_up,
              test_secrets_stay_out_of_the_library, tear_down);
  return g_test_run ();
}
