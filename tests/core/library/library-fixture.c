/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = cb_test_make_dir ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->library = open_library (self->path, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->library)
    close_library (self->library);
  g_clear_object (&self->library);
  cb_test_remove_dir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  close_library (self->library);
  g_clear_object (&self->library);
  self->library = open_library (self->path, &error);
  g_assert_no_error (error);
}

CbLibrary *
open_library (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  return cb_library_open_finish (result, error);
}

void
close_library (CbLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_library_close_async (library, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_close_finish (library, result, &error);
  g_assert_no_error (error);
}

char *
try_add_connector (CbLibrary *library, CbConnector *connector, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_create_async (library, connector, CB_LIBRARY_STATUS_DRAFT, NULL, cb_test_result_cb,
                           &result);
  cb_test_wait_result (&result);
  return cb_library_create_finish (library, result, error);
}

char *
add_connector (CbLibrary *library, CbConnector *connector)
{
  g_autoptr (GError) error = NULL;
  char *id = try_add_connector (library, connector, &error);

  g_assert_no_error (error);
  return id;
}

CbConnector *
load_connector (CbLibrary *library, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_load_async (library, id, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  return cb_library_load_finish (library, result, error);
}

CbDraft *
open_draft (CbLibrary *library, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbDraft *draft;

  cb_draft_open_async (library, id, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  draft = cb_draft_open_finish (result, &error);
  g_assert_no_error (error);
  return draft;
}

gboolean
save_draft (CbDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_draft_save_async (draft, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  return cb_draft_save_finish (draft, result, error);
}

void
delete_connector (CbLibrary *library, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_library_delete_async (library, ids, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_delete_finish (library, result, &error);
  g_assert_no_error (error);
}

void
restore_connector (CbLibrary *library, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_library_restore_async (library, ids, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_restore_finish (library, result, &error);
  g_assert_no_error (error);
}

char *
list_titles (CbLibrary *library, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GString *titles = g_string_new (NULL);

  cb_library_list_async (library, text, -1, NULL, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  rows = cb_library_list_finish (library, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (titles, i > 0 ? ", %s" : "%s",
                            cb_index_row_get_title (g_ptr_array_index (rows, i)));
  return g_string_free (titles, FALSE);
}

CbConnector *
make_connector (const char *name, const char *version, guint n_activities)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbServer) server = cb_server_new ("https://api.example.com/v1");

  cb_connector_set_name (connector, name);
  cb_connector_set_version (connector, version);
  cb_connector_set_display_name (connector, name);
  cb_list_append (cb_connector_get_servers (connector), server);
  for (guint i = 0; i < n_activities; i++)
    {
      g_autofree char *id = g_strdup_printf ("get-ticket-%u", i);
      g_autofree char *title = g_strdup_printf ("Get ticket %u", i);
      g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/tickets/{id}");
      g_autoptr (CbParameter)
          parameter G_GNUC_UNUSED = cb_parameter_new ("id", CB_LOCATION_PATH, CB_FIELD_TYPE_TEXT);

      cb_activity_set_display_name (activity, title);
      cb_list_append (cb_connector_get_activities (connector), activity);
    }
  return connector;
}

void
limit_file_size (gsize bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes ? bytes : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static int
first_column_cb (gpointer data, int n_columns, char **values, char **names)
{
  char **text = data;

  if (!*text)
    *text = g_strdup (values[0] ? values[0] : "");
  return 0;
}

char *
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  sqlite3_exec (db, sql, first_column_cb, &text, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  return text;
}
