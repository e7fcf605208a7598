/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libcb-library.h>

#include <cb-test.h>
#include <locale.h>
#include <sqlite3.h>

#define N_CONNECTORS 100000
#define N_ACTIVITIES 1000
#define FRAME_US 16667
#define PAGE 60

/* Prints how an index of 100,000 connectors behaves: opening, the first page, scrolling, typing;
 * and what it takes to save one change in a connector of 1,000 activities. `stall` is the longest
 * that one turn of the main loop took, as a share of a frame. */

static const char fill_sql[] =
    "BEGIN;"
    "CREATE TEMP TABLE word (i INTEGER PRIMARY KEY, w TEXT);"
    "INSERT INTO word VALUES (0,'acme'),(1,'weather'),(2,'tickets'),(3,'billing'),(4,'orders'),"
    "(5,'inventory'),(6,'payroll'),(7,'calendar'),(8,'mail'),(9,'storage'),(10,'maps'),"
    "(11,'translate'),(12,'shipping'),(13,'accounts'),(14,'analytics'),(15,'messaging'),"
    "(16,'campaigns');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
    " INSERT INTO connectors (id, name, version, display_name, description, base_url, status,"
    " n_activities, created, edited, sort_title, sort_name, sort_version, change)"
    " SELECT printf ('%08d-bench', n.i), printf ('%s %s %d', a.w, b.w, n.i), '1.0.0',"
    " printf ('%s %s %d', a.w, b.w, n.i), 'Connects to the ' || a.w || ' and ' || b.w ||"
    " ' services of the organization, for reports and automation', 'https://' || a.w ||"
    " '.example.com/v2', n.i % 4, 10, n.i, abs (random ()) % 1000000000000,"
    " printf ('%s %s %d', a.w, b.w, n.i), printf ('%s %s %d', a.w, b.w, n.i), '0011', 0"
    " FROM n JOIN word AS a ON a.i = n.i % 17 JOIN word AS b ON b.i = (n.i / 17) % 17;"
    "INSERT INTO tags SELECT (SELECT w FROM word WHERE word.i = row % 17), row FROM connectors;"
    "INSERT INTO search_text SELECT row << 16, row, name || char (10) || description || char (10)"
    " || base_url FROM connectors;"
    "INSERT INTO search_text SELECT (row << 16) | 1, row, 'list ' || name || char (10) ||"
    " 'get one of ' || name || char (10) || 'create in ' || name || char (10) || 'update ' ||"
    " name || char (10) || 'delete from ' || name FROM connectors;"
    "COMMIT;";

static gint64 longest_turn;

static void
turn (void)
{
  gint64 start;

  /* Waiting is no work. */
  while (!g_main_context_pending (NULL))
    g_thread_yield ();
  start = g_get_monotonic_time ();
  g_main_context_iteration (NULL, FALSE);
  longest_turn = MAX (longest_turn, g_get_monotonic_time () - start);
}

static void
report (const char *what, gint64 start)
{
  double elapsed = (double) (g_get_monotonic_time () - start) / 1000;

  g_print ("%-34s %9.2f ms   stall %6.2f ms   %5.2f frames\n", what, elapsed,
           (double) longest_turn / 1000, (double) longest_turn / FRAME_US);
  longest_turn = 0;
}

static GAsyncResult *
wait_result (GAsyncResult **result)
{
  while (!*result)
    turn ();
  return *result;
}

static CbLibrary *
open_library (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbLibrary *library;

  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  library = cb_library_open_finish (wait_result (&result), &error);
  g_assert_no_error (error);
  return library;
}

static void
close_library (CbLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_close_async (library, NULL, cb_test_result_cb, &result);
  g_assert_true (cb_library_close_finish (library, wait_result (&result), NULL));
  g_object_unref (library);
}

static void
fill (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db = NULL;
  char *message = NULL;

  close_library (open_library (path));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, fill_sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  longest_turn = 0;
  report ("(filling)", start);
}

static void
settle (CbLibraryIndex *index)
{
  while (!cb_library_index_get_ready (index) || cb_library_index_get_busy (index))
    turn ();
}

static void
look_at (CbLibraryIndex *index, guint first)
{
  GListModel *model = G_LIST_MODEL (index);
  guint end = MIN (first + PAGE, g_list_model_get_n_items (model));

  for (guint i = first; i < end; i++)
    {
      g_autoptr (CbIndexRow) row = g_list_model_get_item (model, i);

      while (!cb_index_row_get_loaded (row))
        turn ();
    }
}

static void
bench_scroll (CbLibraryIndex *index)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 100; i++)
    look_at (index, i * 900 % (N_CONNECTORS - PAGE));
  report ("scroll: 100 far pages", start);
}

static void
bench_typing (CbLibraryIndex *index)
{
  static const char *const texts[] = { "w", "we",  "wea",   "weat", "weather", "weather acme",
                                       "e", "the", "99999", "list", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autofree char *label = NULL;

      cb_library_index_set_text (index, texts[i]);
      settle (index);
      look_at (index, 0);
      label = g_strdup_printf ("search “%s”: %u found", texts[i],
                               g_list_model_get_n_items (G_LIST_MODEL (index)));
      report (label, start);
    }
}

static void
bench_sort (CbLibraryIndex *index)
{
  gint64 start = g_get_monotonic_time ();

  cb_library_index_set_sort (index, CB_INDEX_SORT_EDITED, TRUE);
  settle (index);
  look_at (index, 0);
  report ("sort by last edited", start);
}

static CbConnector *
make_large (void)
{
  CbConnector *connector = cb_connector_new ();

  cb_connector_set_name (connector, "Large");
  for (guint i = 0; i < N_ACTIVITIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("activity-%u", i);
      g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/things/{id}/parts/{part}");

      cb_list_append (cb_connector_get_activities (connector), activity);
    }
  return connector;
}

static char *
add_large (CbLibrary *library)
{
  g_autoptr (CbConnector) connector = make_large ();
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_get_monotonic_time ();
  char *id;

  cb_library_create_async (library, connector, CB_LIBRARY_STATUS_DRAFT, NULL, cb_test_result_cb,
                           &result);
  id = cb_library_create_finish (library, wait_result (&result), NULL);
  report ("import of 1,000 activities", start);
  return id;
}

static void
bench_saving (CbLibrary *library)
{
  g_autofree char *id = add_large (library);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (CbDraft) draft = NULL;
  CbList *activities;

  cb_draft_open_async (library, id, NULL, cb_test_result_cb, &opened);
  draft = cb_draft_open_finish (wait_result (&opened), NULL);
  report ("open a draft of 1,000 activities", start);
  activities = cb_connector_get_activities (cb_draft_get_connector (draft));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) saved = NULL;
      gint64 change = g_get_monotonic_time ();

      cb_activity_set_description (cb_list_get (activities, 500 + i), "Changed");
      cb_draft_save_async (draft, NULL, cb_test_result_cb, &saved);
      g_assert_true (cb_draft_save_finish (draft, wait_result (&saved), NULL));
      report ("save one change", change);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cb_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  CbLibraryIndex *index;
  CbLibrary *library;
  gint64 start;

  setlocale (LC_ALL, "C.UTF-8");
  fill (path);
  start = g_get_monotonic_time ();
  library = open_library (path);
  report ("open the library", start);
  index = cb_library_index_new (library);
  settle (index);
  look_at (index, 0);
  report ("open, and the first page", start);
  bench_scroll (index);
  bench_typing (index);
  bench_sort (index);
  bench_saving (library);
  g_object_unref (index);
  close_library (library);
  cb_test_remove_dir (folder);
  return 0;
}
