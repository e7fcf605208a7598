/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-index.h>
#include <libcb-ui-widgets.h>
#include <time.h>

#include "fill-library.h"

#define FRAME_US 16667
/* After a result, views make widgets for rows around those that are seen. */
#define SETTLE_US 400000

/* Prints how long the main loop is kept at most, in processor time of its thread, by showing,
 * searching and sorting 100,000 connectors as tiles and in a list. */

static gint64 longest_turn;

static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
turn (void)
{
  gint64 start = get_thread_time ();

  if (!g_main_context_iteration (NULL, FALSE))
    g_thread_yield ();
  longest_turn = MAX (longest_turn, get_thread_time () - start);
}

static void
settle (CbLibraryIndex *model)
{
  gint64 end;

  while (!cb_library_index_get_ready (model) || cb_library_index_get_busy (model))
    turn ();
  end = g_get_monotonic_time () + SETTLE_US;
  while (g_get_monotonic_time () < end)
    turn ();
}

static void
report (const char *view, const char *what)
{
  g_print ("%-6s %-28s stall %6.2f ms   %5.2f frames\n", view, what, (double) longest_turn / 1000,
           (double) longest_turn / FRAME_US);
  longest_turn = 0;
}

static void
bench_view (CbIndex *index, const char *view)
{
  static const char *const texts[] = {
    "w", "we", "wea", "weather", "weather acme", "", "list", "nothing like it", ""
  };
  CbLibraryIndex *model = cb_index_get_model (index);

  g_action_group_change_action_state (cb_page_get_actions (CB_PAGE (index)), "view",
                                      g_variant_new_string (view));
  settle (model);
  report (view, "shown");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *what = g_strdup_printf ("search “%s”", texts[i]);

      cb_library_index_set_text (model, texts[i]);
      settle (model);
      report (view, what);
    }
  cb_library_index_set_sort (model, CB_INDEX_SORT_NAME, *view == 't');
  settle (model);
  report (view, "sorted");
}

static CbLibrary *
open_library (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbLibrary *library;

  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  library = cb_library_open_finish (result, &error);
  g_assert_no_error (error);
  return library;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  CbLibrary *library;
  CbIndex *index;

  cb_ui_test_init (&argc, &argv);
  folder = cb_test_make_dir ();
  path = g_build_filename (folder, "library.db", NULL);
  library = open_library (path);
  fill_library (path);
  index = CB_INDEX (cb_index_new (library, NULL));
  cb_ui_test_show (GTK_WIDGET (index), 1120, 720);
  bench_view (index, "tiles");
  bench_view (index, "list");
  cb_test_remove_dir (folder);
  return 0;
}
