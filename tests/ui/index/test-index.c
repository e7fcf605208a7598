/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-index.h>
#include <libcb-ui-widgets.h>

#define SVG                                                                                        \
  "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'>"                                \
  "<rect width='64' height='64' fill='#1c71d8'/><circle cx='32' cy='32' r='18' fill='#fff'/></svg>"

typedef struct
{
  char *folder;
  CbLibrary *library;
  CbIndex *index;
  GtkWindow *window;
  char *said;
} Fixture;

static gboolean
is_settled (gpointer data)
{
  CbLibraryIndex *model = cb_index_get_model (data);

  return cb_library_index_get_ready (model) && !cb_library_index_get_busy (model);
}

static void
settle (Fixture *fixture)
{
  cb_test_wait (is_settled, fixture->index, 0);
  cb_ui_test_settle ();
}

static char *
add (Fixture *fixture, const char *name, const char *version, const char *description,
     CbLibraryStatus status, guint n_activities)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  const char *const tags[] = { n_activities % 2 ? "crm" : "weather", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  cb_connector_set_name (connector, name);
  cb_connector_set_display_name (connector, name);
  cb_connector_set_version (connector, version);
  cb_connector_set_description (connector, description);
  cb_connector_set_tags (connector, tags);
  if (n_activities == 3)
    cb_connector_set_image (connector, SVG);
  for (guint i = 0; i < n_activities; i++)
    {
      g_autofree char *activity_id = g_strdup_printf ("get-%u", i);
      g_autoptr (CbActivity) activity = cb_activity_new (activity_id, "GET", "/things");

      cb_list_append (cb_connector_get_activities (connector), activity);
    }
  cb_library_create_async (fixture->library, connector, status, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  id = cb_library_create_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->folder = cb_test_make_dir ();
  path = g_build_filename (fixture->folder, "library.db", NULL);
  cb_library_open_async (path, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  fixture->library = cb_library_open_finish (result, NULL);
  g_assert_nonnull (fixture->library);
}

/* The index below a header bar that holds its parts, as the window does it. */
static void
show (Fixture *fixture, int width, int height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *header = adw_header_bar_new ();
  CbPage *page;

  fixture->index = CB_INDEX (cb_index_new (fixture->library, NULL));
  page = CB_PAGE (fixture->index);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->index), TRUE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cb_page_get_header_start (page));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), cb_page_get_header_end (page));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->index));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  fixture->window = cb_ui_test_show (toasts, width, height);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), cb_page_get_action_prefix (page),
                                  cb_page_get_actions (page));
  settle (fixture);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
add_several (Fixture *fixture)
{
  g_free (add (fixture, "Acme Tickets", "1.2.0",
               "Projects, tickets, comments and attachments of the Acme help desk.",
               CB_LIBRARY_STATUS_DRAFT, 14));
  g_free (add (fixture, "Weather", "2.0.0", "Forecasts and observations for any place on earth.",
               CB_LIBRARY_STATUS_PUBLISHED, 3));
  g_free (add (fixture, "Billing", "0.9.1", "", CB_LIBRARY_STATUS_CHANGED, 41));
  g_free (add (fixture, "Directory", "3.1.0",
               "People, teams and offices of the organization, with search, pictures and the "
               "reporting line, from the human resources system.",
               CB_LIBRARY_STATUS_INSTALLED, 6));
  g_free (add (fixture, "", "1.0.0", "", CB_LIBRARY_STATUS_DRAFT, 0));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (fixture->window)
    gtk_window_destroy (fixture->window);
  cb_ui_test_settle ();
  cb_library_close_async (fixture->library, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_clear_object (&fixture->library);
  cb_test_remove_dir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->said);
}

static void
activate (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (cb_page_get_actions (CB_PAGE (fixture->index)), action,
                                  parameter);
}

static void
note_text (Fixture *fixture, const char *text)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static gboolean
is_shown (GtkWidget *root, const char *text)
{
  GtkWidget *widget = cb_ui_test_find_text (root, text);

  return widget && gtk_widget_get_mapped (widget);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  guint asked = 0;

  show (fixture, 1000, 640);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Make Your First Connector"));
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "index-empty");
  g_signal_connect_swapped (fixture->index, "sample-requested", G_CALLBACK (g_atomic_int_inc),
                            &asked);
  activate (fixture, "sample", NULL);
  g_assert_cmpuint (asked, ==, 1);
}

