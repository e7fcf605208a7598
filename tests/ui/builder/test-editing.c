/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-builder.h>
#include <libcb-ui-widgets.h>

#include "tickets.h"

/* Types that are found in the wizard by name: they are its own. */
#define TYPE(name) g_type_from_name (name)

/**
 * Fixture:
 * @connector: what is edited
 * @history: of it
 * @builder: the view
 * @window: around it
 *
 * A wizard in a window.
 */
typedef struct
{
  CbConnector *connector;
  CbHistory *history;
  CbBuilder *builder;
  GtkWindow *window;
} Fixture;

static void
show_connector (Fixture *fixture, CbConnector *connector)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->connector = connector;
  fixture->history = cb_history_new (CB_ITEM (connector));
  fixture->builder = CB_BUILDER (cb_builder_new (connector, fixture->history));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->builder));
  fixture->window = cb_ui_test_show (overlay, 1200, 800);
  cb_ui_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  show_connector (fixture, tickets_new ());
}

static void
set_up_new (Fixture *fixture, gconstpointer data)
{
  show_connector (fixture, cb_connector_new ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cb_ui_test_settle ();
  g_clear_object (&fixture->history);
  g_assert_finalize_object (fixture->connector);
}

static void
activate (Fixture *fixture, const char *action)
{
  GActionGroup *actions = cb_page_get_actions (CB_PAGE (fixture->builder));

  g_action_group_activate_action (actions, action, NULL);
  cb_ui_test_settle ();
}

static GtkWidget *
find (Fixture *fixture, const char *type)
{
  GtkWidget *found = cb_ui_test_find (GTK_WIDGET (fixture->builder), TYPE (type));

  g_assert_nonnull (found);
  return found;
}

static GtkEditable *
find_row (GtkWidget *root, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = NULL;

      if (ADW_IS_ENTRY_ROW (child)
          && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
        return GTK_EDITABLE (child);
      found = find_row (child, title);
      if (found)
        return found;
    }
  return NULL;
}

/* As typed: one character after the other. */
static void
type_text (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, "");
  for (gsize i = 1; i <= strlen (text); i++)
    {
      g_autofree char *part = g_strndup (text, i);

      gtk_editable_set_text (entry, part);
    }
  cb_ui_test_settle ();
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkWidget *list = find (fixture, "CbActivityList");
  GtkListView *view = GTK_LIST_VIEW (cb_ui_test_find (list, GTK_TYPE_LIST_VIEW));

  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  GtkEditable *name = find_row (find (fixture, "CbBasicPage"), "Display name");

  type_text (name, "Help Desk");
  g_assert_cmpstr (cb_connector_get_display_name (fixture->connector), ==, "Help Desk");
  g_assert_true (cb_history_get_can_undo (fixture->history));
  activate (fixture, "undo");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Acme Tickets");
  g_assert_false (cb_history_get_can_undo (fixture->history));
  activate (fixture, "redo");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Help Desk");
}

/* The problem is said when the field is left, not while it is first typed in. */
static void
test_problem_when_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find (fixture, "CbBasicPage");
  GtkEditable *name = find_row (page, "Connector name");
  GtkWidget *problem = cb_ui_test_find (page, TYPE ("CbProblemRow"));

  g_assert_false (gtk_widget_get_visible (problem));
  gtk_widget_grab_focus (GTK_WIDGET (name));
  type_text (name, "Acme/Tickets");
  g_assert_false (gtk_widget_get_visible (problem));
  gtk_widget_grab_focus (GTK_WIDGET (find_row (page, "Display name")));
  cb_ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  type_text (name, "Acme Tickets");
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
}

static void
test_name_clash (Fixture *fixture, gconstpointer data)
{
  GtkWidget *problem = cb_ui_test_find (find (fixture, "CbBasicPage"), TYPE ("CbProblemRow"));
  const char *message = "Another connector has this name and version.";

  g_assert_false (gtk_widget_get_visible (problem));
  cb_builder_set_name_problem (fixture->builder, message);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (cb_ui_test_find_text (problem, message));
  cb_builder_set_name_problem (fixture->builder, NULL);
  g_assert_false (gtk_widget_get_visible (problem));
}

