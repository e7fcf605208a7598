/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-builder.h>
#include <libcb-ui-widgets.h>

#include "tickets.h"

/**
 * Fixture:
 * @connector: what is edited
 * @history: of it
 * @builder: the view
 * @window: around it, with the header parts above as the application shows them
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

static GtkWidget *
make_content (CbBuilder *builder)
{
  CbPage *page = CB_PAGE (builder);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cb_page_get_header_start (page));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), cb_page_get_header_title (page));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), cb_page_get_header_end (page));
  gtk_widget_insert_action_group (box, cb_page_get_action_prefix (page),
                                  cb_page_get_actions (page));
  gtk_widget_set_vexpand (GTK_WIDGET (builder), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (builder));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  return overlay;
}

static void
set_up_sized (Fixture *fixture, int width, int height)
{
  fixture->connector = tickets_new ();
  fixture->history = cb_history_new (CB_ITEM (fixture->connector));
  fixture->builder = CB_BUILDER (cb_builder_new (fixture->connector, fixture->history));
  cb_builder_set_save_state (fixture->builder, "Draft, saved");
  fixture->window = cb_ui_test_show (make_content (fixture->builder), width, height);
  cb_ui_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_sized (fixture, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cb_ui_test_settle ();
  g_clear_object (&fixture->history);
  g_clear_object (&fixture->connector);
}

static void
shoot (Fixture *fixture, const char *name)
{
  cb_ui_test_settle ();
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), name);
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  CbActivity *activity = cb_connector_find_activity (fixture->connector, "get-ticket");
  CbActivity *create = cb_connector_find_activity (fixture->connector, "create-ticket");

  g_object_set (fixture->builder, "show-preview", TRUE, NULL);
  shoot (fixture, "builder-1-basic");
  cb_builder_set_step (fixture->builder, 2);
  shoot (fixture, "builder-2-authentication");
  cb_builder_set_step (fixture->builder, 3);
  shoot (fixture, "builder-3-activities");
  cb_builder_show_item (fixture->builder, cb_list_get (cb_activity_get_parameters (activity), 0),
                        CB_FIELD_NAME);
  shoot (fixture, "builder-3-parameters");
  cb_builder_show_item (fixture->builder, cb_list_get (cb_activity_get_parameters (activity), 0),
                        CB_FIELD_PATTERN);
  shoot (fixture, "builder-3-details");
  cb_builder_show_item (fixture->builder, cb_list_get (cb_activity_get_responses (activity), 0),
                        -1);
  shoot (fixture, "builder-3-response");
  cb_builder_show_item (fixture->builder, CB_ITEM (cb_activity_get_request (create)), -1);
  shoot (fixture, "builder-3-body");
  cb_builder_show_item (fixture->builder, CB_ITEM (create), CB_ACTIVITY_IDEMPOTENT);
  shoot (fixture, "builder-3-behaviour");
  gtk_widget_activate_action (
      cb_ui_test_find (GTK_WIDGET (fixture->builder), g_type_from_name ("CbActivityList")),
      "activities.select-all", NULL);
  shoot (fixture, "builder-3-several");
  cb_builder_set_step (fixture->builder, 4);
  shoot (fixture, "builder-4-summary");
}

static void
test_problem_pictures (Fixture *fixture, gconstpointer data)
{
  CbConnector *connector = fixture->connector;
  CbServer *server = cb_list_get (cb_connector_get_servers (connector), 0);
  CbAuthMethod *key = cb_list_get (cb_connector_get_auth_methods (connector), 0);
  CbActivity *activity = cb_connector_find_activity (connector, "list-tickets");

  cb_connector_set_name (connector, "Acme/Tickets");
  cb_connector_set_version (connector, "1 2");
  cb_server_set_url (server, "{site}.tickets.example.com");
  cb_auth_method_set_parameter_name (key, "X API Key");
  cb_activity_set_path (activity, "tickets");
  cb_field_set_name (cb_list_get (cb_activity_get_parameters (activity), 1), "status");
  cb_connector_set_test_activity (connector, "gone");
  cb_ui_test_settle ();
  cb_ui_test_settle ();
  shoot (fixture, "builder-problems-1");
  cb_builder_set_step (fixture->builder, 2);
  cb_builder_set_test_result (fixture->builder, FALSE,
                              "The server refused the sign-in (401). Check the API key.", 2);
  shoot (fixture, "builder-problems-2");
  cb_builder_set_step (fixture->builder, 3);
  shoot (fixture, "builder-problems-3");
  cb_builder_set_step (fixture->builder, 4);
  shoot (fixture, "builder-problems-4");
}

static void
test_new_pictures (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  CbBuilder *builder = CB_BUILDER (cb_builder_new (connector, NULL));
  GtkWindow *window = cb_ui_test_show (make_content (builder), 1000, 700);

  for (guint step = 1; step <= 4; step++)
    {
      g_autofree char *name = g_strdup_printf ("builder-new-%u", step);

      cb_builder_set_step (builder, step);
      cb_ui_test_settle ();
      cb_ui_test_screenshot (GTK_WIDGET (window), name);
    }
  gtk_window_destroy (window);
}

static void
test_narrow (void)
{
  Fixture fixture = { NULL };

  set_up_sized (&fixture, 400, 720);
  for (guint step = 1; step <= 4; step++)
    {
      g_autofree char *name = g_strdup_printf ("builder-narrow-%u", step);
      int least = 0;

      cb_builder_set_step (fixture.builder, step);
      cb_ui_test_settle ();
      cb_ui_test_screenshot (GTK_WIDGET (fixture.window), name);
      gtk_widget_measure (GTK_WIDGET (fixture.builder), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                          NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 340);
    }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, 400);
  tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_builder_init ();

  g_test_add ("/ui/builder/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
  g_test_add ("/ui/builder/pictures/problems", Fixture, NULL, set_up, test_problem_pictures,
              tear_down);
  g_test_add_func ("/ui/builder/pictures/new", test_new_pictures);
  g_test_add_func ("/ui/builder/narrow", test_narrow);
  return g_test_run ();
}
