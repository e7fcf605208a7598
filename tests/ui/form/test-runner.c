/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

/* Connections are accepted by the system and never answered. */
static GSocketListener *
listen (guint16 *port)
{
  g_autoptr (GError) error = NULL;
  GSocketListener *listener = g_socket_listener_new ();

  *port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  return listener;
}

static void
test_time_out_of_the_preferences (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbRunner) runner = cb_form_runner_new (connector);
  g_autoptr (GSettings) settings = cb_settings_open (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = 0;
  g_autoptr (GSocketListener) listener = listen (&port);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);

  g_assert_nonnull (settings);
  /* Changed after the runner was made. */
  g_settings_set_uint (settings, "request-timeout", 1);
  cb_ui_test_settle ();
  cb_http_client_send_async (cb_runner_get_client (runner), request, NULL, cb_test_result_cb,
                             &result);
  cb_test_wait_result (&result);
  g_assert_null (cb_http_client_send_finish (cb_runner_get_client (runner), result, NULL, &error));
  g_assert_error (error, CB_NET_ERROR, CB_NET_ERROR_TIMED_OUT);
  g_settings_reset (settings, "request-timeout");
  g_socket_listener_close (listener);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/form/runner/time-out", test_time_out_of_the_preferences);
  return g_test_run ();
}