/* The first character of the address makes the server; all of it is one step of undo. */
static void
test_first_server (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find (fixture, "CbBasicPage");
  CbList *servers = cb_connector_get_servers (fixture->connector);
  GtkEditable *url = find_row (page, "Base URL");
  CbServer *server;

  type_text (url, "https://{site}.example.com");
  g_assert_cmpuint (cb_list_get_size (servers), ==, 1);
  server = cb_list_get (servers, 0);
  g_assert_cmpstr (cb_server_get_url (server), ==, "https://{site}.example.com");
  g_assert_cmpuint (cb_list_get_size (cb_server_get_variables (server)), ==, 1);
  g_assert_true (find_row (page, "Base URL") == url);
  activate (fixture, "undo");
  g_assert_cmpuint (cb_list_get_size (servers), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_row (page, "Base URL")), ==, "");
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  GtkEditable *website = find_row (find (fixture, "CbBasicPage"), "Website");

  g_assert_null (cb_connector_get_links (fixture->connector));
  type_text (website, "https://acme.example.com");
  g_assert_cmpstr (cb_links_get_website (cb_connector_get_links (fixture->connector)), ==,
                   "https://acme.example.com");
}

static void
test_path_variables (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "list-users");
  GtkWidget *editor;
  GtkEditable *path;

  cb_builder_show_item (fixture->builder, CB_ITEM (activity), CB_ACTIVITY_PATH);
  cb_ui_test_settle ();
  g_assert_true (cb_builder_get_activity (fixture->builder) == activity);
  editor = find (fixture, "CbActivityEditor");
  path = GTK_EDITABLE (cb_ui_test_find_text (editor, "/users"));
  type_text (path, "/teams/{team}/users");
  g_assert_cmpstr (cb_activity_get_path (activity), ==, "/teams/{team}/users");
  g_assert_nonnull (cb_activity_find_parameter (activity, "team", CB_LOCATION_PATH));
  g_assert_cmpuint (cb_list_get_size (cb_activity_get_parameters (activity)), ==, 1);
  activate (fixture, "undo");
  g_assert_cmpstr (cb_activity_get_path (activity), ==, "/users");
  g_assert_cmpuint (cb_list_get_size (cb_activity_get_parameters (activity)), ==, 0);
}

static void
test_undo_goes_there (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "get-user");

  cb_activity_set_display_name (activity, "Look up a user");
  cb_builder_set_step (fixture->builder, 1);
  activate (fixture, "undo");
  g_assert_cmpuint (cb_builder_get_step (fixture->builder), ==, 3);
  g_assert_true (cb_builder_get_activity (fixture->builder) == activity);
  g_assert_cmpstr (cb_activity_get_display_name (activity), ==, "Get a user");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = find (fixture, "CbActivityList");
  GtkEditable *search = GTK_EDITABLE (cb_ui_test_find (list, GTK_TYPE_SEARCH_ENTRY));
  GListModel *rows = get_rows (fixture);

  cb_builder_set_step (fixture->builder, 3);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 9 + 3);
  gtk_editable_set_text (search, "{NUMBER}");
  g_signal_emit_by_name (search, "search-changed");
  cb_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4 + 1);
  gtk_editable_set_text (search, "users");
  g_signal_emit_by_name (search, "search-changed");
  cb_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2 + 1);
  gtk_editable_set_text (search, "nothing like it");
  g_signal_emit_by_name (search, "search-changed");
  cb_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);
}

static void
test_arrange (Fixture *fixture, gconstpointer data)
{
  CbList *activities = cb_connector_get_activities (fixture->connector);
  GtkWidget *list = find (fixture, "CbActivityList");
  CbActivity *second = cb_list_get (activities, 1);

  cb_builder_show_item (fixture->builder, CB_ITEM (second), -1);
  cb_ui_test_settle ();
  gtk_widget_activate_action (list, "activities.move-down", NULL);
  cb_ui_test_settle ();
  g_assert_cmpint (cb_list_index_of (activities, second), ==, 2);
  gtk_widget_activate_action (list, "activities.duplicate", NULL);
  cb_ui_test_settle ();
  g_assert_cmpuint (cb_list_get_size (activities), ==, 10);
  g_assert_cmpstr (cb_activity_get_id (cb_list_get (activities, 3)), !=, "get-ticket");
  gtk_widget_activate_action (list, "activities.delete", NULL);
  cb_ui_test_settle ();
  g_assert_cmpuint (cb_list_get_size (activities), ==, 9);
  activate (fixture, "undo");
  g_assert_cmpuint (cb_list_get_size (activities), ==, 10);
  activate (fixture, "undo");
  activate (fixture, "undo");
  g_assert_cmpint (cb_list_index_of (activities, second), ==, 1);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  CbList *activities = cb_connector_get_activities (fixture->connector);
  GtkWidget *list = find (fixture, "CbActivityList");
  GtkWidget *bulk;
  GtkEditable *tag;

  cb_builder_set_step (fixture->builder, 3);
  gtk_widget_activate_action (list, "activities.select-all", NULL);
  cb_ui_test_settle ();
  bulk = find (fixture, "CbBulkEditor");
  g_assert_true (gtk_widget_get_child_visible (bulk));
  g_assert_nonnull (cb_ui_test_find_text (bulk, "9 activities selected"));
  tag = find_row (bulk, "Add a tag");
  gtk_editable_set_text (tag, "Help desk");
  g_signal_emit_by_name (tag, "apply");
  cb_ui_test_settle ();
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    g_assert_cmpstr (cb_activity_get_tags (cb_list_get (activities, i))[0], ==, "Help desk");
  activate (fixture, "undo");
  g_assert_cmpstr (cb_activity_get_tags (cb_list_get (activities, 0))[0], ==, "Tickets");
}

