/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-transfer-private.h"

#include <libcb-base.h>

#include "cb-http-decoder-private.h"
#include "cb-http-exchange-private.h"
#include "cb-http-message-private.h"
#include "cb-net-error.h"
#include "cb-net-explain-private.h"

#define READ_BYTES (64 * 1024)

typedef struct
{
  CbHttpTransfer params;
  SoupMessage *message;
  /* As received, and as decoded. */
  GInputStream *stream;
  GInputStream *decoded;
  /* Runs while libsoup itself does not listen to the cancellable. */
  GSource *watch;
  gboolean streaming;
  gboolean finished;
} State;

static void read_next (GTask *task);

static void
state_free (State *state)
{
  if (state->message)
    g_signal_handlers_disconnect_by_data (state->message, state);
  g_clear_object (&state->message);
  g_clear_object (&state->decoded);
  g_clear_object (&state->stream);
  g_free (state);
}

/* Closing an unfinished answer reads the rest of it, however long, unless it is told not to. */
static void
close_stream (State *state, gboolean whole)
{
  g_autoptr (GCancellable) at_once = g_cancellable_new ();

  if (!state->stream)
    return;
  if (!whole)
    g_cancellable_cancel (at_once);
  g_clear_object (&state->decoded);
  g_input_stream_close (state->stream, at_once, NULL);
  g_clear_object (&state->stream);
}

static void
stop_watching (State *state)
{
  if (state->watch)
    g_source_destroy (state->watch);
  g_clear_pointer (&state->watch, g_source_unref);
}

static void
finish (GTask *task, gboolean whole, const GError *cause)
{
  State *state = g_task_get_task_data (task);
  CbHttpExchange *exchange = state->params.exchange;
  g_autoptr (GError) error = cause ? cb_net_explain (cause, state->message) : NULL;

  state->finished = TRUE;
  stop_watching (state);
  g_signal_handlers_disconnect_by_data (state->message, state);
  close_stream (state, whole);
  cb_http_exchange_take_end (exchange, state->message);
  cb_http_exchange_set_error (exchange, error);
  exchange->paused = NULL;
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
report_progress (State *state, gboolean waiting)
{
  state->params.progress (waiting, state->params.progress_data);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  g_autoptr (GError) error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  finish (task, FALSE, error);
  return G_SOURCE_REMOVE;
}

/* No operation is under way in a pause, and libsoup leaves a message that waits for a connection
 * waiting however cancelled it is, so cancelling needs a watch of its own. */
static void
watch_cancellable (GTask *task)
{
  State *state = g_task_get_task_data (task);

  state->watch = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (state->watch, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task),
                         g_object_unref);
  g_source_attach (state->watch, g_task_get_context (task));
}

static void
pause_reading (GTask *task)
{
  State *state = g_task_get_task_data (task);

  report_progress (state, TRUE);
  state->params.exchange->paused = task;
  watch_cancellable (task);
}

void
cb_http_transfer_resume (CbHttpExchange *exchange)
{
  g_autoptr (GTask) task = exchange->paused ? g_object_ref (exchange->paused) : NULL;
  State *state = task ? g_task_get_task_data (task) : NULL;

  if (!task)
    return;
  exchange->paused = NULL;
  stop_watching (state);
  report_progress (state, FALSE);
  read_next (task);
}

static gboolean
expands_too_much (State *state)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (state->message);
  guint64 wire = soup_message_metrics_get_response_body_size (metrics);
  guint64 length = state->params.exchange->body_length;

  return length > CB_LIMIT_EXPANSION_FLOOR_BYTES && length / CB_LIMIT_EXPANSION_RATIO > wire;
}

static void
fail_expansion (GTask *task)
{
  State *state = g_task_get_task_data (task);
  g_autoptr (GError) error = g_error_new (
      CB_NET_ERROR, CB_NET_ERROR_TOO_LARGE,
      "The compressed answer of %s grows to more than %d times its size, so reading it was "
      "stopped. Ask for fewer records, or for an answer without compression.",
      g_uri_get_host (soup_message_get_uri (state->message)), CB_LIMIT_EXPANSION_RATIO);

  state->params.exchange->truncated = TRUE;
  finish (task, FALSE, error);
}

static void
keep (CbHttpExchange *exchange, GBytes *chunk)
{
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (chunk, &length);

  if (!exchange->collected)
    exchange->collected = g_byte_array_new ();
  g_byte_array_append (exchange->collected, bytes, (guint) length);
}

/* The part of @chunk within the limit; sets truncated where that is not all of it. */
static GBytes *
cut_to_limit (State *state, GBytes *chunk)
{
  CbHttpExchange *exchange = state->params.exchange;
  gsize limit = state->streaming ? state->params.stream_limit : state->params.body_limit;
  guint64 before = exchange->body_length;
  gsize length = g_bytes_get_size (chunk);

  exchange->body_length += length;
  if (limit == 0 || exchange->body_length <= limit)
    return g_bytes_ref (chunk);
  exchange->truncated = TRUE;
  return g_bytes_new_from_bytes (chunk, 0, (gsize) (limit - before));
}

static CbHttpChunk
hand_on (State *state, GBytes *chunk)
{
  CbHttpRequestFlags flags = cb_http_request_get_flags (state->params.request);

  if (!state->streaming || (flags & CB_HTTP_REQUEST_KEEP_BODY))
    keep (state->params.exchange, chunk);
  if (!state->streaming)
    return CB_HTTP_CHUNK_CONTINUE;
  return state->params.func (state->params.exchange, chunk, state->params.func_data);
}

