/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <string.h>

#include "net-test.h"

/* Answers that are wrong, slow, endless or cut, and clients that lose patience. */

static void
silent_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_wait (connection, 30000);
}

static void
drip_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\n\r\n");
  while (net_raw_write (connection, ".") && !net_raw_wait (connection, 20))
    ;
}

static void
flood_cb (NetRaw *raw, GSocketConnection *connection)
{
  g_autofree char *block = g_strnfill (65536, 'x');

  net_raw_write (connection, "HTTP/1.1 200 OK\r\n\r\n");
  while (net_raw_write (connection, block))
    ;
}

static void
stall_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  net_raw_wait (connection, 30000);
}

static void
test_total_timeout (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (drip_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", raw->url);
  g_autoptr (NetAnswer) answer = NULL;
  CbHttpExchange *last = NULL;

  cb_http_request_set_timeout (request, 200);
  answer = net_send (client, request);
  net_assert_error (answer, CB_NET_ERROR_TIMED_OUT, "whole answer within 0.2 seconds");
  last = g_ptr_array_index (answer->exchanges, 0);
  g_assert_cmpuint (cb_http_exchange_get_status (last), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (cb_http_exchange_get_body (last)), >, 0);
  g_assert_cmpint (cb_http_exchange_get_duration (last), >=, 200000);
  g_assert_cmpint (cb_http_exchange_get_duration (last), <, 5000000);
}

static void
assert_idle (NetRawFunc func, guint status)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (func);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_client_set_idle_timeout (client, 150);
  answer = net_get (client, raw->url);
  net_assert_error (answer, CB_NET_ERROR_TIMED_OUT, "Nothing came from 127.0.0.1 for 0.15");
  g_assert_cmpuint (cb_http_exchange_get_status (g_ptr_array_index (answer->exchanges, 0)), ==,
                    status);
}

static void
test_idle_timeout (void)
{
  assert_idle (silent_cb, 0);
  assert_idle (stall_cb, 200);
}

/* A slow answer is no idle one: 500 ms in drips of 20 pass an idle limit of 200. */
static void
slow_but_sure_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n");
  for (guint i = 0; i < 25; i++)
    {
      net_raw_wait (connection, 20);
      net_raw_write (connection, ".");
    }
}

static void
test_slow_is_not_idle (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (slow_but_sure_cb);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_client_set_idle_timeout (client, 200);
  answer = net_get (client, raw->url);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (cb_http_exchange_get_body_length (answer->exchange), ==, 25);
}

static void
test_endless_body (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (flood_cb);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_client_set_body_limit (client, 1000000);
  answer = net_get (client, raw->url);
  g_assert_no_error (answer->error);
  g_assert_true (cb_http_exchange_is_truncated (answer->exchange));
  g_assert_cmpuint (g_bytes_get_size (cb_http_exchange_get_body (answer->exchange)), ==, 1000000);
}

static void
hundred_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *text = g_strnfill (100, 'x');

  net_reply (message, 200, "text/plain", text);
}