static void
test_tiles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root;

  add_several (fixture);
  show (fixture, 1120, 720);
  root = GTK_WIDGET (fixture->index);
  g_assert_true (is_shown (root, "5 connectors"));
  g_assert_true (is_shown (root, "Acme Tickets"));
  g_assert_true (is_shown (root, "Untitled connector"));
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "index-tiles");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  gboolean descending = FALSE;

  add_several (fixture);
  show (fixture, 1120, 720);
  g_action_group_change_action_state (cb_page_get_actions (CB_PAGE (fixture->index)), "view",
                                      g_variant_new_string ("list"));
  settle (fixture);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Last published"));
  activate (fixture, "sort-by", g_variant_new ("(ib)", CB_INDEX_SORT_VERSION, FALSE));
  settle (fixture);
  g_assert_cmpint (cb_library_index_get_sort (cb_index_get_model (fixture->index), &descending), ==,
                   CB_INDEX_SORT_VERSION);
  g_assert_false (descending);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "index-list");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  add_several (fixture);
  show (fixture, 380, 660);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Directory"));
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "index-narrow");
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  add_several (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (fixture, 1120, 720);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "index-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  CbSearchBar *search;
  GListModel *model;

  add_several (fixture);
  show (fixture, 1000, 640);
  model = G_LIST_MODEL (cb_index_get_model (fixture->index));
  search = CB_SEARCH_BAR (cb_ui_test_find (GTK_WIDGET (fixture->index), CB_TYPE_SEARCH_BAR));
  cb_page_start_search (CB_PAGE (fixture->index));
  cb_search_bar_set_text (search, "FORECAST");
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "1 of 5 connectors"));
  cb_search_bar_set_text (search, "no such thing");
  settle (fixture);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Nothing Found"));
  g_assert_true (cb_page_go_back (CB_PAGE (fixture->index)));
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  g_assert_false (cb_page_go_back (CB_PAGE (fixture->index)));
}

static void
test_sidebar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  GtkWidget *row;
  GtkWidget *list;
  GListModel *model;

  add_several (fixture);
  show (fixture, 1000, 640);
  model = G_LIST_MODEL (cb_index_get_model (fixture->index));
  label = cb_ui_test_find_text (GTK_WIDGET (fixture->index), "crm");
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  row = gtk_widget_get_ancestor (cb_ui_test_find_text (GTK_WIDGET (fixture->index), "Drafts"),
                                 GTK_TYPE_LIST_BOX_ROW);
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
}

static void
test_open_and_menu (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  GtkWidget *search;
  GtkWidget *tiles;

  id = add (fixture, "Weather", "2.0.0", "", CB_LIBRARY_STATUS_DRAFT, 3);
  show (fixture, 800, 600);
  g_signal_connect_swapped (fixture->index, "open-requested", G_CALLBACK (note_text), fixture);
  tiles = cb_ui_test_find (GTK_WIDGET (fixture->index), GTK_TYPE_GRID_VIEW);
  gtk_widget_grab_focus (tiles);
  g_signal_emit_by_name (tiles, "activate", 0);
  g_assert_cmpstr (fixture->said, ==, id);
  /* Typing anywhere searches, for which a pressed key has to be a real event. */
  search = cb_ui_test_find (GTK_WIDGET (fixture->index), CB_TYPE_SEARCH_BAR);
  cb_search_bar_set_capture_widget (CB_SEARCH_BAR (search), NULL);
  g_assert_true (cb_ui_test_press (fixture->window, GDK_KEY_F10, GDK_SHIFT_MASK));
  cb_ui_test_settle ();
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Version History"));
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "index-menu");
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tiles;
  GtkSelectionModel *selection;

  add_several (fixture);
  show (fixture, 1000, 640);
  tiles = cb_ui_test_find (GTK_WIDGET (fixture->index), GTK_TYPE_GRID_VIEW);
  selection = gtk_grid_view_get_model (GTK_GRID_VIEW (tiles));
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "2 selected"));
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "index-selection");
  g_assert_true (cb_page_go_back (CB_PAGE (fixture->index)));
  cb_ui_test_settle ();
  g_assert_true (gtk_bitset_is_empty (gtk_selection_model_get_selection (selection)));
}

