/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static gboolean
is_settled (gpointer data)
{
  return cb_library_index_get_ready (data) && !cb_library_index_get_busy (data);
}

static gboolean
is_loaded (gpointer data)
{
  return cb_index_row_get_loaded (data);
}

static gboolean
is_renamed (gpointer data)
{
  return g_str_equal (cb_index_row_get_title (data), "Name 04001!");
}

static CbLibraryIndex *
make_index (Fixture *fixture)
{
  CbLibraryIndex *index = cb_library_index_new (fixture->library);

  cb_test_wait (is_settled, index, 0);
  return index;
}

static char *
get_titles (CbLibraryIndex *index)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (index)); i++)
    {
      g_autoptr (CbIndexRow) row = g_list_model_get_item (G_LIST_MODEL (index), i);

      cb_test_wait (is_loaded, row, 0);
      g_string_append_printf (titles, i > 0 ? ", %s" : "%s", cb_index_row_get_title (row));
    }
  return g_string_free (titles, FALSE);
}

typedef struct
{
  CbLibraryIndex *index;
  const char *titles;
} Expected;

static gboolean
has_titles (gpointer data)
{
  Expected *expected = data;
  g_autofree char *titles = get_titles (expected->index);

  return g_str_equal (titles, expected->titles);
}

static void
wait_for_titles (CbLibraryIndex *index, const char *titles)
{
  Expected expected = { index, titles };

  cb_test_wait (has_titles, &expected, 0);
}

static void
add_named (Fixture *fixture, const char *name, const char *version)
{
  g_autoptr (CbConnector) connector = make_connector (name, version, 1);

  g_free (add_connector (fixture->library, connector));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *titles;
  } cases[] = {
    { "", "Ärzte, Weather, Zebra" },
    { "eat", "Weather" },
    { "WEATHER", "Weather" },
    { "arzte", "Ärzte" },
    { "är", "Ärzte" },
    { "z", "Ärzte, Zebra" },
    { "zebra animal", "Zebra" },
    { "animal zebra missing", "" },
    { "5\"x7", "Zebra" },
    { "crm", "Weather" },
    { "api.example", "Ärzte, Weather, Zebra" },
    { "get ticket 0", "Ärzte, Weather, Zebra" },
    { "t-ticket-0", "Ärzte, Weather, Zebra" },
    { "100%", "Zebra" },
    { "\"", "Zebra" },
    { "the \"best\"", "Zebra" },
    { "* OR NOT (", "" },
    { "日本", "Weather" },
    { "日本語の", "Weather" },
  };
  const char *const tags[] = { "crm", NULL };
  g_autoptr (CbConnector) weather = make_connector ("Weather", "1", 1);
  g_autoptr (CbConnector) zebra = make_connector ("Zebra", "1", 1);
  g_autoptr (CbLibraryIndex) index = NULL;

  cb_connector_set_tags (weather, tags);
  cb_connector_set_description (weather, "日本語の説明");
  cb_connector_set_description (zebra, "The \"best\" animal, 100% striped, 5\"x7\"");
  g_free (add_connector (fixture->library, weather));
  g_free (add_connector (fixture->library, zebra));
  add_named (fixture, "Ärzte", "1");
  index = make_index (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *titles = NULL;

      g_test_message ("“%s”", cases[i].text);
      cb_library_index_set_text (index, cases[i].text);
      cb_test_wait (is_settled, index, 0);
      titles = get_titles (index);
      g_assert_cmpstr (titles, ==, cases[i].titles);
    }
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CbIndexSort sort;
    gboolean descending;
    const char *titles;
  } cases[] = {
    { CB_INDEX_SORT_TITLE, FALSE, "Äpfel, Beta, Gamma" },
    { CB_INDEX_SORT_TITLE, TRUE, "Gamma, Beta, Äpfel" },
    { CB_INDEX_SORT_VERSION, FALSE, "Gamma, Beta, Äpfel" },
    { CB_INDEX_SORT_EDITED, TRUE, "Gamma, Beta, Äpfel" },
    { CB_INDEX_SORT_STATUS, FALSE, "Äpfel, Beta, Gamma" },
    { CB_INDEX_SORT_ACTIVITIES, TRUE, "Gamma, Beta, Äpfel" },
    { CB_INDEX_SORT_PUBLISHED, FALSE, "Äpfel, Beta, Gamma" },
  };
  g_autoptr (CbLibraryIndex) index = NULL;

  add_named (fixture, "Äpfel", "1.10.0");
  add_named (fixture, "Beta", "1.9.0");
  add_named (fixture, "Gamma", "1.2.0");
  index = make_index (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *titles = NULL;

      cb_library_index_set_sort (index, cases[i].sort, cases[i].descending);
      cb_test_wait (is_settled, index, 0);
      titles = get_titles (index);
      g_assert_cmpstr (titles, ==, cases[i].titles);
    }
}

static gboolean
has_two_tags (gpointer data)
{
  return cb_library_index_get_n_tags (data) == 2;
}

