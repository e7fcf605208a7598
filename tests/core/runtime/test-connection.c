/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <string.h>

#include "runtime-test.h"

static void
answer_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  if (g_str_equal (path, "/me"))
    {
      gboolean known = strstr (self->headers, "Bearer good-token") != NULL;

      net_reply (message, known ? 200 : 401, "application/json", "{}");
    }
  else if (g_str_equal (path, "/page"))
    net_reply (message, 200, "text/html", "<html></html>");
  else
    net_reply (message, 404, "text/plain", "nothing here");
}

static CbConnectionTest *
test_connection (RunTest *test)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbConnectionTest *outcome = NULL;

  cb_connection_test_async (test->runner, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  outcome = cb_connection_test_finish (test->runner, result, &error);
  g_assert_no_error (error);
  return outcome;
}

typedef struct
{
  const char *name;
  const char *path;
  const char *token;
  gboolean success;
  guint step;
  const char *text;
} Case;

static const Case cases[] = {
  { "success", "/me", "good-token", TRUE, 0, "Connection Success" },
  { "wrong-token", "/me", "bad-token", FALSE, 2, "Check the token in step 2" },
  { "no-token", "/me", NULL, FALSE, 3, "(m.token)" },
  { "not-found", "/nowhere", "good-token", FALSE, 3, "(404)" },
  { "web-page", "/page", "good-token", FALSE, 1, "web page" },
};

static void
test_activity (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  g_autoptr (CbResponse) response = cb_response_new ("200");
  g_autoptr (CbContent) content = cb_content_new ("application/json", NULL);
  g_autoptr (CbConnectionTest) outcome = NULL;

  run_test_init (&test, server->url, "GET", one->path);
  cb_list_append (cb_response_get_contents (response), content);
  cb_list_append (cb_activity_get_responses (test.activity), response);
  cb_connector_set_test_activity (test.connector, "activity");
  run_test_set_method (&test, CB_AUTH_BEARER, "token", one->token);
  outcome = test_connection (&test);
  if (strstr (outcome->message, one->text) == NULL)
    g_error ("“%s” does not say “%s”", outcome->message, one->text);
  g_assert_cmpint (outcome->success, ==, one->success);
  g_assert_cmpuint (outcome->step, ==, one->step);
}

static void
test_base_url (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  g_autoptr (CbConnectionTest) outcome = NULL;

  run_test_init (&test, server->url, "GET", "/");
  outcome = test_connection (&test);
  g_assert_true (outcome->success);
}

static void
test_unreachable (void)
{
  g_auto (RunTest) test = { 0 };
  g_autoptr (CbConnectionTest) outcome = NULL;

  run_test_init (&test, "http://127.0.0.1:1", "GET", "/");
  outcome = test_connection (&test);
  g_assert_false (outcome->success);
  g_assert_cmpuint (outcome->step, ==, 1);
  g_assert_nonnull (strstr (outcome->message, "127.0.0.1"));
}

static void
test_bad_certificate (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, "self-signed");
  g_auto (RunTest) test = { 0 };
  g_autoptr (GTlsDatabase) authority = net_authority ("ca");
  g_autoptr (CbConnectionTest) outcome = NULL;

  run_test_init (&test, server->url, "GET", "/");
  cb_http_client_set_tls_database (cb_runner_get_client (test.runner), authority);
  outcome = test_connection (&test);
  g_assert_false (outcome->success);
  g_assert_nonnull (strstr (outcome->message, "certificate"));
}

static void
test_no_base_url (void)
{
  g_auto (RunTest) test = { 0 };
  g_autoptr (CbConnectionTest) outcome = NULL;

  run_test_init (&test, "", "GET", "/");
  outcome = test_connection (&test);
  g_assert_false (outcome->success);
  g_assert_cmpuint (outcome->step, ==, 1);
  g_assert_nonnull (strstr (outcome->message, "base URL is missing"));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/connection/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_activity);
    }
  g_test_add_func ("/runtime/connection/base-url", test_base_url);
  g_test_add_func ("/runtime/connection/unreachable", test_unreachable);
  g_test_add_func ("/runtime/connection/bad-certificate", test_bad_certificate);
  g_test_add_func ("/runtime/connection/no-base-url", test_no_base_url);
  return g_test_run ();
}
