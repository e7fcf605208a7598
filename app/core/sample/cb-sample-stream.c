/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-debug-private.h"

#define ENDLESS_EVERY_MS 5
#define ENDLESS_BYTES 16384
#define ITEMS_A_CHUNK 500
#define MAX_ITEMS 1000000

static void
stop_timer_cb (SoupServerMessage *message, GSource *timer)
{
  g_source_destroy (timer);
}

static void
free_timer_cb (gpointer data, GClosure *closure)
{
  GSource *timer = data;

  g_source_destroy (timer);
  g_source_unref (timer);
}

/* A timer that belongs to a message: it ends when that does, or at the latest goes with it, however
 * the client went. */
static void
start_timer (SoupServerMessage *message, guint milliseconds, GSourceFunc func)
{
  GSource *timer = g_timeout_source_new (milliseconds);

  g_source_set_callback (timer, func, message, NULL);
  g_signal_connect_data (message, "finished", G_CALLBACK (stop_timer_cb), timer, free_timer_cb, 0);
  g_source_attach (timer, g_main_context_get_thread_default ());
}

static gboolean
unpause_cb (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

void
cb_sample_stream_delay (CbSampleCall *call, guint milliseconds)
{
  soup_server_message_pause (call->message);
  start_timer (call->message, milliseconds, unpause_cb);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_io_stream_close_finish (G_IO_STREAM (source), result, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GIOStream) connection = data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  g_io_stream_close_async (connection, G_PRIORITY_DEFAULT, NULL, closed_cb, NULL);
}

void
cb_sample_stream_truncated (CbSampleCall *call)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\n"
                               "Content-Type: application/json\r\n"
                               "Content-Length: 1000\r\n"
                               "Connection: close\r\n\r\n"
                               "[{\"id\": 1, \"title\": \"Whole\"}, {\"id\": 2, \"tit";
  GIOStream *connection = soup_server_message_steal_connection (call->message);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (connection), answer,
                                   strlen (answer), G_PRIORITY_DEFAULT, NULL, written_cb,
                                   connection);
}

static void
begin_chunks (CbSampleCall *call, const char *content_type)
{
  soup_server_message_set_status (call->message, 200, NULL);
  cb_sample_call_set_header (call, "Content-Type", content_type);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (call->message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (call->message), FALSE);
}

static void
append_text (SoupServerMessage *message, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
  soup_server_message_unpause (message);
}

/* While the last piece has not gone out there is nothing to add: the client is slower. */
typedef struct
{
  gboolean ready;
} Flow;

static void
ready_cb (SoupServerMessage *message, Flow *flow)
{
  flow->ready = TRUE;
}

static gboolean
endless_cb (gpointer data)
{
  SoupServerMessage *message = data;
  Flow *flow = g_object_get_data (G_OBJECT (message), "flow");
  GString *text = NULL;

  if (!flow->ready)
    return G_SOURCE_CONTINUE;
  flow->ready = FALSE;
  text = g_string_sized_new (ENDLESS_BYTES);
  while (text->len < ENDLESS_BYTES)
    g_string_append (text, "This answer never ends.\n");
  append_text (message, text);
  return G_SOURCE_CONTINUE;
}

void
cb_sample_stream_endless (CbSampleCall *call)
{
  Flow *flow = g_new0 (Flow, 1);

  flow->ready = TRUE;
  g_object_set_data_full (G_OBJECT (call->message), "flow", flow, g_free);
  begin_chunks (call, "text/plain");
  g_signal_connect (call->message, "wrote-chunk", G_CALLBACK (ready_cb), flow);
  start_timer (call->message, ENDLESS_EVERY_MS, endless_cb);
}

typedef struct
{
  gint64 next;
  gint64 count;
  gboolean complete;
} Items;

static void
append_items (SoupServerMessage *message, Items *items)
{
  GString *text = g_string_new (items->next == 1 ? "[" : NULL);
  gint64 end = MIN (items->next + ITEMS_A_CHUNK, items->count + 1);

  for (; items->next < end; items->next++)
    g_string_append_printf (
        text, "%s{\"id\": %" G_GINT64_FORMAT ", \"title\": \"Item number %" G_GINT64_FORMAT "\"}",
        items->next > 1 ? ",\n" : "", items->next, items->next);
  items->complete = items->next > items->count;
  if (items->complete)
    g_string_append (text, "]\n");
  append_text (message, text);
}

static void
more_items_cb (SoupServerMessage *message, Items *items)
{
  if (!items->complete)
    append_items (message, items);
  else
    {
      soup_message_body_complete (soup_server_message_get_response_body (message));
      soup_server_message_unpause (message);
    }
}

void
cb_sample_stream_items (CbSampleCall *call)
{
  Items *items = NULL;
  gint64 count = 0;

  if (!cb_sample_call_read_number (call, "count", 1000, 0, MAX_ITEMS, &count))
    return;
  items = g_new0 (Items, 1);
  items->next = 1;
  items->count = count;
  g_object_set_data_full (G_OBJECT (call->message), "items", items, g_free);
  begin_chunks (call, "application/json");
  g_signal_connect (call->message, "wrote-chunk", G_CALLBACK (more_items_cb), items);
  append_items (call->message, items);
}
