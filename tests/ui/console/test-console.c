/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-console.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>
#include <string.h>

#include "net-test.h"

#define WAIT_MS 20000
#define TOKEN "correct-horse-battery"

typedef struct
{
  NetServer *server;
  CbConnector *connector;
  CbActivity *activity;
  GtkWidget *console;
  GtkWindow *window;
  guint n_responded;
  guint n_used;
  guint status;
  CbValue *sample;
} Fixture;

static void
big_cb (SoupServerMessage *message)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; text->len < 12 * 1024 * 1024; i++)
    g_string_append_printf (text, "%s{\"id\":%u,\"title\":\"The printer is on fire again\"}",
                            i > 0 ? "," : "", i);
  g_string_append_c (text, ']');
  net_reply (message, 200, "application/json", text->str);
}

static void
answer_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  if (g_str_has_prefix (path, "/tickets"))
    net_reply (message, 200, "application/json; charset=utf-8",
               "{\"tickets\":[{\"id\":1042,\"title\":\"Printer on fire\",\"status\":\"open\","
               "\"assignee\":{\"name\":\"Ada Lovelace\",\"mail\":\"ada@example.com\"},"
               "\"labels\":[\"hardware\",\"urgent\"],\"created\":\"2024-03-05T09:30:00Z\"},"
               "{\"id\":1043,\"title\":\"Coffee machine speaks Latin\",\"status\":\"closed\","
               "\"assignee\":null,\"labels\":[],\"created\":\"2024-03-06T11:12:00Z\"}],"
               "\"next\":null,\"total\":2}");
  else if (g_str_equal (path, "/echo"))
    net_reply (message, 200, "text/plain", self->headers);
  else if (g_str_equal (path, "/big"))
    big_cb (message);
  else if (g_str_equal (path, "/picture"))
    net_reply (message, 200, "image/png", "\x89PNG");
  else if (g_str_equal (path, "/never"))
    soup_server_message_pause (message);
  else
    net_reply (message, 404, "application/json", "{\"message\": \"No such ticket\"}");
}

static void
responded_cb (CbConsole *console, CbActivity *activity, guint status, const char *media_type,
              CbValue *sample, Fixture *self)
{
  g_assert_true (activity == self->activity);
  self->n_responded++;
  self->status = status;
  g_clear_pointer (&self->sample, cb_value_unref);
  self->sample = sample != NULL ? cb_value_ref (sample) : NULL;
}

static void
use_cb (CbConsole *console, CbActivity *activity, guint status, const char *media_type,
        CbValue *sample, Fixture *self)
{
  g_assert_nonnull (sample);
  g_assert_cmpstr (media_type, ==, "application/json");
  self->n_used++;
}

static void
add_parameter (Fixture *self, const char *name, CbLocation location, CbFieldType type,
               const char *title)
{
  g_autoptr (CbParameter) parameter = cb_parameter_new (name, location, type);

  cb_field_set_display_name (CB_FIELD (parameter), title);
  cb_list_append (cb_activity_get_parameters (self->activity), parameter);
}

static void
fixture_init (Fixture *self, const char *path, int width)
{
  g_autoptr (CbServer) server = NULL;
  g_autoptr (GProxyResolver) direct G_GNUC_UNUSED = g_simple_proxy_resolver_new (NULL, NULL);

  memset (self, 0, sizeof *self);
  self->server = net_server_new (answer_cb, NULL);
  self->connector = cb_connector_new ();
  server = cb_server_new (self->server->url);
  cb_list_append (cb_connector_get_servers (self->connector), server);
  self->activity = cb_activity_new ("list", "GET", path);
  cb_activity_set_display_name (self->activity, "List tickets");
  cb_list_append (cb_connector_get_activities (self->connector), self->activity);
  cb_activity_sync_path_parameters (self->activity);
  self->console = cb_console_new ();
  g_signal_connect (self->console, "responded", G_CALLBACK (responded_cb), self);
  g_signal_connect (self->console, "use-response", G_CALLBACK (use_cb), self);
  self->window = cb_ui_test_show (self->console, width, 420);
}

static void
fixture_start (Fixture *self)
{
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);

  cb_console_set_activity (CB_CONSOLE (self->console), self->connector, self->activity);
  cb_http_client_set_proxy_resolver (
      cb_runner_get_client (cb_console_get_runner (CB_CONSOLE (self->console))), direct);
}

static void
fixture_clear (Fixture *self)
{
  gtk_window_destroy (self->window);
  cb_ui_test_settle ();
  g_clear_object (&self->activity);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->server, net_server_free);
  g_clear_pointer (&self->sample, cb_value_unref);
}

static gboolean
has_responded (gpointer data)
{
  return ((Fixture *) data)->n_responded > 0;
}