/* A definition of thousands is searched and edited without making its rows anew. */
static void
test_thousands (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = get_rows (fixture);
  GtkWidget *list = find (fixture, "CbActivityList");
  GtkEditable *search = GTK_EDITABLE (cb_ui_test_find (list, GTK_TYPE_SEARCH_ENTRY));
  gint64 start;

  cb_builder_set_step (fixture->builder, 3);
  tickets_add_many (fixture->connector, 2000);
  cb_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2009 + 3 + 40);
  start = g_get_monotonic_time ();
  gtk_editable_set_text (search, "thing 199");
  g_signal_emit_by_name (search, "search-changed");
  cb_ui_test_settle ();
  g_test_message ("filtering 2,000 took %.1f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 11 + 2);
}

static void
test_learn (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "list-tickets");
  g_autoptr (CbValue)
      sample = cb_value_new_from_text ("{\"items\":[{\"number\":1}],\"next\":null}", -1, NULL);
  GtkWidget *notice;
  CbContent *content;

  cb_builder_show_item (fixture->builder, CB_ITEM (activity), CB_ACTIVITY_RESPONSES);
  cb_builder_set_last_response (fixture->builder, activity, 200, "application/json", sample);
  cb_ui_test_settle ();
  notice = cb_ui_test_find (find (fixture, "CbResponseTab"), CB_TYPE_NOTICE);
  g_assert_true (cb_notice_get_revealed (CB_NOTICE (notice)));
  g_signal_emit_by_name (notice, "button-clicked");
  cb_ui_test_settle ();
  content = cb_activity_get_response_content (activity, 200);
  g_assert_nonnull (content);
  g_assert_nonnull (
      cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/items/items"));
  g_assert_true (cb_value_equal (cb_content_get_example (content), sample));
  activate (fixture, "undo");
  g_assert_cmpuint (cb_list_get_size (cb_activity_get_responses (activity)), ==, 0);
}

static GtkText *
find_editable (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkText *found = NULL;

      if (GTK_IS_TEXT (child) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (child)), text))
        return GTK_TEXT (child);
      found = find_editable (child, text);
      if (found)
        return found;
    }
  return NULL;
}

static GtkSingleSelection *
get_selection (GtkWidget *tree)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (cb_ui_test_find (tree, GTK_TYPE_COLUMN_VIEW));

  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (view));
}

static void
rename_part (GtkWidget *tree, const char *from, const char *to)
{
  GtkText *text = find_editable (tree, from);

  g_assert_nonnull (text);
  gtk_editable_set_text (GTK_EDITABLE (text), to);
  g_signal_emit_by_name (text, "activate");
  cb_ui_test_settle ();
}

