/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <config.h>
#include <libcb-ui-shell.h>
#include <libcb-ui-widgets.h>

/* A page with everything that a page can bring. */

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GtkWidget)

struct _TestPage
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *title;
  GtkWidget *end;
  GSimpleActionGroup *actions;
  guint levels;
  guint searches;
  guint runs;
  guint n_files;
};

static GtkWidget *
test_page_get_header_start (CbPage *page)
{
  return TEST_PAGE (page)->start;
}

static GtkWidget *
test_page_get_header_title (CbPage *page)
{
  return TEST_PAGE (page)->title;
}

static GtkWidget *
test_page_get_header_end (CbPage *page)
{
  return TEST_PAGE (page)->end;
}

static const char *
test_page_get_action_prefix (CbPage *page)
{
  return "test";
}

static GActionGroup *
test_page_get_actions (CbPage *page)
{
  return G_ACTION_GROUP (TEST_PAGE (page)->actions);
}

static gboolean
test_page_go_back (CbPage *page)
{
  TestPage *self = TEST_PAGE (page);

  if (self->levels == 0)
    return FALSE;
  self->levels--;
  return TRUE;
}

static gboolean
test_page_start_search (CbPage *page)
{
  TEST_PAGE (page)->searches++;
  return TRUE;
}

static gboolean
test_page_take_files (CbPage *page, GListModel *files)
{
  TEST_PAGE (page)->n_files += g_list_model_get_n_items (files);
  return TRUE;
}

static void
test_page_page_init (CbPageInterface *iface)
{
  iface->get_header_start = test_page_get_header_start;
  iface->get_header_title = test_page_get_header_title;
  iface->get_header_end = test_page_get_header_end;
  iface->get_action_prefix = test_page_get_action_prefix;
  iface->get_actions = test_page_get_actions;
  iface->go_back = test_page_go_back;
  iface->start_search = test_page_start_search;
  iface->take_files = test_page_take_files;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestPage, test_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CB_TYPE_PAGE, test_page_page_init))

static void
test_page_dispose (GObject *object)
{
  TestPage *self = TEST_PAGE (object);

  g_clear_object (&self->start);
  g_clear_object (&self->title);
  g_clear_object (&self->end);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (test_page_parent_class)->dispose (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = test_page_dispose;
}

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TEST_PAGE (data)->runs++;
}

static void
test_page_init (TestPage *self)
{
  static const GActionEntry entries[] = { { "run", run_cb } };

  self->start = g_object_ref_sink (gtk_button_new_with_label ("Start"));
  self->title = g_object_ref_sink (adw_window_title_new ("Acme Tickets", "Draft, saved"));
  self->end = g_object_ref_sink (gtk_button_new_with_label ("End"));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, 1, self);
}

typedef struct
{
  CbApplication *application;
  CbWindow *window;
} Fixture;

/* One for the program: an application is on the bus until the program ends. */
static CbApplication *
get_application (void)
{
  static CbApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application)
    return application;
  application = cb_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = get_application ();
  fixture->window = cb_window_new (fixture->application);
  cb_ui_test_present (GTK_WINDOW (fixture->window), 1000, 640);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cb_ui_test_settle ();
}

static TestPage *
push (Fixture *fixture)
{
  TestPage *page = g_object_new (TEST_TYPE_PAGE, NULL);

  cb_window_push_page (fixture->window, CB_PLACE_USE, GTK_WIDGET (page));
  cb_ui_test_settle ();
  return page;
}

static gboolean
is_in_window (Fixture *fixture, GtkWidget *widget)
{
  return gtk_widget_get_root (widget) == GTK_ROOT (fixture->window);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_cmpint (cb_window_get_place (fixture->window), ==, CB_PLACE_BUILD);
  gtk_widget_activate_action (window, "win.place", "s", "organization");
  g_assert_cmpint (cb_window_get_place (fixture->window), ==, CB_PLACE_ORGANIZATION);
  gtk_widget_activate_action (window, "win.place", "s", "nowhere");
  g_assert_cmpint (cb_window_get_place (fixture->window), ==, CB_PLACE_ORGANIZATION);
  cb_ui_test_screenshot_both (window, "shell-organization");
  cb_window_set_place (fixture->window, CB_PLACE_BUILD);
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPage) page = NULL;

  cb_window_set_place (fixture->window, CB_PLACE_USE);
  page = g_object_ref (push (fixture));
  g_assert_true (is_in_window (fixture, page->start));
  g_assert_true (is_in_window (fixture, page->title));
  g_assert_true (is_in_window (fixture, page->end));
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "shell-page");

  cb_window_set_place (fixture->window, CB_PLACE_BUILD);
  g_assert_false (is_in_window (fixture, page->start));
  g_assert_false (is_in_window (fixture, page->title));
  cb_window_set_place (fixture->window, CB_PLACE_USE);
  g_assert_true (is_in_window (fixture, page->start));

  g_assert_true (cb_window_pop_page (fixture->window, CB_PLACE_USE));
  cb_ui_test_settle ();
  g_assert_false (is_in_window (fixture, page->start));
  g_assert_false (is_in_window (fixture, GTK_WIDGET (page)));
  g_assert_false (cb_window_pop_page (fixture->window, CB_PLACE_USE));
  g_assert_finalize_object (g_steal_pointer (&page));
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  TestPage *page = NULL;

  cb_window_set_place (fixture->window, CB_PLACE_USE);
  page = push (fixture);
  g_assert_true (gtk_widget_activate_action (window, "test.run", NULL));
  g_assert_true (gtk_widget_activate_action (page->start, "test.run", NULL));
  g_assert_cmpuint (page->runs, ==, 2);
  gtk_widget_activate_action (window, "win.search", NULL);
  g_assert_cmpuint (page->searches, ==, 1);

  cb_window_set_place (fixture->window, CB_PLACE_BUILD);
  g_assert_false (gtk_widget_activate_action (window, "test.run", NULL));
}