static gboolean
is_idle (gpointer data)
{
  return !cb_console_is_running (CB_CONSOLE (((Fixture *) data)->console));
}

static void
send_and_wait (Fixture *self)
{
  self->n_responded = 0;
  cb_console_send (CB_CONSOLE (self->console));
  cb_test_wait (has_responded, self, WAIT_MS);
}

/* All the text that is in code views and labels of @root, shown or not. */
static void
collect_text (GtkWidget *root, GString *out)
{
  if (CB_IS_CODE_VIEW (root))
    {
      g_autofree char *text = cb_code_view_dup_text (CB_CODE_VIEW (root));

      g_string_append_printf (out, "%s\n", text);
    }
  else if (CB_IS_HEADER_TABLE (root))
    {
      g_autofree char *text = cb_header_table_dup_text (CB_HEADER_TABLE (root));

      g_string_append_printf (out, "%s\n", text);
    }
  else if (GTK_IS_LABEL (root))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, out);
}

/* The stack of pages about an exchange. */
static GtkStack *
get_pages (GtkWidget *console)
{
  GtkWidget *tree = cb_ui_test_find (console, CB_TYPE_VALUE_TREE);
  GtkWidget *stack = gtk_widget_get_ancestor (tree, GTK_TYPE_STACK);

  return GTK_STACK (gtk_widget_get_ancestor (gtk_widget_get_parent (stack), GTK_TYPE_STACK));
}

