/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static gboolean
save (CbLibrary *library, CbConnectionRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_save_connection_async (library, record, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  return cb_library_save_connection_finish (library, result, error);
}

static guint
count_connections (CbLibrary *library, const char *connector_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  cb_library_list_connections_async (library, connector_id, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  records = cb_library_list_connections_finish (library, result, &error);
  g_assert_no_error (error);
  return records->len;
}

static char *
add_acme (Fixture *fixture)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 1);

  return add_connector (fixture->library, connector);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, "Acme prod");
  g_autoptr (CbValue) values =
      cb_value_new_from_text ("{\"site\":\"acme\",\"big\":12345678901234567890}", -1, NULL);
  g_autoptr (CbConnectionRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  cb_connection_record_set_values (record, values);
  cb_connection_record_set_server (record, "production");
  cb_connection_record_set_security (record, "basic");
  g_assert_true (save (fixture->library, record, &error));
  g_assert_no_error (error);
  found = cb_library_find_connection (fixture->library, "Acme prod", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_connection_record_get_id (found), ==, cb_connection_record_get_id (record));
  g_assert_cmpstr (cb_connection_record_get_connector_id (found), ==, id);
  g_assert_cmpstr (cb_connection_record_get_server (found), ==, "production");
  g_assert_cmpstr (cb_connection_record_get_security (found), ==, "basic");
  g_assert_true (cb_value_equal (cb_connection_record_get_values (found), values));
  g_assert_cmpuint (count_connections (fixture->library, id), ==, 1);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int code;
  } cases[] = {
    { "Acme prod", CB_LIBRARY_ERROR_CLASH }, { "", CB_LIBRARY_ERROR_INVALID },
    { "a/b", CB_LIBRARY_ERROR_INVALID },     { "a:b", CB_LIBRARY_ERROR_INVALID },
    { "a\nb", CB_LIBRARY_ERROR_INVALID },
  };
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnectionRecord) first = cb_connection_record_new (id, "Acme prod");

  g_assert_true (save (fixture->library, first, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, cases[i].name);
      g_autoptr (GError) error = NULL;

      g_assert_false (save (fixture->library, record, &error));
      g_assert_error (error, CB_LIBRARY_ERROR, cases[i].code);
    }
  cb_connection_record_set_name (first, "Acme test");
  g_assert_true (save (fixture->library, first, NULL));
  g_assert_cmpuint (count_connections (fixture->library, NULL), ==, 1);
}

static void
test_secrets_stay_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbField) token = cb_field_new ("token", CB_FIELD_TYPE_SECRET);
  g_autoptr (CbValue) values = cb_value_new_from_text ("{\"token\":\"swordfish\"}", -1, NULL);
  g_autoptr (CbConnectionRecord) record = NULL;
  g_autofree char *id = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  cb_list_append (cb_connector_get_fields (connector), token);
  id = add_connector (fixture->library, connector);
  record = cb_connection_record_new (id, "prod");
  cb_connection_record_set_values (record, values);
  g_assert_false (save (fixture->library, record, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID);
  g_assert_null (strstr (error->message, "swordfish"));
  stored = run_sql (fixture->path, "SELECT count (*) FROM connections");
  g_assert_cmpstr (stored, ==, "0");
}

static void
test_deleted_connector (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnector) other = make_connector ("Other", "1", 0);
  g_autofree char *other_id = add_connector (fixture->library, other);
  g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, "prod");
  g_autoptr (CbConnectionRecord) again = cb_connection_record_new (other_id, "prod");
  g_autoptr (CbConnectionRecord) late = cb_connection_record_new (id, "late");
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture->library, record, NULL));
  delete_connector (fixture->library, id);
  g_assert_cmpuint (count_connections (fixture->library, NULL), ==, 0);
  g_assert_false (save (fixture->library, late, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND);
  g_assert_true (save (fixture->library, again, NULL));
  restore_connector (fixture->library, id);
  g_assert_cmpuint (count_connections (fixture->library, NULL), ==, 2);
}

