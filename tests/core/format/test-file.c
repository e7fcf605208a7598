/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <glib/gstdio.h>
#include <libcb-format.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  CbConnector *connector;
} Fixture;

static CbConnector *
make_connector (guint n_activities)
{
  CbConnector *connector = cb_connector_new ();

  cb_connector_set_name (connector, "Tickets");
  for (guint i = 0; i < n_activities; i++)
    {
      g_autofree char *id = g_strdup_printf ("activity-%u", i);
      g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/tickets/{id}");
      cb_activity_sync_path_parameters (activity);
      cb_list_append (cb_connector_get_activities (connector), activity);
    }
  return connector;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cb_test_make_dir ();
  fixture->path = g_build_filename (fixture->folder, "a.connector.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->connector = make_connector (GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  cb_test_remove_dir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_object_unref (fixture->connector);
}

static void
assert_file_is (Fixture *fixture, CbConnector *connector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) read = cb_connector_read_file (fixture->file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (cb_item_equal (CB_ITEM (read), CB_ITEM (connector)));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info = { 0 };

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  cb_connector_write_file (fixture->connector, fixture->file, NULL, &error);
  g_assert_no_error (error);
  assert_file_is (fixture, fixture->connector);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  cb_connector_write_file (fixture->connector, fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_file_is (fixture, fixture->connector);
}

/* What can't be replaced stays as it was, and nothing is left beside it. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = g_build_filename (fixture->path, "inside", NULL);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  g_assert_false (cb_connector_write_file (fixture->connector, fixture->file, NULL, &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_IO);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_get_child (fixture->file, "missing");

  g_assert_false (cb_connector_write_file (fixture->connector, file, NULL, &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_IO);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (cb_connector_write_file (fixture->connector, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
finish_writing (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  cb_test_wait_result (result);
  cb_connector_write_file_finish (fixture->connector, *result, &error);
  g_assert_no_error (error);
  assert_file_is (fixture, fixture->connector);
}

static void
test_write_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_connector_write_file_async (fixture->connector, fixture->file, NULL, cb_test_result_cb,
                                 &result);
  finish_writing (fixture, &result);
}

static CbActivity *
get_activity (CbConnector *connector, gboolean last)
{
  CbList *activities = cb_connector_get_activities (connector);

  return cb_list_get (activities, last ? cb_list_get_size (activities) - 1 : 0);
}

static gboolean
change_cb (gpointer data)
{
  g_autofree char *text = g_strdup_printf ("Change %u", g_test_rand_int ());

  cb_activity_set_description (get_activity (data, FALSE), text);
  cb_activity_set_description (get_activity (data, TRUE), text);
  return G_SOURCE_CONTINUE;
}

/* First and last activity change together at each turn of the loop; the file has one instant. */
static void
test_write_async_changing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbConnector) read = NULL;
  guint source = g_idle_add (change_cb, fixture->connector);

  cb_connector_write_file_async (fixture->connector, fixture->file, NULL, cb_test_result_cb,
                                 &result);
  cb_test_wait_result (&result);
  g_source_remove (source);
  cb_connector_write_file_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  read = cb_connector_read_file (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_activity_get_description (get_activity (read, FALSE)), ==,
                   cb_activity_get_description (get_activity (read, TRUE)));
}

static void
test_write_async_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  cb_connector_write_file_async (fixture->connector, fixture->file, cancellable, cb_test_result_cb,
                                 &result);
  g_cancellable_cancel (cancellable);
  cb_test_wait_result (&result);
  g_assert_false (cb_connector_write_file_finish (fixture->connector, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_read_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbConnector) read = NULL;
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;

  cb_connector_write_file (fixture->connector, fixture->file, NULL, &error);
  g_assert_no_error (error);
  cb_connector_read_file_async (fixture->file, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  read = cb_connector_read_file_finish (result, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report.version, ==, CB_FORMAT_VERSION);
  g_assert_true (cb_item_equal (CB_ITEM (read), CB_ITEM (fixture->connector)));
}

static void
test_read_async_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;

  g_assert_true (
      g_file_set_contents (fixture->path, "{\n\"formatVersion\": 1,\n\"name\": 5}", -1, NULL));
  cb_connector_read_file_async (fixture->file, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_assert_null (cb_connector_read_file_finish (result, &report, &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_VALUE);
  g_assert_cmpuint (report.line, ==, 3);
  g_assert_cmpuint (report.column, ==, 9);
  g_assert_cmpstr (report.pointer, ==, "/name");
}

/* 200 MB of a file are not read to the end. */
static void
test_read_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{", -1, NULL));
  g_assert_cmpint (truncate (fixture->path, 200 * 1024 * 1024), ==, 0);
  g_assert_null (cb_connector_read_file (fixture->file, NULL, NULL, &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_LIMIT);
}

static void
test_read_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cb_connector_read_file (fixture->file, NULL, NULL, &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_IO);
}

#define ADD(path, n_activities, func)                                                              \
  g_test_add ("/format/file/" path, Fixture, GUINT_TO_POINTER (n_activities), set_up, func,        \
              tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("replace", 3, test_replace);
  ADD ("link", 3, test_link);
  ADD ("refused", 3, test_refused);
  ADD ("no-folder", 3, test_no_folder);
  ADD ("cancelled", 3, test_cancelled);
  ADD ("write-async", 5000, test_write_async);
  ADD ("write-async/changing", 5000, test_write_async_changing);
  ADD ("write-async/cancelled", 5000, test_write_async_cancelled);
  ADD ("read-async", 500, test_read_async);
  ADD ("read-async/wrong", 0, test_read_async_wrong);
  ADD ("read-large", 0, test_read_large);
  ADD ("read-missing", 0, test_read_missing);
  return g_test_run ();
}