static char *
dup_all_text (GtkWidget *root)
{
  g_autoptr (GString) out = g_string_new (NULL);

  /* These are filled when they are looked at. */
  gtk_stack_set_visible_child_name (get_pages (root), "tree");
  gtk_stack_set_visible_child_name (get_pages (root), "raw");
  gtk_stack_set_visible_child_name (get_pages (root), "response");
  collect_text (root, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_says (GtkWidget *root, const char *text)
{
  g_autofree char *all = dup_all_text (root);

  if (strstr (all, text) == NULL)
    g_error ("“%s” is not in “%s”", text, all);
}

static void
test_send (void)
{
  Fixture self;
  CbValue *tickets = NULL;

  fixture_init (&self, "/tickets", 900);
  fixture_start (&self);
  send_and_wait (&self);
  g_assert_cmpuint (self.status, ==, 200);
  tickets = cb_value_get_member (self.sample, "tickets");
  g_assert_cmpuint (cb_value_get_size (tickets), ==, 2);
  assert_says (self.console, "200 OK");
  assert_says (self.console, "\"title\": \"Printer on fire\"");
  assert_says (self.console, "GET /tickets HTTP/1.1");
  assert_says (self.console, "curl ");
  assert_says (self.console, "The verb of the activity.");
  gtk_widget_activate_action (self.console, "console.use-response", NULL);
  g_assert_cmpuint (self.n_used, ==, 1);
  fixture_clear (&self);
}

/* Enter in a field sends, as long as the cursor is in the console. */
static void
test_enter (void)
{
  Fixture self;
  CbForm *form = NULL;

  fixture_init (&self, "/tickets/{id}", 900);
  fixture_start (&self);
  form = CB_FORM (cb_ui_test_find (self.console, CB_TYPE_FORM));
  cb_form_set_text (form, "id", "8");
  g_assert_true (cb_form_focus_first (form));
  gtk_widget_activate_default (GTK_WIDGET (form));
  cb_test_wait (has_responded, &self, WAIT_MS);
  g_assert_cmpstr (self.server->target, ==, "/tickets/8");
  gtk_window_set_focus (self.window, NULL);
  g_assert_null (gtk_window_get_default_widget (self.window));
  fixture_clear (&self);
}

static void
test_missing_value (void)
{
  Fixture self;

  fixture_init (&self, "/tickets/{id}", 900);
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  g_assert_false (cb_console_is_running (CB_CONSOLE (self.console)));
  g_assert_cmpuint (self.server->n_requests, ==, 0);
  fixture_clear (&self);
}

static void
test_test_value (void)
{
  Fixture self;
  g_autoptr (CbValue) value = cb_value_new_string ("7");
  g_autoptr (CbValue) values = cb_value_new_from_text ("{\"limit\": 3}", -1, NULL);

  fixture_init (&self, "/tickets/{id}", 900);
  add_parameter (&self, "limit", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER, "At most");
  cb_field_set_test_value (cb_list_get (cb_activity_get_parameters (self.activity), 0), value);
  fixture_start (&self);
  send_and_wait (&self);
  g_assert_cmpstr (self.server->target, ==, "/tickets/7");
  cb_console_set_values (CB_CONSOLE (self.console), values);
  send_and_wait (&self);
  g_assert_cmpstr (self.server->target, ==, "/tickets/7?limit=3");
  fixture_clear (&self);
}

static void
add_bearer (Fixture *self)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("token", CB_AUTH_BEARER);

  cb_list_append (cb_connector_get_auth_methods (self->connector), method);
}

static void
test_secret_is_masked (void)
{
  Fixture self;
  CbConnectionForm *form = NULL;
  g_autofree char *all = NULL;

  fixture_init (&self, "/echo", 900);
  add_bearer (&self);
  fixture_start (&self);
  form = CB_CONNECTION_FORM (cb_ui_test_find (self.console, CB_TYPE_CONNECTION_FORM));
  cb_form_set_text (cb_connection_form_get_form (form), "token", TOKEN);
  send_and_wait (&self);
  g_assert_nonnull (strstr (self.server->headers, TOKEN));
  all = dup_all_text (self.console);
  g_assert_null (strstr (all, TOKEN));
  g_assert_nonnull (strstr (all, "Bearer " CB_REDACTED));
  g_assert_null (self.sample);
  fixture_clear (&self);
}

static void
test_missing_secret (void)
{
  Fixture self;

  fixture_init (&self, "/tickets", 900);
  add_bearer (&self);
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (is_idle, &self, WAIT_MS);
  g_assert_cmpuint (self.server->n_requests, ==, 0);
  assert_says (self.console, "is required");
  fixture_clear (&self);
}

static void
test_refusal (void)
{
  Fixture self;

  fixture_init (&self, "/nothing", 900);
  fixture_start (&self);
  send_and_wait (&self);
  assert_says (self.console, "404 Not Found");
  assert_says (self.console, "found nothing at this address (404)");
  assert_says (self.console, "No such ticket");
  fixture_clear (&self);
}

static void
test_not_text (void)
{
  Fixture self;

  fixture_init (&self, "/picture", 900);
  fixture_start (&self);
  send_and_wait (&self);
  assert_says (self.console, "The answer is not text");
  fixture_clear (&self);
}

static void
test_unreachable (void)
{
  Fixture self;

  fixture_init (&self, "/", 900);
  cb_activity_set_server_url (self.activity, "http://127.0.0.1:1");
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (is_idle, &self, WAIT_MS);
  assert_says (self.console, "Failed");
  assert_says (self.console, "127.0.0.1");
  fixture_clear (&self);
}

static gboolean
was_asked (gpointer data)
{
  return ((Fixture *) data)->server->n_requests > 0;
}

static void
test_cancel (void)
{
  Fixture self;

  fixture_init (&self, "/never", 900);
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (was_asked, &self, WAIT_MS);
  gtk_widget_activate_action (self.console, "console.cancel", NULL);
  cb_test_wait (is_idle, &self, WAIT_MS);
  assert_says (self.console, "Cancelled.");
  fixture_clear (&self);
}

static void
test_gone_while_running (void)
{
  Fixture self;

  fixture_init (&self, "/never", 900);
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (was_asked, &self, WAIT_MS);
  fixture_clear (&self);
}

static void
test_other_activity (void)
{
  Fixture self;
  g_autoptr (CbActivity) other = cb_activity_new ("other", "GET", "/other");

  fixture_init (&self, "/tickets", 900);
  fixture_start (&self);
  send_and_wait (&self);
  cb_list_append (cb_connector_get_activities (self.connector), other);
  cb_console_set_activity (CB_CONSOLE (self.console), self.connector, other);
  g_assert_null (cb_ui_test_find (self.console, GTK_TYPE_LIST_BOX_ROW));
  cb_console_set_activity (CB_CONSOLE (self.console), self.connector, self.activity);
  g_assert_nonnull (cb_ui_test_find (self.console, GTK_TYPE_LIST_BOX_ROW));
  assert_says (self.console, "200 OK");
  fixture_clear (&self);
}

static void
endless_cb (NetRaw *raw, GSocketConnection *connection)
{
  g_autofree char *piece = g_strnfill (65536, 'x');

  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
  while (net_raw_write (connection, piece))
    ;
}

static void
test_endless_answer (void)
{
  Fixture self;
  g_autoptr (NetRaw) raw = net_raw_new (endless_cb);

  fixture_init (&self, "/", 900);
  cb_activity_set_server_url (self.activity, raw->url);
  fixture_start (&self);
  send_and_wait (&self);
  assert_says (self.console, "The answer goes on");
  fixture_clear (&self);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Stalls;

static gboolean
stall_cb (gpointer data)
{
  Stalls *stalls = data;
  gint64 now = g_get_monotonic_time ();

  if (stalls->last > 0)
    stalls->longest = MAX (stalls->longest, now - stalls->last);
  stalls->last = now;
  return G_SOURCE_CONTINUE;
}

/* The server makes its answer in the same main loop, so only the time after it is looked at. */
static void
test_large_answer (void)
{
  Fixture self;
  Stalls stalls = { 0, 0 };
  guint id = 0;

  fixture_init (&self, "/big", 900);
  fixture_start (&self);
  self.n_responded = 0;
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (was_asked, &self, WAIT_MS);
  id = g_timeout_add (5, stall_cb, &stalls);
  cb_test_wait (has_responded, &self, 60000);
  cb_ui_test_settle ();
  g_source_remove (id);
  g_assert_cmpuint (cb_value_get_size (self.sample), >, 100000);
  g_test_message ("longest stall: %" G_GINT64_FORMAT " ms", stalls.longest / 1000);
  g_assert_cmpint (stalls.longest, <, 2 * G_USEC_PER_SEC);
  fixture_clear (&self);
}

static void
test_looks (void)
{
  static const char *const pages[] = { "response", "tree", "raw",   "headers",
                                       "request",  "why",  "timing" };
  Fixture self;
  CbConnectionForm *form = NULL;

  fixture_init (&self, "/tickets", 980);
  add_bearer (&self);
  add_parameter (&self, "status", CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT, "Status");
  add_parameter (&self, "limit", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER, "At most");
  add_parameter (&self, "X-Team", CB_LOCATION_HEADER, CB_FIELD_TYPE_TEXT, "Team");
  fixture_start (&self);
  cb_ui_test_screenshot_both (GTK_WIDGET (self.window), "console-empty");
  form = CB_CONNECTION_FORM (cb_ui_test_find (self.console, CB_TYPE_CONNECTION_FORM));
  cb_form_set_text (cb_connection_form_get_form (form), "token", TOKEN);
  cb_form_set_text (CB_FORM (cb_ui_test_find (self.console, CB_TYPE_FORM)), "status", "open");
  send_and_wait (&self);
  cb_ui_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("console-%s", pages[i]);

      gtk_stack_set_visible_child_name (get_pages (self.console), pages[i]);
      cb_ui_test_screenshot_both (GTK_WIDGET (self.window), name);
    }
  fixture_clear (&self);
}

static void
show_side (Fixture *self, const char *name)
{
  GtkWidget *stack = gtk_widget_get_ancestor (cb_ui_test_find (self->console, CB_TYPE_FORM),
                                              GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), name);
}

