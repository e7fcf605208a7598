/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = cb_test_make_dir ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
}

static void
assert_refused (const char *path, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbLibrary) library = open_library (path, &error);

  g_assert_null (library);
  g_assert_error (error, CB_LIBRARY_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
write_file (const char *path, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
test_makes_folders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a", "b", "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbLibrary) library = open_library (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cb_library_get_path (library), ==, path);
  close_library (library);
}

static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *after = NULL;

  write_file (fixture->path, text, -1);
  assert_refused (fixture->path, CB_LIBRARY_ERROR_NOT_LIBRARY, "is not a library");
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, text);
}

static void
test_other_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;

  g_free (run_sql (fixture->path, "CREATE TABLE mail (text); INSERT INTO mail VALUES ('Hello')"));
  assert_refused (fixture->path, CB_LIBRARY_ERROR_NOT_LIBRARY, "not a library");
  after = run_sql (fixture->path, "SELECT text FROM mail");
  g_assert_cmpstr (after, ==, "Hello");
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->folder, CB_LIBRARY_ERROR_NOT_LIBRARY, "is not a file");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  CbLibrary *library = open_library (fixture->path, NULL);

  close_library (library);
  g_object_unref (library);
  g_free (run_sql (fixture->path, "PRAGMA user_version = 999"));
  assert_refused (fixture->path, CB_LIBRARY_ERROR_NEWER, "newer version");
}

/* Damages a page that opening doesn't look at. */
static void
damage (Fixture *fixture)
{
  g_autofree char *root = run_sql (fixture->path,
                                   "SELECT rootpage FROM sqlite_schema WHERE name = 'texts'");
  g_autofree char *text = NULL;
  gsize length = 0;
  gsize page = (gsize) g_ascii_strtoull (root, NULL, 10);

  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  g_assert_cmpuint (page * 4096, <=, length);
  memset (text + (page - 1) * 4096, 0x5a, 4096);
  write_file (fixture->path, text, (gssize) length);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  CbLibrary *library = open_library (fixture->path, NULL);
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1", 3);
  g_autofree char *journal = g_strconcat (fixture->path, "-wal", NULL);

  g_free (add_connector (library, connector));
  close_library (library);
  g_object_unref (library);
  damage (fixture);
  /* As after a process that was killed: a journal that nobody took over. */
  write_file (journal, "x", 1);
  assert_refused (fixture->path, CB_LIBRARY_ERROR_CORRUPT, "is damaged");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  CbLibrary *library = open_library (fixture->path, NULL);
  sqlite3 *db = NULL;

  close_library (library);
  g_object_unref (library);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                 "CREATE TABLE held (x)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  assert_refused (fixture->path, CB_LIBRARY_ERROR_LOCKED, "Another program");
  sqlite3_close (db);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  gboolean root = geteuid () == 0;
  CbLibrary *library = open_library (fixture->path, NULL);
  g_autofree char *new_path = g_build_filename (fixture->folder, "new", "library.db", NULL);

  close_library (library);
  g_object_unref (library);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0555), ==, 0);
  /* Permissions are nothing to root. */
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_refused (fixture->path, CB_LIBRARY_ERROR_READ_ONLY, "can't be written to");
  assert_refused (new_path, CB_LIBRARY_ERROR_READ_ONLY, "can't be made");
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0700), ==, 0);
}

static void
test_full_disk_at_creation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CbLibrary *library;

  limit_file_size (20000);
  assert_refused (fixture->path, CB_LIBRARY_ERROR_FULL, "no space left");
  limit_file_size (0);
  library = open_library (fixture->path, &error);
  g_assert_no_error (error);
  close_library (library);
  g_object_unref (library);
}

/* A library made by the first version: no search index, versions that don't sort. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script_path = cb_test_fixture_path ("library/version-1.sql");
  g_autoptr (GBytes) script = cb_test_load (script_path);
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  g_autofree char *found = NULL;
  g_autofree char *version = NULL;
  g_autofree char *sort = NULL;
  g_autofree char *id = NULL;
  g_autoptr (CbConnector) connector = NULL;
  g_autoptr (GError) error = NULL;
  CbLibrary *library;

  g_free (run_sql (fixture->path, sql));
  library = open_library (fixture->path, &error);
  g_assert_no_error (error);
  found = list_titles (library, "list tickets");
  g_assert_cmpstr (found, ==, "Acme Tickets");
  id = cb_library_resolve (library, "Acme@1.10.0", &error);
  g_assert_no_error (error);
  connector = load_connector (library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_list_get_size (cb_connector_get_activities (connector)), ==, 1);
  g_clear_object (&connector);
  close_library (library);
  g_object_unref (library);
  version = run_sql (fixture->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2");
  sort = run_sql (fixture->path, "SELECT sort_version FROM connectors");
  g_assert_cmpstr (sort, ==, "0011.00210.0010");
}

/* A migration that is stopped half-way leaves the old file. */
static void
test_failed_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script_path = cb_test_fixture_path ("library/version-1.sql");
  g_autoptr (GBytes) script = cb_test_load (script_path);
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  g_autofree char *version = NULL;

  g_free (run_sql (fixture->path, sql));
  g_free (run_sql (fixture->path, "CREATE TABLE search (x)"));
  assert_refused (fixture->path, CB_LIBRARY_ERROR_FAILED, "could not be used");
  version = run_sql (fixture->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
}

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("makes-folders", test_makes_folders);
  ADD ("no-database", test_no_database);
  ADD ("other-database", test_other_database);
  ADD ("folder", test_folder);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("locked", test_locked);
  ADD ("read-only", test_read_only);
  ADD ("full-disk-at-creation", test_full_disk_at_creation);
  ADD ("migration", test_migration);
  ADD ("failed-migration", test_failed_migration);
  return g_test_run ();
}