static void
test_structure (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "create-ticket");
  CbContent *content = cb_activity_get_request_content (activity);
  GtkWidget *tree;
  GListModel *rows;

  cb_builder_show_item (fixture->builder, CB_ITEM (cb_activity_get_request (activity)), -1);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  tree = find (fixture, "CbStructureTree");
  rows = G_LIST_MODEL (get_selection (tree));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 10);

  gtk_single_selection_set_selected (get_selection (tree), 0);
  gtk_widget_activate_action (tree, "structure.add", NULL);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 11);
  rename_part (tree, "subject", "summary");
  g_assert_nonnull (
      cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/summary"));
  g_assert_null (cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/subject"));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 11);

  /* A name that is taken is refused, and the row shows what is. */
  rename_part (tree, "summary", "number");
  g_assert_nonnull (
      cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/summary"));
  g_assert_nonnull (find_editable (tree, "summary"));

  gtk_single_selection_set_selected (get_selection (tree), 2);
  gtk_widget_activate_action (tree, "structure.move-up", NULL);
  cb_ui_test_settle ();
  g_assert_cmpstr (
      cb_value_get_key_at (cb_value_get_member (cb_content_get_schema (content), "properties"), 0),
      ==, "summary");
  gtk_widget_activate_action (tree, "structure.remove", NULL);
  cb_ui_test_settle ();
  g_assert_null (cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/summary"));
  while (cb_history_get_can_undo (fixture->history))
    activate (fixture, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 10);
  g_assert_nonnull (
      cb_value_resolve_pointer (cb_content_get_schema (content), "/properties/subject"));
}

static void
test_bodies (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "list-users");
  GtkWidget *tab = find (fixture, "CbBodyTab");

  cb_builder_show_item (fixture->builder, CB_ITEM (activity), CB_ACTIVITY_REQUEST);
  g_signal_emit_by_name (cb_ui_test_find_text (tab, "Send _JSON"), "clicked");
  cb_ui_test_settle ();
  g_assert_nonnull (cb_activity_get_request_content (activity));
  activate (fixture, "undo");
  g_assert_null (cb_activity_get_request (activity));
}

static void
test_methods (Fixture *fixture, gconstpointer data)
{
  CbList *methods = cb_connector_get_auth_methods (fixture->connector);
  GtkWidget *page = find (fixture, "CbAuthPage");
  GtkWidget *card = cb_ui_test_find (page, TYPE ("CbMethodCard"));
  GtkWidget *kind = cb_ui_test_find (card, ADW_TYPE_COMBO_ROW);
  CbAuthMethod *method = cb_list_get (methods, 0);

  cb_builder_set_step (fixture->builder, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), CB_AUTH_BEARER);
  g_assert_cmpint (cb_auth_method_get_kind (method), ==, CB_AUTH_BEARER);
  g_assert_nonnull (cb_list_find (cb_auth_method_get_fields (method), "token"));
  activate (fixture, "undo");
  g_assert_cmpint (cb_auth_method_get_kind (method), ==, CB_AUTH_API_KEY);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, CB_AUTH_API_KEY);
  g_assert_nonnull (cb_list_find (cb_auth_method_get_fields (method), "key"));
}

static void
test_test_result (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find (fixture, "CbAuthPage");

  cb_builder_set_step (fixture->builder, 2);
  cb_builder_set_testing (fixture->builder, TRUE);
  cb_builder_set_test_result (fixture->builder, TRUE, NULL, 0);
  g_assert_nonnull (cb_ui_test_find_text (page, "Connection Success"));
  cb_builder_set_test_result (fixture->builder, FALSE, "The base URL has no host.", 1);
  g_assert_nonnull (cb_ui_test_find_text (page, "The base URL has no host."));
  g_assert_nonnull (cb_ui_test_find_text (page, "Go to Step 1"));
}

static void
note_activity (CbBuilder *builder, CbActivity *activity, CbActivity **place)
{
  *place = activity;
}

static void
test_try (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = NULL;

  g_signal_connect (fixture->builder, "try-requested", G_CALLBACK (note_activity), &activity);
  activate (fixture, "try");
  g_assert_true (activity == cb_list_get (cb_connector_get_activities (fixture->connector), 0));
}

#define ADD(name, func) g_test_add ("/ui/builder/" name, Fixture, NULL, set_up, func, tear_down)
#define ADD_NEW(name, func)                                                                        \
  g_test_add ("/ui/builder/" name, Fixture, NULL, set_up_new, func, tear_down)

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_builder_init ();

  ADD ("texts", test_texts);
  ADD_NEW ("problem-when-left", test_problem_when_left);
  ADD ("name-clash", test_name_clash);
  ADD_NEW ("first-server", test_first_server);
  ADD ("links", test_links);
  ADD ("path-variables", test_path_variables);
  ADD ("undo-goes-there", test_undo_goes_there);
  ADD ("search", test_search);
  ADD ("arrange", test_arrange);
  ADD ("several", test_several);
  ADD ("thousands", test_thousands);
  ADD ("learn", test_learn);
  ADD ("structure", test_structure);
  ADD ("bodies", test_bodies);
  ADD ("methods", test_methods);
  ADD ("test-result", test_test_result);
  ADD ("try", test_try);
  return g_test_run ();
}
