/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <string.h>

#include "net-test.h"

static void
echo_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_append (headers, "X-First", "1");
  soup_message_headers_append (headers, "X-Second", "2");
  soup_message_headers_append (headers, "X-First", "3");
  net_reply (message, 200, "text/plain", "Grüße");
}

static void
test_get (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, "/a%2Fb/./c d/ä?q=[x]|y&%20#end", NULL);
  g_autoptr (NetAnswer) answer = net_get (client, url);
  g_autofree char *body = NULL;

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->exchanges->len, ==, 1);
  g_assert_cmpstr (server->target, ==, "/a%2Fb/c%20d/%C3%A4?q=[x]|y&%20");
  g_assert_true (g_str_has_suffix (cb_http_exchange_get_url (answer->exchange), server->target));
  g_assert_cmpuint (cb_http_exchange_get_status (answer->exchange), ==, 200);
  g_assert_cmpstr (cb_http_exchange_get_reason (answer->exchange), ==, "OK");
  g_assert_cmpstr (cb_http_exchange_get_http_version (answer->exchange), ==, "HTTP/1.1");
  g_assert_cmpstr (cb_http_exchange_get_response_header (answer->exchange, "x-first"), ==, "1");
  g_assert_true (
      g_str_has_prefix (cb_http_exchange_get_remote_address (answer->exchange), "127.0.0.1:"));
  g_assert_null (cb_http_exchange_get_tls (answer->exchange));
  g_assert_null (cb_http_exchange_get_error (answer->exchange));
  g_assert_cmpuint (cb_http_exchange_get_body_length (answer->exchange), ==, strlen ("Grüße"));
  g_assert_cmpuint (cb_http_exchange_get_wire_length (answer->exchange), ==, strlen ("Grüße"));
  g_assert_false (cb_http_exchange_is_truncated (answer->exchange));
  body = net_body_text (answer->exchange);
  g_assert_cmpstr (body, ==, "Grüße");
}

static void
raw_ok_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 Fine by me\r\nContent-Length: 2\r\n"
                             "Set-Cookie: s=1\r\n\r\nok");
}

/* What the exchange says was sent is, byte for byte, what arrived. */
static void
test_sent_head (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (raw_ok_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("PATCH", raw->url);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (NetAnswer) answer = NULL;
  g_autofree char *arrived = NULL;
  g_autofree char *revealed = NULL;
  g_autofree char *masked = NULL;

  cb_http_request_add_header (request, "X-CaSe", "1");
  cb_http_request_add_header (request, "Authorization", "Bearer hush");
  cb_http_request_add_header (request, "X-CaSe", "2");
  cb_http_request_add_header (request, "Content-Length", "999");
  cb_http_request_set_body (request, "application/json", nothing);
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  arrived = net_raw_dup_head (raw);
  revealed = cb_http_exchange_dup_request_head (answer->exchange, TRUE);
  g_assert_cmpstr (arrived, ==, revealed);
  g_assert_nonnull (strstr (revealed, "\r\nX-CaSe: 1\r\nX-CaSe: 2\r\n"));
  g_assert_nonnull (strstr (revealed, "\r\nContent-Type: application/json\r\n"));
  g_assert_nonnull (strstr (revealed, "\r\nHost: 127.0.0.1:"));
  g_assert_null (strstr (revealed, "999"));
  masked = cb_http_exchange_dup_request_head (answer->exchange, FALSE);
  g_assert_null (strstr (masked, "hush"));
  g_assert_nonnull (strstr (masked, "Authorization: " CB_REDACTED));
  g_clear_pointer (&masked, g_free);
  masked = cb_http_exchange_dup_response_head (answer->exchange, FALSE);
  g_assert_true (g_str_has_prefix (masked, "HTTP/1.1 200 Fine by me\r\n"));
  g_assert_nonnull (strstr (masked, "Set-Cookie: " CB_REDACTED));
}

static void
test_methods_and_bodies (void)
{
  static const char *const methods[] = { "POST",    "PUT", "PATCH", "DELETE",
                                         "OPTIONS", "GET", "REPORT" };
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"a\":1}", 7);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (CbHttpRequest) request = cb_http_request_new (methods[i], server->url);
      g_autoptr (NetAnswer) answer = NULL;

      cb_http_request_set_body (request, "application/json", bytes);
      answer = net_send (client, request);
      g_assert_no_error (answer->error);
      g_assert_cmpstr (server->method, ==, methods[i]);
      g_assert_cmpstr (server->body, ==, "{\"a\":1}");
      g_assert_nonnull (strstr (server->headers, "Content-Type: application/json\n"));
    }
}