static void
test_body_limit (void)
{
  g_autoptr (NetServer) server = net_server_new (hundred_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();

  for (gsize limit = 99; limit <= 101; limit++)
    {
      g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", server->url);
      g_autoptr (NetAnswer) answer = NULL;

      cb_http_request_set_body_limit (request, limit);
      answer = net_send (client, request);
      g_assert_no_error (answer->error);
      g_assert_true (cb_http_exchange_is_truncated (answer->exchange) == (limit < 100));
      g_assert_cmpuint (g_bytes_get_size (cb_http_exchange_get_body (answer->exchange)), ==,
                        MIN (limit, 100));
    }
}

static GBytes *
compress (gsize length, GZlibCompressorFormat format)
{
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GOutputStream) output = g_converter_output_stream_new (memory, compressor);

  g_assert_true (g_output_stream_write_all (output, zeros, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
reply_compressed (SoupServerMessage *message, GBytes *body, const char *encoding)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_append (headers, "Content-Encoding", encoding);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

/* The number in the path is how many bytes the answer expands to. */
static void
bomb_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  gsize length = (gsize) g_ascii_strtoull (path + 1, NULL, 10);
  gboolean deflate = g_str_has_suffix (path, "deflate");
  g_autoptr (GBytes) body = compress (length, deflate ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB
                                                      : G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  reply_compressed (message, body, deflate ? "deflate" : "gzip");
}

static NetAnswer *
fetch_bomb (gsize length, const char *suffix)
{
  g_autoptr (NetServer) server = net_server_new (bomb_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strdup_printf ("%s/%" G_GSIZE_FORMAT "%s", server->url, length, suffix);

  return net_get (client, url);
}

static void
test_compressed (void)
{
  static const char *const suffixes[] = { "", "deflate" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (NetAnswer) answer = fetch_bomb (100000, suffixes[i]);

      g_assert_no_error (answer->error);
      g_assert_cmpuint (cb_http_exchange_get_body_length (answer->exchange), ==, 100000);
      g_assert_cmpuint (cb_http_exchange_get_wire_length (answer->exchange), <, 1000);
    }
}

static void
test_expansion (void)
{
  g_autoptr (NetAnswer) at_floor = fetch_bomb (CB_LIMIT_EXPANSION_FLOOR_BYTES, "");
  g_autoptr (NetAnswer) above = fetch_bomb (CB_LIMIT_EXPANSION_FLOOR_BYTES + 1, "");
  g_autoptr (NetAnswer) bomb = fetch_bomb (8 * CB_LIMIT_EXPANSION_FLOOR_BYTES, "deflate");

  g_assert_no_error (at_floor->error);
  net_assert_error (above, CB_NET_ERROR_TOO_LARGE, "more than 200 times its size");
  net_assert_error (bomb, CB_NET_ERROR_TOO_LARGE, "more than 200 times its size");
  g_assert_cmpuint (cb_http_exchange_get_body_length (g_ptr_array_index (bomb->exchanges, 0)), <,
                    2 * CB_LIMIT_EXPANSION_FLOOR_BYTES);
}

static void
test_keep_encoding (void)
{
  g_autoptr (NetServer) server = net_server_new (bomb_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, "/5000", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_request_set_flags (request, CB_HTTP_REQUEST_KEEP_ENCODING);
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (cb_http_exchange_get_body_length (answer->exchange), <, 100);
  g_assert_null (strstr (server->headers, "Accept-Encoding"));
}

/* "/text" is no gzip at all, "/half" ends too early, "/broken" has a wrong check sum, and
 * "/more" has something behind its end. */
static void
not_gzip_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autoptr (GBytes) whole = compress (1000000, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) body = g_bytes_unref_to_array (g_steal_pointer (&whole));
  g_autoptr (GBytes) sent = NULL;

  if (g_str_equal (path, "/half"))
    g_byte_array_set_size (body, body->len / 2);
  else if (g_str_equal (path, "/broken"))
    memset (body->data + body->len - 8, 0xff, 8);
  else if (g_str_equal (path, "/text"))
    memset (body->data, 'x', body->len);
  else
    g_byte_array_append (body, (const guint8 *) "more", 4);
  sent = g_bytes_new (body->data, body->len);
  reply_compressed (message, sent, "gzip");
}

static NetAnswer *
fetch_not_gzip (const char *path)
{
  g_autoptr (NetServer) server = net_server_new (not_gzip_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, path, NULL);

  return net_get (client, url);
}

static void
test_broken_encoding (void)
{
  g_autoptr (NetAnswer) text = fetch_not_gzip ("/text");
  g_autoptr (NetAnswer) half = fetch_not_gzip ("/half");
  g_autoptr (NetAnswer) broken = fetch_not_gzip ("/broken");
  g_autoptr (NetAnswer) more = fetch_not_gzip ("/more");

  net_assert_error (text, CB_NET_ERROR_MALFORMED, "(gzip), but can't be unpacked");
  net_assert_error (half, CB_NET_ERROR_CUT_OFF, "ended before");
  net_assert_error (broken, CB_NET_ERROR_MALFORMED, "(gzip), but can't be unpacked");
  g_assert_no_error (more->error);
  g_assert_cmpuint (cb_http_exchange_get_body_length (more->exchange), ==, 1000000);
}

/* Content-Encoding, and how each compressor was applied to the body, in order. */
static const char *const codings[][3] = {
  { "GZIP", "gzip", NULL },
  { "x-gzip", "gzip", NULL },
  { "deflate", "zlib", NULL },
  { "deflate", "raw", NULL },
  { "deflate, gzip", "zlib", "gzip" },
  { " identity ", NULL, NULL },
  { "", NULL, NULL },
  { "br", NULL, NULL },
};

static GBytes *
apply_coding (GBytes *body, const char *name)
{
  GZlibCompressorFormat format = g_strcmp0 (name, "gzip") == 0   ? G_ZLIB_COMPRESSOR_FORMAT_GZIP
                                 : g_strcmp0 (name, "zlib") == 0 ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB
                                                                 : G_ZLIB_COMPRESSOR_FORMAT_RAW;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GOutputStream) output = g_converter_output_stream_new (memory, compressor);

  if (!name)
    return g_bytes_ref (body);
  g_output_stream_write_bytes (output, body, NULL, NULL);
  g_output_stream_close (output, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
coding_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  const char *const *coding = codings[g_ascii_strtoull (path + 1, NULL, 10)];
  g_autoptr (GBytes) plain = g_bytes_new_static ("plain text", 10);
  g_autoptr (GBytes) once = apply_coding (plain, coding[1]);
  g_autoptr (GBytes) twice = apply_coding (once, coding[1] ? coding[2] : NULL);

  reply_compressed (message, twice, coding[0]);
}

static void
test_codings (void)
{
  g_autoptr (NetServer) server = net_server_new (coding_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autofree char *url = g_strdup_printf ("%s/%u", server->url, i);
      g_autoptr (NetAnswer) answer = net_get (client, url);
      g_autofree char *body = NULL;

      g_assert_no_error (answer->error);
      body = net_body_text (answer->exchange);
      g_assert_cmpstr (body, ==, "plain text");
      g_assert_true (cb_http_exchange_is_connection_reused (answer->exchange) == (i > 0));
    }
}

typedef struct
{
  const char *bytes;
  int code;
  const char *text;
} BytesCase;

/* What a server sends before it hangs up. A @code of -1 is an answer of status 200. */
static const BytesCase bytes_cases[] = {
  { "", CB_NET_ERROR_CUT_OFF, "closed the connection without an answer" },
  { "HTTP/1.1 200 OK\r\nContent-Le", CB_NET_ERROR_MALFORMED, "not valid HTTP" },
  { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", CB_NET_ERROR_CUT_OFF,
    "ended before the answer did" },
  { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf", CB_NET_ERROR_CUT_OFF,
    "ended before the answer did" },
  { "HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\nhalf", CB_NET_ERROR_CUT_OFF,
    "ended before the answer did" },
  { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe", CB_NET_ERROR_CUT_OFF,
    "ended before the answer did" },
  { "SSH-2.0-OpenSSH_9.2\r\n\r\n", CB_NET_ERROR_MALFORMED, "not valid HTTP" },
  { "HTTP/1.1 abc\r\n\r\n", CB_NET_ERROR_MALFORMED, "not valid HTTP" },
  { "\x16\x03\x01\r\n\r\n", CB_NET_ERROR_MALFORMED, "not valid HTTP" },
  { "HTTP/1.0 200 OK\r\n\r\nto the end", -1, "to the end" },
  { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", -1, "hi" },
  { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", -1, "ok" },
  { "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", -1, "ok" },
  { "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", -1, "ok" },
};

static const char *bytes_to_send = NULL;

static void
bytes_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, bytes_to_send);
}

static void
test_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bytes_cases); i++)
    {
      g_autoptr (CbHttpClient) client = net_client_new ();
      g_autoptr (NetRaw) raw = net_raw_new (bytes_cb);
      g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", raw->url);
      g_autoptr (NetAnswer) answer = NULL;
      g_autofree char *body = NULL;

      bytes_to_send = bytes_cases[i].bytes;
      answer = net_send (client, request);
      if (bytes_cases[i].code >= 0)
        {
          net_assert_error (answer, (CbNetError) bytes_cases[i].code, bytes_cases[i].text);
          continue;
        }
      g_assert_no_error (answer->error);
      body = net_body_text (answer->exchange);
      g_assert_cmpstr (body, ==, bytes_cases[i].text);
    }
}

/* Header bytes without end must not be gathered for ever. */
static void
header_flood_cb (NetRaw *raw, GSocketConnection *connection)
{
  g_autofree char *line = g_strnfill (8000, 'h');

  net_raw_write (connection, "HTTP/1.1 200 OK\r\n");
  while (net_raw_write (connection, "X-More: ") && net_raw_write (connection, line)
         && net_raw_write (connection, "\r\n"))
    ;
}

static void
test_header_flood (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (header_flood_cb);
  g_autoptr (NetAnswer) answer = net_get (client, raw->url);

  net_assert_error (answer, CB_NET_ERROR_TOO_LARGE, "headers of the answer");
}

static void
test_refused (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (bytes_cb);
  g_autofree char *url = g_strdup (raw->url);
  g_autofree char *text = g_strdup_printf ("refused the connection on port %u", raw->port);
  g_autoptr (NetAnswer) answer = NULL;

  g_clear_pointer (&raw, net_raw_free);
  answer = net_get (client, url);
  net_assert_error (answer, CB_NET_ERROR_UNREACHABLE, text);
}

static void
test_unknown_host (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetAnswer) answer = net_get (client, "http://no-such-host.invalid/");

  net_assert_error (answer, CB_NET_ERROR_NOT_FOUND, "The host no-such-host.invalid could not be");
}

