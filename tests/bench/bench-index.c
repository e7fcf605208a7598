/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libcb-library.h>

#include <cb-test.h>
#include <locale.h>

#include "fill-library.h"

#define N_ACTIVITIES 1000
#define FRAME_US 16667
#define PAGE 60

/* Prints how an index of 100,000 connectors behaves: opening, the first page, scrolling, typing;
 * and what it takes to save one change in a connector of 1,000 activities. `stall` is the longest
 * that one turn of the main loop took, as a share of a frame. */

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

  close_library (open_library (path));
  fill_library (path);
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