static void
test_filters_and_counts (Fixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "crm", "beta", NULL };
  g_autoptr (CbConnector) tagged = make_connector ("Tagged", "1", 0);
  g_autoptr (CbLibraryIndex) index = NULL;
  g_autofree char *with_tag = NULL;
  g_autofree char *drafts = NULL;
  g_autofree char *published = NULL;
  guint count = 0;

  cb_connector_set_tags (tagged, tags);
  g_free (add_connector (fixture->library, tagged));
  add_named (fixture, "Other", "1");
  index = make_index (fixture);
  cb_test_wait (has_two_tags, index, 0);
  g_assert_cmpstr (cb_library_index_get_tag_at (index, 0, &count), ==, "beta");
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (cb_library_index_get_n_total (index), ==, 2);
  g_assert_cmpuint (cb_library_index_get_n_with_status (index, CB_LIBRARY_STATUS_DRAFT), ==, 2);

  cb_library_index_set_tag (index, "crm");
  cb_test_wait (is_settled, index, 0);
  with_tag = get_titles (index);
  g_assert_cmpstr (with_tag, ==, "Tagged");
  cb_library_index_set_tag (index, NULL);
  cb_library_index_set_status (index, CB_LIBRARY_STATUS_DRAFT);
  cb_test_wait (is_settled, index, 0);
  drafts = get_titles (index);
  g_assert_cmpstr (drafts, ==, "Other, Tagged");
  cb_library_index_set_status (index, CB_LIBRARY_STATUS_PUBLISHED);
  cb_test_wait (is_settled, index, 0);
  published = get_titles (index);
  g_assert_cmpstr (published, ==, "");
}

static void
note_change_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_updates_by_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Delta", "1", 0);
  g_autofree char *id = NULL;
  g_autoptr (CbLibraryIndex) index = NULL;
  g_autoptr (CbDraft) draft = NULL;
  g_autoptr (CbIndexRow) row = NULL;
  g_autoptr (CbIndexRow) again = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  add_named (fixture, "Alpha", "1");
  add_named (fixture, "Beta", "1");
  add_named (fixture, "Gamma", "1");
  index = make_index (fixture);
  g_signal_connect (index, "items-changed", G_CALLBACK (note_change_cb), log);
  id = add_connector (fixture->library, connector);
  wait_for_titles (index, "Alpha, Beta, Delta, Gamma");
  g_assert_cmpstr (log->str, ==, "2-0+1 ");
  row = g_list_model_get_item (G_LIST_MODEL (index), 2);

  draft = open_draft (fixture->library, id);
  cb_connector_set_display_name (cb_draft_get_connector (draft), "Aaa");
  g_assert_true (save_draft (draft, NULL));
  wait_for_titles (index, "Aaa, Alpha, Beta, Gamma");
  g_assert_cmpstr (log->str, ==, "2-0+1 2-1+0 0-0+1 ");
  again = g_list_model_get_item (G_LIST_MODEL (index), 0);
  g_assert_true (row == again);
  g_assert_cmpint (cb_library_index_find (index, id), ==, 0);

  delete_connector (fixture->library, id);
  wait_for_titles (index, "Alpha, Beta, Gamma");
  g_assert_cmpstr (log->str, ==, "2-0+1 2-1+0 0-0+1 0-1+0 ");
}

static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbLibraryIndex) index = NULL;
  g_autoptr (CbLibrary) other = open_library (fixture->path, NULL);
  g_autoptr (CbConnector) connector = make_connector ("Elsewhere", "1", 0);

  add_named (fixture, "Here", "1");
  index = make_index (fixture);
  g_free (add_connector (other, connector));
  wait_for_titles (index, "Elsewhere, Here");
  close_library (other);
}

static void
test_many_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbLibraryIndex) index = NULL;
  g_autoptr (CbIndexRow) far = NULL;

  g_free (run_sql (fixture->path,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                   " WHERE i < 5000) INSERT INTO connectors (id, name, sort_title)"
                   " SELECT 'id' || i, printf ('Name %05d', i), printf ('name %05d', i) FROM n"));
  index = make_index (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (index)), ==, 5000);
  far = g_list_model_get_item (G_LIST_MODEL (index), 4000);
  g_assert_false (cb_index_row_get_loaded (far));
  cb_test_wait (is_loaded, far, 0);
  g_assert_cmpstr (cb_index_row_get_name (far), ==, "Name 04001");
  g_assert_cmpint (cb_library_index_find (index, "id4001"), ==, 4000);
  /* All of them, one after the other: only some are held. */
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (CbIndexRow) row = g_list_model_get_item (G_LIST_MODEL (index), i);

      cb_test_wait (is_loaded, row, 0);
    }
  g_free (run_sql (fixture->path, "UPDATE connectors SET display_name = name || '!',"
                                  " sort_title = sort_title || '!', change = 1;"
                                  "UPDATE meta SET value = 1"));
  cb_library_poll (fixture->library);
  cb_test_wait (is_renamed, far, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/index/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("search", test_search);
  ADD ("sort", test_sort);
  ADD ("filters-and-counts", test_filters_and_counts);
  ADD ("updates-by-row", test_updates_by_row);
  ADD ("other-process", test_other_process);
  ADD ("many-rows", test_many_rows);
  return g_test_run ();
}
