/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <string.h>

#include "net-test.h"

#define BIG_BYTES (8 * 1024 * 1024)

typedef struct
{
  CbHttpExchange *exchange;
  guint64 received;
  guint chunks;
  guint destroyed;
  /* What to answer, and after how many bytes. */
  CbHttpChunk wish;
  guint64 after;
} Taker;

static CbHttpChunk
take_cb (CbHttpExchange *exchange, GBytes *chunk, gpointer data)
{
  Taker *taker = data;

  g_assert_cmpuint (cb_http_exchange_get_status (exchange), ==, 200);
  taker->exchange = exchange;
  taker->received += g_bytes_get_size (chunk);
  taker->chunks++;
  return taker->received >= taker->after ? taker->wish : CB_HTTP_CHUNK_CONTINUE;
}

static void
destroy_cb (gpointer data)
{
  Taker *taker = data;

  taker->destroyed++;
}

static void
big_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *text = g_strnfill (BIG_BYTES, 'x');

  if (g_str_equal (path, "/missing"))
    net_reply (message, 404, "text/plain", "missing");
  else if (g_str_equal (path, "/moved"))
    net_reply_redirect (message, 302, "/");
  else
    net_reply (message, 200, "text/plain", text);
}

static NetAnswer *
stream (Taker *taker, const char *path, gsize limit)
{
  g_autoptr (NetServer) server = net_server_new (big_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, path, NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);
  g_autoptr (GAsyncResult) result = NULL;
  NetAnswer *answer = NULL;

  cb_http_client_set_body_limit (client, 100);
  cb_http_request_set_body_limit (request, limit);
  cb_http_client_send_streaming_async (client, request, take_cb, taker, destroy_cb, NULL,
                                       cb_test_result_cb, &result);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_clear_object (&result);
  g_assert_cmpuint (taker->destroyed, ==, 1);
  return answer;
}

static void
test_whole (void)
{
  Taker taker = { 0 };
  g_autoptr (NetAnswer) answer = stream (&taker, "/moved", 0);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->exchanges->len, ==, 2);
  g_assert_cmpuint (taker.received, ==, BIG_BYTES);
  g_assert_cmpuint (taker.chunks, >, 10);
  g_assert_cmpuint (cb_http_exchange_get_body_length (answer->exchange), ==, BIG_BYTES);
  g_assert_cmpuint (g_bytes_get_size (cb_http_exchange_get_body (answer->exchange)), ==, 0);
  g_assert_false (cb_http_exchange_is_truncated (answer->exchange));
}

/* What is no success explains itself in the exchange. */
static void
test_error_answer (void)
{
  Taker taker = { 0 };
  g_autoptr (NetAnswer) answer = stream (&taker, "/missing", 0);
  g_autofree char *body = NULL;

  g_assert_no_error (answer->error);
  g_assert_cmpuint (taker.chunks, ==, 0);
  g_assert_cmpuint (cb_http_exchange_get_status (answer->exchange), ==, 404);
  body = net_body_text (answer->exchange);
  g_assert_cmpstr (body, ==, "missing");
}

static void
test_limit (void)
{
  Taker taker = { 0 };
  g_autoptr (NetAnswer) answer = stream (&taker, "/", 1000000);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (taker.received, ==, 1000000);
  g_assert_true (cb_http_exchange_is_truncated (answer->exchange));
}

static void
test_stop (void)
{
  Taker taker = { .wish = CB_HTTP_CHUNK_STOP, .after = 100000 };
  g_autoptr (NetAnswer) answer = stream (&taker, "/", 0);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (taker.received, <, 300000);
  g_assert_true (cb_http_exchange_is_truncated (answer->exchange));
}

/* Writes until nobody takes it any more, and counts how much went out. */
static gint64 written = 0;

static void
measured_flood_cb (NetRaw *raw, GSocketConnection *connection)
{
  g_autofree char *block = g_strnfill (65536, 'x');

  net_raw_write (connection, "HTTP/1.1 200 OK\r\n\r\n");
  while (net_raw_write (connection, block))
    __atomic_fetch_add (&written, 65536, __ATOMIC_SEQ_CST);
}