static void
take_chunk (GTask *task, GBytes *chunk)
{
  State *state = g_task_get_task_data (task);
  CbHttpExchange *exchange = state->params.exchange;
  g_autoptr (GBytes) part = cut_to_limit (state, chunk);
  CbHttpChunk wish = hand_on (state, part);

  if (expands_too_much (state))
    {
      fail_expansion (task);
      return;
    }
  if (wish == CB_HTTP_CHUNK_STOP)
    exchange->truncated = TRUE;
  if (exchange->truncated)
    finish (task, FALSE, NULL);
  else if (wish == CB_HTTP_CHUNK_PAUSE)
    pause_reading (task);
  else
    read_next (task);
}

/* RFC 9112 section 8. libsoup lets a body be shorter than promised where the connection was going
 * to be closed after it anyway. */
static gboolean
is_incomplete (State *state)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (state->message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (state->message);
  guint status = soup_message_get_status (state->message);

  return soup_message_headers_get_one (headers, "Content-Length")
         && !soup_message_headers_get_one (headers, "Transfer-Encoding")
         && !g_str_equal (soup_message_get_method (state->message), "HEAD") && status != 204
         && status != 304
         && soup_message_metrics_get_response_body_size (metrics)
                < (guint64) soup_message_headers_get_content_length (headers);
}

static void
finish_body (GTask *task, gboolean whole)
{
  g_autoptr (GError) error = NULL;

  if (is_incomplete (g_task_get_task_data (task)))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "Incomplete body");
  finish (task, whole && !error, error);
}

static void
drained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_skip_finish (G_INPUT_STREAM (source), result, &error);

  if (error)
    finish (task, FALSE, error);
  else
    finish_body (task, length == 0);
}

/* The end of the compressed data comes before the end of the message. What stands in between is
 * not part of the answer; the connection is used again only where it is nothing. */
static void
end_of_body (GTask *task)
{
  State *state = g_task_get_task_data (task);

  if (state->decoded == state->stream)
    finish_body (task, TRUE);
  else
    g_input_stream_skip_async (state->stream, READ_BYTES, G_PRIORITY_DEFAULT,
                               g_task_get_cancellable (task), drained_cb, g_object_ref (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  State *state = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  report_progress (state, FALSE);
  if (!chunk)
    finish (task, FALSE, error);
  else if (g_bytes_get_size (chunk) == 0)
    end_of_body (task);
  else
    take_chunk (task, chunk);
}

static void
read_next (GTask *task)
{
  State *state = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (state->decoded, READ_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static GInputStream *
decode (State *state)
{
  if (cb_http_request_get_flags (state->params.request) & CB_HTTP_REQUEST_KEEP_ENCODING)
    return g_object_ref (state->stream);
  return cb_http_decoder_wrap (state->stream, cb_http_exchange_get_response_header (
                                                  state->params.exchange, "Content-Encoding"));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  State *state = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status = 0;

  state->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (state->finished)
    {
      close_stream (state, FALSE);
      return;
    }
  stop_watching (state);
  report_progress (state, FALSE);
  if (!state->stream)
    {
      finish (task, FALSE, error);
      return;
    }
  cb_http_exchange_take_head (state->params.exchange, state->message);
  status = cb_http_exchange_get_status (state->params.exchange);
  state->streaming = state->params.func && status >= 200 && status < 300;
  state->decoded = decode (state);
  read_next (task);
}

static void
wrote_headers_cb (SoupMessage *message, State *state)
{
  cb_http_exchange_take_request (state->params.exchange, message);
  report_progress (state, FALSE);
}

static void
wrote_body_cb (SoupMessage *message, State *state)
{
  state->params.exchange->times.request_end = g_get_monotonic_time ();
  report_progress (state, FALSE);
}

static void
wrote_body_data_cb (SoupMessage *message, guint size, State *state)
{
  report_progress (state, FALSE);
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  State *state)
{
  report_progress (state, FALSE);
}

static gboolean
request_certificate_cb (SoupMessage *message, GTlsClientConnection *connection, State *state)
{
  soup_message_set_tls_client_certificate (message, state->params.certificate);
  return TRUE;
}

static void
connect_message (State *state)
{
  g_signal_connect (state->message, "wrote-headers", G_CALLBACK (wrote_headers_cb), state);
  g_signal_connect (state->message, "wrote-body", G_CALLBACK (wrote_body_cb), state);
  g_signal_connect (state->message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), state);
  g_signal_connect (state->message, "network-event", G_CALLBACK (network_event_cb), state);
  if (state->params.certificate)
    g_signal_connect (state->message, "request-certificate", G_CALLBACK (request_certificate_cb),
                      state);
}

void
cb_http_transfer_async (const CbHttpTransfer *transfer, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (transfer->exchange, cancellable, callback, user_data);
  State *state = g_new0 (State, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, cb_http_transfer_async);
  g_task_set_task_data (task, state, (GDestroyNotify) state_free);
  g_task_set_check_cancellable (task, FALSE);
  state->params = *transfer;
  state->message = cb_http_message_new (transfer->request, &error);
  if (!state->message)
    {
      cb_http_exchange_set_error (transfer->exchange, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  cb_http_exchange_take_url (transfer->exchange, state->message);
  connect_message (state);
  soup_session_send_async (transfer->session, state->message, G_PRIORITY_DEFAULT, cancellable,
                           sent_cb, g_object_ref (task));
  watch_cancellable (task);
}

gboolean
cb_http_transfer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
