/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <string.h>

#include "sample-test.h"

static void
test_start_and_stop (void)
{
  g_autoptr (CbSampleServer) server = cb_sample_server_new ();
  g_autoptr (CbSampleServer) other = cb_sample_server_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *port = NULL;

  g_assert_false (cb_sample_server_is_running (server));
  g_assert_null (cb_sample_server_get_base_url (server));
  g_assert_true (cb_sample_server_start (server, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (cb_sample_server_is_running (server));
  port = g_strdup_printf ("port %u", cb_sample_server_get_port (server));
  g_assert_false (cb_sample_server_start (other, cb_sample_server_get_port (server), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_nonnull (strstr (error->message, port));
  cb_sample_server_stop (server);
  cb_sample_server_stop (server);
  g_assert_false (cb_sample_server_is_running (server));
}

/* Each start begins with the same data. */
static void
test_same_again (void)
{
  g_autoptr (Sample) sample = sample_new ("X-Api-Key: demo-key");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  sample_get (sample, "/tickets?per_page=100&page=2");
  before = sample_text (sample);
  sample_call (sample, "DELETE", "/tickets/110", NULL, NULL);
  cb_sample_server_stop (sample->server);
  cb_sample_server_start (sample->server, 0, NULL, &error);
  g_assert_no_error (error);
  sample_get (sample, "/tickets?per_page=100&page=2");
  after = sample_text (sample);
  g_assert_cmpstr (before, ==, after);
}

static void
test_https (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autofree char *ca = cb_test_fixture_path ("tls/ca.pem");
  g_autofree char *pem = cb_test_fixture_path ("tls/server.pem");
  g_autoptr (GTlsDatabase) authority = g_tls_file_database_new (ca, NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (pem, NULL);
  g_autoptr (GError) error = NULL;

  cb_sample_server_stop (sample->server);
  cb_sample_server_start (sample->server, 0, certificate, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (cb_sample_server_get_base_url (sample->server), "https://"));
  cb_http_client_set_tls_database (sample->client, authority);
  g_assert_cmpuint (sample_get (sample, "/health"), ==, 200);
}

static void
test_no_such_thing (void)
{
  g_autoptr (Sample) sample = sample_new ("X-Api-Key: demo-key");

  sample_get (sample, "/nowhere");
  sample_assert_problem (sample, 404, "GET /");
  sample_get (sample, "/tickets/");
  sample_assert_problem (sample, 404, "GET /");
  sample_get (sample, "/tickets/x");
  sample_assert_problem (sample, 404, "“x”");
  sample_call (sample, "DELETE", "/tickets", NULL, NULL);
  sample_assert_problem (sample, 405, "GET, HEAD, POST");
  g_assert_cmpstr (sample_header (sample, "Allow"), ==, "GET, HEAD, POST");
  g_assert_cmpuint (sample_call (sample, "OPTIONS", "/tickets", NULL, NULL), ==, 204);
  g_assert_cmpuint (sample_call (sample, "HEAD", "/tickets", NULL, NULL), ==, 200);
  g_assert_cmpstr (sample_header (sample, "X-Total-Count"), ==, "120");
  g_assert_cmpuint (cb_http_exchange_get_body_length (sample->exchange), ==, 0);
}

static void
test_echo (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  g_assert_cmpuint (
      sample_call (sample, "POST", "/debug/echo?a=1&a=%20", "X-Odd: grüße", "text/plain:hello"), ==,
      200);
  g_assert_cmpstr (sample_text_at (sample, "/method"), ==, "POST");
  g_assert_cmpstr (sample_text_at (sample, "/query"), ==, "a=1&a=%20");
  g_assert_cmpstr (sample_text_at (sample, "/body"), ==, "hello");
  g_assert_cmpint (sample_int_at (sample, "/length"), ==, 5);
}

static void
test_on_demand (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  sample_get (sample, "/debug/status/418");
  sample_assert_problem (sample, 418, "asked");
  sample_get (sample, "/debug/status/503?retry_after=7");
  g_assert_cmpstr (sample_header (sample, "Retry-After"), ==, "7");
  sample_get (sample, "/debug/status/99");
  sample_assert_problem (sample, 400, "200 to 599");
  g_assert_cmpuint (sample_get (sample, "/debug/status/204"), ==, 204);
  g_assert_cmpuint (sample_get (sample, "/debug/redirect?to=/a%0D%0AX:+b&status=307"), ==, 307);
  g_assert_cmpstr (sample_header (sample, "Location"), ==, "/a%0D%0AX:%20b");
  g_assert_null (sample_header (sample, "X"));
  g_assert_cmpuint (sample_get (sample, "/debug/malformed"), ==, 200);
  g_assert_null (sample->json);
  g_assert_cmpuint (sample_get (sample, "/debug/truncated"), ==, 0);
  g_assert_error (sample->error, CB_NET_ERROR, CB_NET_ERROR_CUT_OFF);
  g_assert_cmpuint (sample_get (sample, "/debug/slow?ms=60"), ==, 200);
  g_assert_cmpint (cb_http_exchange_get_duration (sample->exchange), >=, 60000);
}

static void
test_endless (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  cb_http_client_set_body_limit (sample->client, 100000);
  g_assert_cmpuint (sample_get (sample, "/debug/endless"), ==, 200);
  g_assert_true (cb_http_exchange_is_truncated (sample->exchange));
  g_assert_cmpuint (sample_get (sample, "/health"), ==, 200);
}

static void
test_items (void)
{
  static const guint counts[] = { 0, 1, 499, 500, 501, 20000 };
  g_autoptr (Sample) sample = sample_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/debug/items?count=%u", counts[i]);

      g_assert_cmpuint (sample_get (sample, path), ==, 200);
      g_assert_nonnull (sample->json);
      g_assert_cmpuint (cb_value_get_size (sample->json), ==, counts[i]);
    }
}

static gboolean
within_limit (gpointer data)
{
  return sample_get (data, "/debug/limited?limit=2&window=1") == 200;
}

static void
test_limits (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  g_assert_true (within_limit (sample));
  g_assert_cmpstr (sample_header (sample, "X-RateLimit-Limit"), ==, "2");
  g_assert_cmpstr (sample_header (sample, "X-RateLimit-Remaining"), ==, "1");
  g_assert_true (within_limit (sample));
  g_assert_false (within_limit (sample));
  sample_assert_problem (sample, 429, "Wait 1 seconds");
  g_assert_cmpstr (sample_header (sample, "Retry-After"), ==, "1");
  cb_test_wait (within_limit, sample, 10000);
}

static void
test_flaky (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (sample_get (sample, "/debug/flaky?failures=2&key=a"), ==, 503);
      g_assert_cmpuint (sample_get (sample, "/debug/flaky?failures=2&key=a"), ==, 503);
      g_assert_cmpuint (sample_get (sample, "/debug/flaky?failures=2&key=a"), ==, 200);
    }
}

static guint
post_bytes (Sample *sample, gsize length)
{
  g_autofree char *filler = g_strnfill (length, ' ');
  g_autofree char *body = g_strconcat ("application/json:", filler, NULL);

  return sample_call (sample, "POST", "/tickets", NULL, body);
}

static void
test_large_bodies (void)
{
  g_autoptr (Sample) sample = sample_new ("X-Api-Key: demo-key");

  g_assert_cmpuint (post_bytes (sample, 8 * 1024 * 1024), ==, 400);
  g_assert_cmpuint (post_bytes (sample, 8 * 1024 * 1024 + 1), ==, 413);
  sample_assert_problem (sample, 413, "8 MiB");
  g_assert_cmpuint (post_bytes (sample, 40 * 1024 * 1024), ==, 413);
}

static void
test_full (void)
{
  g_autoptr (Sample) sample = sample_new ("X-Api-Key: demo-key");
  guint status = 201;
  guint made = 0;

  while (status == 201 && made < 5000)
    {
      status = sample_call (sample, "POST", "/tickets/1/comments", NULL,
                            "application/json:{\"text\":\"More\"}");
      made++;
    }
  sample_assert_problem (sample, 507, "full");
}

/* The server goes in the middle of answers. */
static void
test_stop_meanwhile (void)
{
  static const char *const paths[] = { "/debug/endless", "/debug/slow?ms=60000" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Sample) sample = sample_new (NULL);
      g_autofree char *url = g_strconcat (cb_sample_server_get_base_url (sample->server), paths[i],
                                          NULL);
      g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CbHttpExchange) exchange = NULL;

      cb_http_client_send_async (sample->client, request, NULL, cb_test_result_cb, &result);
      for (guint n = 0; n < 50; n++)
        g_main_context_iteration (NULL, FALSE);
      cb_sample_server_stop (sample->server);
      exchange = cb_http_client_send_finish (sample->client, cb_test_wait_result (&result), NULL,
                                             NULL);
    }
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/sample/server/start-and-stop", test_start_and_stop);
  g_test_add_func ("/sample/server/same-again", test_same_again);
  g_test_add_func ("/sample/server/https", test_https);
  g_test_add_func ("/sample/server/no-such-thing", test_no_such_thing);
  g_test_add_func ("/sample/server/echo", test_echo);
  g_test_add_func ("/sample/server/on-demand", test_on_demand);
  g_test_add_func ("/sample/server/endless", test_endless);
  g_test_add_func ("/sample/server/items", test_items);
  g_test_add_func ("/sample/server/limits", test_limits);
  g_test_add_func ("/sample/server/flaky", test_flaky);
  g_test_add_func ("/sample/server/large-bodies", test_large_bodies);
  g_test_add_func ("/sample/server/full", test_full);
  g_test_add_func ("/sample/server/stop-meanwhile", test_stop_meanwhile);
  return g_test_run ();
}