typedef struct
{
  CbIndex *index;
  guint count;
} Expected;

static gboolean
has_count (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (G_LIST_MODEL (cb_index_get_model (expected->index)))
         == expected->count;
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "Weather", "2.0.0", "", CB_LIBRARY_STATUS_DRAFT, 3);
  Expected expected = { NULL, 2 };

  show (fixture, 800, 600);
  expected.index = fixture->index;
  activate (fixture, "duplicate", g_variant_new_string (id));
  cb_test_wait (has_count, &expected, 0);
  settle (fixture);
  g_assert_true (is_shown (GTK_WIDGET (fixture->index), "Weather copy"));
}

/* Presses a button of the question that is asked. */
static void
answer (const char *label)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *button = NULL;

  cb_ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows) && !button; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (GTK_WINDOW (window)))
        button = cb_ui_test_find_text (window, label);
    }
  g_assert_nonnull (button);
  if (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_undo (gpointer data)
{
  return cb_ui_test_find_text (data, "Undo") != NULL;
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "Weather", "2.0.0", "", CB_LIBRARY_STATUS_DRAFT, 3);
  Expected none = { NULL, 0 };
  Expected one = { NULL, 1 };

  show (fixture, 800, 600);
  none.index = one.index = fixture->index;
  activate (fixture, "delete", g_variant_new_string (id));
  answer ("Cancel");
  settle (fixture);
  g_assert_true (has_count (&one));
  activate (fixture, "delete", g_variant_new_string (id));
  answer ("Delete");
  cb_test_wait (has_count, &none, 0);
  cb_test_wait (has_undo, fixture->window, 0);
  g_assert_true (is_shown (GTK_WIDGET (fixture->window), "“Weather” deleted"));
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (cb_ui_test_find_text (GTK_WIDGET (fixture->window), "Undo"),
                               GTK_TYPE_BUTTON),
      "clicked");
  cb_test_wait (has_count, &one, 0);
}

static gboolean
has_urgent_tag (gpointer data)
{
  CbLibraryIndex *model = cb_index_get_model (data);

  for (guint i = 0; i < cb_library_index_get_n_tags (model); i++)
    if (g_str_equal (cb_library_index_get_tag_at (model, i, NULL), "urgent"))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_entry (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (GTK_WINDOW (window)))
        return cb_ui_test_find (window, GTK_TYPE_ENTRY);
    }
  return NULL;
}

static void
test_tag (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "Weather", "2.0.0", "", CB_LIBRARY_STATUS_DRAFT, 3);
  GtkWidget *entry;

  show (fixture, 800, 600);
  activate (fixture, "tag", g_variant_new_string (id));
  cb_ui_test_settle ();
  entry = find_entry ();
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "urgent, later");
  cb_ui_test_wait_for_draw (entry);
  cb_ui_test_screenshot (GTK_WIDGET (gtk_widget_get_root (entry)), "index-tags");
  answer ("Apply");
  cb_test_wait (has_urgent_tag, fixture->index, 0);
  g_assert_cmpuint (cb_library_index_get_n_tags (cb_index_get_model (fixture->index)), ==, 3);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  guint dropped = 0;

  show (fixture, 800, 600);
  g_signal_connect_swapped (fixture->index, "files-dropped", G_CALLBACK (g_atomic_int_inc),
                            &dropped);
  g_assert_true (cb_page_take_files (CB_PAGE (fixture->index), G_LIST_MODEL (files)));
  g_assert_cmpuint (dropped, ==, 1);
}

#define ADD(path, func) g_test_add ("/index/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  ADD ("empty", test_empty);
  ADD ("tiles", test_tiles);
  ADD ("list", test_list);
  ADD ("narrow", test_narrow);
  ADD ("right-to-left", test_right_to_left);
  ADD ("search", test_search);
  ADD ("sidebar", test_sidebar);
  ADD ("open-and-menu", test_open_and_menu);
  ADD ("selection", test_selection);
  ADD ("duplicate", test_duplicate);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("tag", test_tag);
  ADD ("drop", test_drop);
  return g_test_run ();
}
