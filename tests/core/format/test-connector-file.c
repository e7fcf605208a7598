/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-format.h>

static CbConnector *
make_connector (void)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com/v1");
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("key", CB_AUTH_API_KEY);
  g_autoptr (CbActivity) activity = cb_activity_new ("list-users", "GET", "/users");

  cb_connector_set_name (connector, "Tickets");
  cb_connector_set_description (connector, "Line 1\nLine “2”\t\x01");
  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_auth_methods (connector), method);
  cb_list_append (cb_connector_get_activities (connector), activity);
  return connector;
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) connector = make_connector ();
  g_autoptr (GBytes) first = cb_connector_write (connector, &error);
  g_autoptr (CbConnector) again = cb_connector_read (first, NULL, &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  second = cb_connector_write (again, &error);
  g_assert_no_error (error);
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (again)));
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/format/connector-file/round-trip", test_round_trip);
  return g_test_run ();
}