static void
send_stream (gint64 length, const char *framing)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("streamed", 8, NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", server->url);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_request_set_body_stream (request, "text/plain", stream, length);
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_cmpstr (server->body, ==, "streamed");
  g_assert_nonnull (strstr (server->headers, framing));
  g_assert_null (cb_http_exchange_get_request_body (answer->exchange));
}

static void
test_stream_bodies (void)
{
  send_stream (8, "Content-Length: 8\n");
  send_stream (-1, "Transfer-Encoding: chunked\n");
}

static void
assert_phases (CbHttpExchange *exchange, const char *wanted)
{
  CbNetPhase phases[CB_NET_N_PHASES];
  guint n = cb_net_get_phases (exchange, phases);
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 end = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (names, "%s ", cb_net_phase_kind_to_string (phases[i].kind));
      g_assert_cmpint (phases[i].start, >=, end);
      g_assert_cmpint (phases[i].duration, >=, 0);
      end = phases[i].start + phases[i].duration;
    }
  g_assert_cmpint (end, ==, cb_http_exchange_get_duration (exchange));
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
test_phases (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  gint64 before = g_get_real_time ();
  g_autoptr (NetAnswer) fresh = net_get (client, server->url);
  g_autoptr (NetAnswer) reused = net_get (client, server->url);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
  g_autoptr (NetAnswer) own = NULL;

  g_assert_cmpint (cb_http_exchange_get_start (fresh->exchange), >=, before);
  g_assert_false (cb_http_exchange_is_connection_reused (fresh->exchange));
  assert_phases (fresh->exchange, "queue dns connect request wait download ");
  g_assert_true (cb_http_exchange_is_connection_reused (reused->exchange));
  assert_phases (reused->exchange, "queue request wait download ");
  cb_http_request_set_flags (request, CB_HTTP_REQUEST_NEW_CONNECTION);
  own = net_send (client, request);
  g_assert_false (cb_http_exchange_is_connection_reused (own->exchange));
}

static gboolean
second_post_reuses (CbHttpRequestFlags flags)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", server->url);
  g_autoptr (NetAnswer) first = NULL;
  g_autoptr (NetAnswer) second = NULL;

  cb_http_request_set_flags (request, flags);
  first = net_send (client, request);
  second = net_send (client, request);
  g_assert_no_error (second->error);
  return cb_http_exchange_is_connection_reused (second->exchange);
}

static void
test_reuse_for_post (void)
{
  g_assert_false (second_post_reuses (CB_HTTP_REQUEST_DEFAULT));
  g_assert_true (second_post_reuses (CB_HTTP_REQUEST_REUSE_CONNECTION));
}

/* Answers the first request, and hangs up on the next one on the same connection. */
static void
once_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  net_raw_wait (connection, 30000);
}

/* What was sent twice might be done twice. */
static void
test_post_is_not_repeated (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (once_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", raw->url);
  g_autoptr (NetAnswer) first = NULL;
  g_autoptr (NetAnswer) second = NULL;

  cb_http_request_set_flags (request, CB_HTTP_REQUEST_REUSE_CONNECTION);
  first = net_send (client, request);
  g_assert_no_error (first->error);
  second = net_send (client, request);
  net_assert_error (second, CB_NET_ERROR_CUT_OFF, "closed the connection without an answer");
  g_assert_cmpint (raw->n_connections, ==, 1);
}

/* 60 ms until the head, then 60 ms until the end. */
static void
hesitant_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_wait (connection, 60);
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
  net_raw_wait (connection, 60);
  net_raw_write (connection, "k");
}

static void
test_phase_durations (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (hesitant_cb);
  g_autoptr (NetAnswer) answer = net_get (client, raw->url);
  CbNetPhase phases[CB_NET_N_PHASES];
  guint n = 0;

  g_assert_no_error (answer->error);
  n = cb_net_get_phases (answer->exchange, phases);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpint (phases[n - 2].kind, ==, CB_NET_PHASE_WAIT);
  g_assert_cmpint (phases[n - 2].duration, >=, 50000);
  g_assert_cmpint (phases[n - 1].kind, ==, CB_NET_PHASE_DOWNLOAD);
  g_assert_cmpint (phases[n - 1].duration, >=, 50000);
}

