/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-debug-private.h"
#include "cb-sample-routes-private.h"

/* Answers that are slow, wrong or failing, on demand. */

#define MAX_SLOW_MS 60000

static void
add_headers_cb (const char *name, const char *value, gpointer data)
{
  CbValueBuilder *builder = data;
  g_autofree char *valid = cb_text_make_valid (value, -1);

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "name");
  cb_value_builder_add_string (builder, name);
  cb_value_builder_set_key (builder, "value");
  cb_value_builder_add_string (builder, valid);
  cb_value_builder_end (builder);
}

static void
add_body (CbSampleCall *call, CbValueBuilder *builder)
{
  g_autoptr (GBytes)
      bytes = soup_message_body_flatten (soup_server_message_get_request_body (call->message));
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_text = g_utf8_validate_len (data ? data : "", length, NULL);
  g_autofree char *text = is_text ? g_strndup (data ? data : "", length)
                                  : g_base64_encode ((const guchar *) data, length);

  cb_value_builder_set_key (builder, "length");
  cb_value_builder_add_int64 (builder, (gint64) length);
  cb_value_builder_set_key (builder, is_text ? "body" : "body_base64");
  cb_value_builder_add_string (builder, text);
}

static void
echo (CbSampleCall *call)
{
  GUri *uri = soup_server_message_get_uri (call->message);
  const char *query = g_uri_get_query (uri);
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) answer = NULL;

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "method");
  cb_value_builder_add_string (builder, soup_server_message_get_method (call->message));
  cb_value_builder_set_key (builder, "path");
  cb_value_builder_add_string (builder, g_uri_get_path (uri));
  cb_value_builder_set_key (builder, "query");
  cb_value_builder_add_string (builder, query ? query : "");
  cb_value_builder_set_key (builder, "headers");
  cb_value_builder_begin_array (builder);
  soup_message_headers_foreach (soup_server_message_get_request_headers (call->message),
                                add_headers_cb, builder);
  cb_value_builder_end (builder);
  add_body (call, builder);
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_reply (call, 200, answer);
}

static void
reply_message (CbSampleCall *call, guint status, const char *text)
{
  g_autoptr (CbValue) empty = cb_value_new_object ();
  g_autoptr (CbValue) answer = cb_sample_with_text (empty, "message", text);

  cb_sample_call_reply (call, status, answer);
}

static void
get_slow (CbSampleCall *call)
{
  gint64 ms = 0;

  if (!cb_sample_call_read_number (call, "ms", 1000, 0, MAX_SLOW_MS, &ms))
    return;
  reply_message (call, 200, "Thank you for waiting.");
  cb_sample_stream_delay (call, (guint) ms);
}

static void
get_status (CbSampleCall *call)
{
  gint64 status = cb_sample_call_get_id (call, 0);
  const char *after = cb_sample_call_get_query (call, "retry_after");
  gint64 seconds = 0;

  if (status < 200 || status > 599)
    {
      cb_sample_call_problem (call, 400, "The status must be from 200 to 599.");
      return;
    }
  if (!cb_sample_call_read_number (call, "retry_after", 0, 0, 3600, &seconds))
    return;
  if (after)
    cb_sample_call_set_header (call, "Retry-After", after);
  if (status == 204 || status == 205 || status == 304)
    soup_server_message_set_status (call->message, (guint) status, NULL);
  else if (status >= 400)
    cb_sample_call_problem (call, (guint) status, "You asked for this status.");
  else
    reply_message (call, (guint) status, "You asked for this status.");
}

static void
get_redirect (CbSampleCall *call)
{
  const char *to = cb_sample_call_get_query (call, "to");
  g_autofree char *safe = to ? cb_text_percent_encode_stray (to, NULL) : NULL;
  gint64 status = 0;

  if (!cb_sample_call_read_number (call, "status", 302, 300, 308, &status))
    return;
  if (!safe || !*safe)
    {
      cb_sample_call_problem (call, 400, "Say where to in the query parameter “to”.");
      return;
    }
  cb_sample_call_set_header (call, "Location", safe);
  soup_server_message_set_status (call->message, (guint) status, NULL);
}

static void
get_malformed (CbSampleCall *call)
{
  cb_sample_call_reply_text (call, 200, "application/json", "[{\"id\": 1}, {\"id\": 2},, oops");
}

static void
get_limited (CbSampleCall *call)
{
  gint64 limit = 0;
  gint64 window = 0;
  guint left = 0;
  guint reset = 0;
  g_autofree char *name = NULL;

  if (!cb_sample_call_read_number (call, "limit", 3, 1, 1000, &limit)
      || !cb_sample_call_read_number (call, "window", 10, 1, 3600, &window))
    return;
  name = g_strdup_printf ("limited %d %d", (int) limit, (int) window);
  if (cb_sample_routes_take (call, name, (guint) limit, (guint) window, &left, &reset))
    reply_message (call, 200, "Still within the limit.");
}

static void
get_flaky (CbSampleCall *call)
{
  const char *key = cb_sample_call_get_query (call, "key");
  g_autofree char *name = g_strdup_printf ("flaky %.100s", key ? key : "");
  gint64 failures = 0;

  if (!cb_sample_call_read_number (call, "failures", 2, 0, 100, &failures))
    return;
  if (cb_sample_counters_count (call->sample->counters, name) % (failures + 1) != 0)
    {
      cb_sample_call_set_header (call, "Retry-After", "1");
      cb_sample_call_problem (call, 503, "This fails %d times, then works. Try again.",
                              (int) failures);
    }
  else
    reply_message (call, 200, "Works now.");
}

const CbSampleRoute cb_sample_debug_routes[] = {
  { "GET", "/debug/echo", echo, CB_SAMPLE_PUBLIC },
  { "POST", "/debug/echo", echo, CB_SAMPLE_PUBLIC },
  { "PUT", "/debug/echo", echo, CB_SAMPLE_PUBLIC },
  { "PATCH", "/debug/echo", echo, CB_SAMPLE_PUBLIC },
  { "DELETE", "/debug/echo", echo, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/slow", get_slow, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/status/{code}", get_status, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/redirect", get_redirect, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/malformed", get_malformed, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/truncated", cb_sample_stream_truncated, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/endless", cb_sample_stream_endless, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/items", cb_sample_stream_items, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/limited", get_limited, CB_SAMPLE_PUBLIC },
  { "GET", "/debug/flaky", get_flaky, CB_SAMPLE_PUBLIC },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