static gboolean
paused (gpointer data)
{
  Taker *taker = data;

  return taker->chunks > 0;
}

typedef struct
{
  gint64 last;
  guint quiet;
} Quiet;

/* Nothing more goes out once the buffers of the kernel are full. */
static gboolean
is_quiet (gpointer data)
{
  Quiet *self = data;
  gint64 now = __atomic_load_n (&written, __ATOMIC_SEQ_CST);

  self->quiet = now == self->last ? self->quiet + 1 : 0;
  self->last = now;
  return self->quiet > 20;
}

/* A taker that pauses at every chunk: no time-out counts while it does, and the server can't send
 * more than the buffers in between hold. */
static void
test_backpressure (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (measured_flood_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", raw->url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NetAnswer) answer = NULL;
  Taker taker = { .wish = CB_HTTP_CHUNK_PAUSE };
  Quiet quiet = { 0 };

  cb_http_client_set_timeout (client, 5000);
  cb_http_client_set_idle_timeout (client, 100);
  cb_http_client_send_streaming_async (client, request, take_cb, &taker, destroy_cb, cancellable,
                                       cb_test_result_cb, &result);
  cb_test_wait (paused, &taker, 0);
  cb_test_wait (is_quiet, &quiet, 0);
  g_assert_null (result);
  g_assert_cmpuint (taker.chunks, ==, 1);
  for (guint i = 2; i < 50; i++)
    {
      cb_http_client_resume (client, taker.exchange);
      taker.after = 0;
      while (taker.chunks < i)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (taker.chunks, ==, 49);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cb_http_client_resume (client, taker.exchange);
  g_assert_cmpuint (taker.chunks, ==, 49);
}

static void
drip_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n");
  for (guint i = 0; i < 15; i++)
    {
      net_raw_wait (connection, 20);
      net_raw_write (connection, ".");
    }
}

static NetAnswer *
stream_drips (Taker *taker, guint timeout)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetRaw) raw = net_raw_new (drip_cb);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", raw->url);
  g_autoptr (GAsyncResult) result = NULL;

  cb_http_client_set_timeout (client, 100);
  cb_http_request_set_timeout (request, timeout);
  cb_http_client_send_streaming_async (client, request, take_cb, taker, NULL, NULL,
                                       cb_test_result_cb, &result);
  return net_finish (client, cb_test_wait_result (&result));
}

/* A long download is no slow answer, unless the request says how long it may take. */
static void
test_total_timeout (void)
{
  Taker patient = { 0 };
  Taker hasty = { 0 };
  g_autoptr (NetAnswer) whole = stream_drips (&patient, 0);
  g_autoptr (NetAnswer) cut = stream_drips (&hasty, 100);

  g_assert_no_error (whole->error);
  g_assert_cmpuint (patient.received, ==, 15);
  net_assert_error (cut, CB_NET_ERROR_TIMED_OUT, "whole answer within 0.1 seconds");
}

static void
test_cancelled_at_once (void)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://127.0.0.1:1/");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NetAnswer) answer = NULL;
  Taker taker = { 0 };

  g_cancellable_cancel (cancellable);
  cb_http_client_send_streaming_async (client, request, take_cb, &taker, destroy_cb, cancellable,
                                       cb_test_result_cb, &result);
  answer = net_finish (client, cb_test_wait_result (&result));
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (taker.destroyed, ==, 1);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/streaming/whole", test_whole);
  g_test_add_func ("/net/streaming/error-answer", test_error_answer);
  g_test_add_func ("/net/streaming/limit", test_limit);
  g_test_add_func ("/net/streaming/stop", test_stop);
  g_test_add_func ("/net/streaming/backpressure", test_backpressure);
  g_test_add_func ("/net/streaming/total-timeout", test_total_timeout);
  g_test_add_func ("/net/streaming/cancelled-at-once", test_cancelled_at_once);
  return g_test_run ();
}
