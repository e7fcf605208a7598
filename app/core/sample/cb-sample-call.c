/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"

const char *
cb_sample_call_get_query (CbSampleCall *call, const char *name)
{
  return g_hash_table_lookup (call->query, name);
}

const char *
cb_sample_call_get_header (CbSampleCall *call, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (call->message),
                                       name);
}

void
cb_sample_call_set_header (CbSampleCall *call, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), name,
                                value);
}

gboolean
cb_sample_call_read_number (CbSampleCall *call, const char *name, gint64 fallback, gint64 least,
                            gint64 most, gint64 *number)
{
  const char *text = cb_sample_call_get_query (call, name);

  *number = fallback;
  if (!text || g_ascii_string_to_signed (text, 10, least, most, number, NULL))
    return TRUE;
  cb_sample_call_problem (call, 400,
                          "The query parameter “%s” must be a whole number from %" G_GINT64_FORMAT
                          " to %" G_GINT64_FORMAT ".",
                          name, least, most);
  return FALSE;
}

const char *
cb_sample_call_get_arg (CbSampleCall *call, guint index)
{
  return g_ptr_array_index (call->args, index);
}

gint64
cb_sample_call_get_id (CbSampleCall *call, guint index)
{
  gint64 id = 0;

  g_ascii_string_to_signed (cb_sample_call_get_arg (call, index), 10, 1, G_MAXINT64, &id, NULL);
  return id;
}

static const char *
content_type_of (CbSampleCall *call)
{
  const char *type = soup_message_headers_get_content_type (
      soup_server_message_get_request_headers (call->message), NULL);

  return type ? type : "";
}

static gboolean
is_json_type (const char *type)
{
  return g_ascii_strcasecmp (type, "application/json") == 0
         || g_ascii_strcasecmp (type, "application/merge-patch+json") == 0;
}

static CbValue *
parse_body (CbSampleCall *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (call->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  CbReadOptions options = { .max_depth = CB_SAMPLE_MAX_DEPTH };
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read (bytes, &options, &error);

  if (document)
    return cb_value_new_from_node (document, cb_document_get_root (document));
  cb_sample_call_problem (call, 400, "The body is not valid JSON: %s", error->message);
  return NULL;
}

CbValue *
cb_sample_call_read_object (CbSampleCall *call)
{
  g_autoptr (CbValue) value = NULL;

  if (!is_json_type (content_type_of (call)))
    {
      cb_sample_call_set_header (call, "Accept", "application/json");
      cb_sample_call_problem (call, 415,
                              "Send the body as JSON with the header Content-Type: "
                              "application/json.");
      return NULL;
    }
  value = parse_body (call);
  if (value && !cb_value_is (value, CB_NODE_OBJECT))
    {
      cb_sample_call_problem (call, 400, "The body must be a JSON object.");
      return NULL;
    }
  return g_steal_pointer (&value);
}

GHashTable *
cb_sample_call_read_form (CbSampleCall *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (call->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_ascii_strcasecmp (content_type_of (call), "application/x-www-form-urlencoded") != 0)
    {
      cb_sample_call_problem (call, 415,
                              "Send the body as a form with the header Content-Type: "
                              "application/x-www-form-urlencoded.");
      return NULL;
    }
  text = g_strndup (data ? data : "", length);
  return soup_form_decode (text);
}

void
cb_sample_call_reply_bytes (CbSampleCall *call, guint status, const char *content_type,
                            GBytes *bytes)
{
  SoupMessageBody *body = soup_server_message_get_response_body (call->message);

  soup_server_message_set_status (call->message, status, NULL);
  cb_sample_call_set_header (call, "Content-Type", content_type);
  soup_message_body_truncate (body);
  soup_message_body_append_bytes (body, bytes);
}

void
cb_sample_call_reply_text (CbSampleCall *call, guint status, const char *content_type,
                           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  cb_sample_call_reply_bytes (call, status, content_type, bytes);
}

void
cb_sample_call_reply (CbSampleCall *call, guint status, CbValue *value)
{
  g_autofree char *text = cb_value_to_text (value, 2);

  cb_sample_call_reply_text (call, status, "application/json", text);
}

static void
reply_problem (CbSampleCall *call, guint status, const char *detail, CbValue *errors)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) problem = NULL;
  g_autofree char *text = NULL;

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "type");
  cb_value_builder_add_string (builder, "about:blank");
  cb_value_builder_set_key (builder, "title");
  cb_value_builder_add_string (builder, soup_status_get_phrase (status));
  cb_value_builder_set_key (builder, "status");
  cb_value_builder_add_int64 (builder, status);
  cb_value_builder_set_key (builder, "detail");
  cb_value_builder_add_string (builder, detail);
  cb_value_builder_set_key (builder, "instance");
  cb_value_builder_add_string (builder, call->path);
  if (errors)
    {
      cb_value_builder_set_key (builder, "errors");
      cb_value_builder_add (builder, errors);
    }
  cb_value_builder_end (builder);
  problem = cb_value_builder_finish (builder);
  text = cb_value_to_text (problem, 2);
  cb_sample_call_reply_text (call, status, "application/problem+json", text);
}

void
cb_sample_call_problem (CbSampleCall *call, guint status, const char *detail, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, detail);
  text = g_strdup_vprintf (detail, args);
  va_end (args);
  reply_problem (call, status, text, NULL);
}

void
cb_sample_call_problem_with_errors (CbSampleCall *call, CbValue *errors)
{
  reply_problem (call, 422, "The values can't be accepted. See “errors” for each of them.", errors);
}