static void
unauthorized_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "WWW-Authenticate", "Basic realm=\"r\"");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                               "s=1");
  net_reply (message, 401, "text/plain", "no");
}

/* Nothing is asked, remembered or replaced behind the caller's back. */
static void
test_own_credentials (void)
{
  g_autoptr (NetServer) server = net_server_new (unauthorized_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
      g_autofree char *value = g_strdup_printf ("Bearer number-%u", i);
      g_autofree char *line = g_strdup_printf ("Authorization: %s\n", value);
      g_autoptr (NetAnswer) answer = NULL;

      cb_http_request_add_header (request, "Authorization", value);
      answer = net_send (client, request);
      g_assert_cmpuint (cb_http_exchange_get_status (answer->exchange), ==, 401);
      g_assert_nonnull (strstr (server->headers, line));
      g_assert_null (strstr (server->headers, "Cookie"));
    }
  g_assert_cmpuint (server->n_requests, ==, 2);
}

static void
test_head_and_no_content (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("HEAD", server->url);
  g_autoptr (NetAnswer) answer = net_send (client, request);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (g_bytes_get_size (cb_http_exchange_get_body (answer->exchange)), ==, 0);
  g_assert_cmpstr (cb_http_exchange_get_response_header (answer->exchange, "Content-Length"), ==,
                   "7");
}

static void
test_many_at_once (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  GAsyncResult *results[40] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
      cb_http_client_send_async (client, request, NULL, cb_test_result_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = cb_test_wait_result (&results[i]);
      g_autoptr (NetAnswer) answer = net_finish (client, result);
      g_assert_no_error (answer->error);
    }
  g_assert_cmpuint (server->n_requests, ==, G_N_ELEMENTS (results));
}

/* The client may go first: the operation holds what it needs. */
static void
test_client_dropped_meanwhile (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  CbHttpClient *client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_client_send_async (client, request, NULL, cb_test_result_cb, &result);
  cb_http_client_set_max_connections (client, 3);
  g_object_unref (client);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_assert_no_error (answer->error);
  g_object_ref (client);
  g_clear_object (&result);
  g_assert_finalize_object (client);
}

static void
proxy_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nproxied");
}

static void
test_proxy (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) proxy = net_raw_new (proxy_cb);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy->url, NULL);
  g_autoptr (NetAnswer) answer = NULL;
  g_autofree char *head = NULL;
  g_autofree char *body = NULL;

  cb_http_client_set_proxy_resolver (client, resolver);
  answer = net_get (client, "http://far.invalid/x");
  g_assert_no_error (answer->error);
  head = net_raw_dup_head (proxy);
  g_assert_true (g_str_has_prefix (head, "GET http://far.invalid/x HTTP/1.1\r\n"));
  body = net_body_text (answer->exchange);
  g_assert_cmpstr (body, ==, "proxied");
}

static void
test_invalid_request (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_request_add_header (request, "X-Bad", "a\r\nX-Smuggled: b");
  answer = net_send (client, request);
  net_assert_error (answer, CB_NET_ERROR_INVALID_REQUEST, "X-Bad");
  g_assert_cmpuint (answer->exchanges->len, ==, 0);
  g_assert_cmpuint (server->n_requests, ==, 0);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/client/get", test_get);
  g_test_add_func ("/net/client/sent-head", test_sent_head);
  g_test_add_func ("/net/client/methods-and-bodies", test_methods_and_bodies);
  g_test_add_func ("/net/client/stream-bodies", test_stream_bodies);
  g_test_add_func ("/net/client/phases", test_phases);
  g_test_add_func ("/net/client/reuse-for-post", test_reuse_for_post);
  g_test_add_func ("/net/client/post-is-not-repeated", test_post_is_not_repeated);
  g_test_add_func ("/net/client/phase-durations", test_phase_durations);
  g_test_add_func ("/net/client/own-credentials", test_own_credentials);
  g_test_add_func ("/net/client/head-and-no-content", test_head_and_no_content);
  g_test_add_func ("/net/client/many-at-once", test_many_at_once);
  g_test_add_func ("/net/client/client-dropped-meanwhile", test_client_dropped_meanwhile);
  g_test_add_func ("/net/client/proxy", test_proxy);
  g_test_add_func ("/net/client/invalid-request", test_invalid_request);
  return g_test_run ();
}