typedef struct
{
  NetRaw *raw;
} Reached;

static gboolean
reached (gpointer data)
{
  Reached *wanted = data;
  g_autofree char *head = net_raw_dup_head (wanted->raw);

  return head != NULL;
}

static void
assert_cancels (NetRawFunc func)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (func);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", raw->url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NetAnswer) answer = NULL;
  Reached wanted = { .raw = raw };
  gint64 cancelled = 0;

  cb_http_client_send_async (client, request, cancellable, cb_test_result_cb, &result);
  cb_test_wait (reached, &wanted, 0);
  cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - cancelled, <, 2 * G_USEC_PER_SEC);
}

static void
test_cancel (void)
{
  assert_cancels (silent_cb);
  assert_cancels (stall_cb);
  assert_cancels (drip_cb);
  assert_cancels (flood_cb);
}

static void
test_cancel_before (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://127.0.0.1:1/");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NetAnswer) answer = NULL;

  g_cancellable_cancel (cancellable);
  cb_http_client_send_async (client, request, cancellable, cb_test_result_cb, &result);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (answer->exchanges->len, ==, 0);
}

/* A request that waits for a free connection can be cancelled too, and frees nobody else's. */
static void
test_cancel_queued (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (stall_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", raw->url);
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (NetAnswer) first_answer = NULL;
  g_autoptr (NetAnswer) second_answer = NULL;
  Reached wanted = { .raw = raw };

  cb_http_client_set_max_connections (client, 1);
  cb_http_client_send_async (client, request, first, cb_test_result_cb, &first_result);
  cb_http_client_send_async (client, request, second, cb_test_result_cb, &second_result);
  cb_test_wait (reached, &wanted, 0);
  g_cancellable_cancel (second);
  second_answer = net_finish (client, cb_test_wait_result (&second_result));
  g_assert_error (second_answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (first_result);
  g_cancellable_cancel (first);
  first_answer = net_finish (client, cb_test_wait_result (&first_result));
  g_assert_error (first_answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/limits/total-timeout", test_total_timeout);
  g_test_add_func ("/net/limits/idle-timeout", test_idle_timeout);
  g_test_add_func ("/net/limits/slow-is-not-idle", test_slow_is_not_idle);
  g_test_add_func ("/net/limits/endless-body", test_endless_body);
  g_test_add_func ("/net/limits/body-limit", test_body_limit);
  g_test_add_func ("/net/limits/compressed", test_compressed);
  g_test_add_func ("/net/limits/expansion", test_expansion);
  g_test_add_func ("/net/limits/keep-encoding", test_keep_encoding);
  g_test_add_func ("/net/limits/broken-encoding", test_broken_encoding);
  g_test_add_func ("/net/limits/codings", test_codings);
  g_test_add_func ("/net/limits/bytes", test_bytes);
  g_test_add_func ("/net/limits/header-flood", test_header_flood);
  g_test_add_func ("/net/limits/refused", test_refused);
  g_test_add_func ("/net/limits/unknown-host", test_unknown_host);
  g_test_add_func ("/net/limits/cancel", test_cancel);
  g_test_add_func ("/net/limits/cancel-before", test_cancel_before);
  g_test_add_func ("/net/limits/cancel-queued", test_cancel_queued);
  return g_test_run ();
}