static void
test_delete_and_touch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, "prod");
  const char *record_id = cb_connection_record_get_id (record);
  g_autoptr (CbConnectionRecord) found = NULL;
  g_autoptr (GAsyncResult) touched = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture->library, record, NULL));
  cb_library_touch_connection_async (fixture->library, record_id, NULL, cb_test_result_cb,
                                     &touched);
  cb_test_wait_result (&touched);
  g_assert_true (cb_library_touch_connection_finish (fixture->library, touched, NULL));
  found = cb_library_find_connection (fixture->library, record_id, NULL);
  g_assert_cmpint (cb_connection_record_get_last_used (found), >, 0);
  cb_library_delete_connection_async (fixture->library, record_id, NULL, cb_test_result_cb,
                                      &deleted);
  cb_test_wait_result (&deleted);
  g_assert_true (cb_library_delete_connection_finish (fixture->library, deleted, NULL));
  cb_library_delete_connection_async (fixture->library, record_id, NULL, cb_test_result_cb,
                                      &missing);
  cb_test_wait_result (&missing);
  g_assert_false (cb_library_delete_connection_finish (fixture->library, missing, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND);
}

static gint64
add_run (Fixture *fixture, const char *connection_id, gint64 started, const char *response)
{
  g_autoptr (CbRunRecord) run = cb_run_record_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  run->connection_id = g_strdup (connection_id);
  run->activity = g_strdup ("list-tickets");
  run->started = started;
  run->status = 200;
  run->summary = g_strdup ("Got 2 records.");
  run->response = g_strdup (response);
  cb_library_add_run_async (fixture->library, run, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  id = cb_library_add_run_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return id;
}

static GPtrArray *
list_runs (Fixture *fixture, const char *connection_id, guint max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *runs;

  cb_library_list_runs_async (fixture->library, connection_id, max, NULL, cb_test_result_cb,
                              &result);
  cb_test_wait_result (&result);
  runs = cb_library_list_runs_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return runs;
}

static void
test_runs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, "prod");
  const char *record_id = cb_connection_record_get_id (record);
  g_autofree char *long_text = g_strnfill (CB_RUN_RECORD_BODY_BYTES - 1, 'x');
  g_autofree char *too_long = g_strconcat (long_text, "äö", NULL);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) cleared = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  CbRunRecord *newest;

  g_assert_true (save (fixture->library, record, NULL));
  g_assert_cmpint (add_run (fixture, record_id, 10, "short"), >, 0);
  g_assert_cmpint (add_run (fixture, record_id, 20, too_long), >, 0);
  runs = list_runs (fixture, record_id, 10);
  g_assert_cmpuint (runs->len, ==, 2);
  newest = g_ptr_array_index (runs, 0);
  g_assert_cmpint (newest->started, ==, 20);
  g_assert_cmpstr (newest->response, ==, long_text);
  cb_library_clear_runs_async (fixture->library, NULL, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_assert_true (cb_library_clear_runs_finish (fixture->library, result, NULL));
  cleared = list_runs (fixture, NULL, 10);
  g_assert_cmpuint (cleared->len, ==, 0);
}

static void
test_old_runs_go (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_acme (fixture);
  g_autoptr (CbConnectionRecord) record = cb_connection_record_new (id, "prod");
  g_autoptr (GPtrArray) runs = NULL;
  CbRunRecord *oldest;

  g_assert_true (save (fixture->library, record, NULL));
  for (guint i = 0; i < CB_RUN_RECORD_MAX_RUNS + 1; i++)
    add_run (fixture, cb_connection_record_get_id (record), i, "x");
  runs = list_runs (fixture, NULL, 1000);
  g_assert_cmpuint (runs->len, ==, CB_RUN_RECORD_MAX_RUNS);
  oldest = g_ptr_array_index (runs, runs->len - 1);
  g_assert_cmpint (oldest->started, ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/connections/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("round-trip", test_round_trip);
  ADD ("names", test_names);
  ADD ("secrets-stay-out", test_secrets_stay_out);
  ADD ("deleted-connector", test_deleted_connector);
  ADD ("delete-and-touch", test_delete_and_touch);
  ADD ("runs", test_runs);
  ADD ("old-runs-go", test_old_runs_go);
  return g_test_run ();
}