static void
test_looks_of_sides (void)
{
  Fixture self;

  fixture_init (&self, "/tickets", 980);
  add_bearer (&self);
  fixture_start (&self);
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (is_idle, &self, WAIT_MS);
  cb_ui_test_screenshot_both (GTK_WIDGET (self.window), "console-missing");
  cb_form_set_text (cb_connection_form_get_form (CB_CONNECTION_FORM (
                        cb_ui_test_find (self.console, CB_TYPE_CONNECTION_FORM))),
                    "token", TOKEN);
  send_and_wait (&self);
  cb_activity_set_path (self.activity, "/nothing/here");
  send_and_wait (&self);
  cb_activity_set_server_url (self.activity, "http://127.0.0.1:1");
  cb_console_send (CB_CONSOLE (self.console));
  cb_test_wait (is_idle, &self, WAIT_MS);
  show_side (&self, "history");
  cb_ui_test_screenshot_both (GTK_WIDGET (self.window), "console-exchanges");
  fixture_clear (&self);
}

static void
test_looks_narrow (void)
{
  Fixture self;
  int minimum = 0;

  fixture_init (&self, "/tickets", 360);
  fixture_start (&self);
  cb_ui_test_screenshot (GTK_WIDGET (self.window), "console-narrow-values");
  send_and_wait (&self);
  cb_ui_test_settle ();
  cb_ui_test_screenshot (GTK_WIDGET (self.window), "console-narrow");
  gtk_widget_measure (self.console, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_measure (self.console, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 200);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_console_init ();
  g_test_add_func ("/console/send", test_send);
  g_test_add_func ("/console/enter", test_enter);
  g_test_add_func ("/console/missing-value", test_missing_value);
  g_test_add_func ("/console/test-value", test_test_value);
  g_test_add_func ("/console/secret-is-masked", test_secret_is_masked);
  g_test_add_func ("/console/missing-secret", test_missing_secret);
  g_test_add_func ("/console/refusal", test_refusal);
  g_test_add_func ("/console/not-text", test_not_text);
  g_test_add_func ("/console/unreachable", test_unreachable);
  g_test_add_func ("/console/cancel", test_cancel);
  g_test_add_func ("/console/gone-while-running", test_gone_while_running);
  g_test_add_func ("/console/other-activity", test_other_activity);
  g_test_add_func ("/console/endless-answer", test_endless_answer);
  g_test_add_func ("/console/large-answer", test_large_answer);
  g_test_add_func ("/console/looks", test_looks);
  g_test_add_func ("/console/looks-of-sides", test_looks_of_sides);
  g_test_add_func ("/console/looks-narrow", test_looks_narrow);
  return g_test_run ();
}