static void
test_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  TestPage *page = NULL;

  cb_window_set_place (fixture->window, CB_PLACE_USE);
  page = push (fixture);
  page->levels = 1;
  gtk_widget_activate_action (window, "win.back", NULL);
  g_assert_cmpuint (page->levels, ==, 0);
  g_assert_true (cb_window_get_visible_page (fixture->window, CB_PLACE_USE) == GTK_WIDGET (page));
  gtk_widget_activate_action (window, "win.back", NULL);
  cb_ui_test_settle ();
  g_assert_false (TEST_IS_PAGE (cb_window_get_visible_page (fixture->window, CB_PLACE_USE)));
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/acme.json");
  TestPage *page = NULL;

  g_list_store_append (files, file);
  cb_window_set_place (fixture->window, CB_PLACE_USE);
  page = push (fixture);
  cb_window_open_files (fixture->window, G_LIST_MODEL (files));
  g_assert_cmpuint (page->n_files, ==, 1);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = cb_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *hint = cb_ui_test_find_text (toasts, "Drop to Import");
  g_autoptr (GFile) first = g_file_new_for_path ("/nowhere/acme.json");
  g_autoptr (GFile) second = g_file_new_for_path ("/nowhere/weather.json");
  g_auto (GValue) value = G_VALUE_INIT;
  GFile *files[] = { first, second };
  TestPage *page = NULL;
  gboolean taken = FALSE;

  cb_window_set_place (fixture->window, CB_PLACE_USE);
  page = push (fixture);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_signal_emit_by_name (find_drop_target (toasts), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_assert_cmpuint (page->n_files, ==, 2);

  g_assert_false (gtk_widget_get_mapped (hint));
  gtk_widget_set_visible (gtk_widget_get_ancestor (hint, ADW_TYPE_STATUS_PAGE), TRUE);
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "shell-drop");
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  GSettings *state = cb_application_get_state (fixture->application);
  CbWindow *first = cb_window_new (fixture->application);
  CbWindow *second = NULL;

  g_assert_nonnull (state);
  cb_ui_test_present (GTK_WINDOW (first), 900, 610);
  cb_window_set_place (first, CB_PLACE_USE);
  gtk_window_close (GTK_WINDOW (first));
  cb_ui_test_settle ();
  g_assert_cmpint (g_settings_get_enum (state, "place"), ==, CB_PLACE_USE);
  g_assert_cmpint (g_settings_get_int (state, "window-width"), ==, 900);
  second = cb_window_new (fixture->application);
  g_assert_cmpint (cb_window_get_place (second), ==, CB_PLACE_USE);
  g_settings_reset (state, "place");
  gtk_window_destroy (GTK_WINDOW (second));
}

/* The narrowest window that there may be, with the parts of a page in its header bar. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  CbWindow *narrow = cb_window_new (fixture->application);

  cb_ui_test_present (GTK_WINDOW (narrow), 360, 560);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (narrow)), <=, 380);
  cb_ui_test_screenshot_both (GTK_WIDGET (narrow), "shell-narrow");
  gtk_window_destroy (GTK_WINDOW (narrow));
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.search", "win.new",          "win.import",
                                         "app.quit",   "win.place('use')", "builder.undo" };

  GtkWindow *overlay = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.shortcuts", NULL);
  overlay = GTK_WINDOW (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  g_assert_nonnull (overlay);
  cb_ui_test_wait_for_draw (GTK_WIDGET (overlay));
  cb_ui_test_screenshot_both (GTK_WIDGET (overlay), "shell-shortcuts");
  gtk_window_close (overlay);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (
          GTK_APPLICATION (fixture->application), actions[i]);

      g_assert_nonnull (accels[0]);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  ADD ("/shell/window/places", test_places);
  ADD ("/shell/window/header", test_header);
  ADD ("/shell/window/actions", test_actions);
  ADD ("/shell/window/back", test_back);
  ADD ("/shell/window/files", test_files);
  ADD ("/shell/window/drop", test_drop);
  ADD ("/shell/window/state", test_state);
  ADD ("/shell/window/narrow", test_narrow);
  ADD ("/shell/window/shortcuts", test_shortcuts);
  return g_test_run ();
}
