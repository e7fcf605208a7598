/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-test.h"

#include <cb-test.h>
#include <string.h>

Sample *
sample_new (const char *credentials)
{
  Sample *self = g_new0 (Sample, 1);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  self->server = cb_sample_server_new ();
  cb_sample_server_start (self->server, 0, NULL, &error);
  g_assert_no_error (error);
  self->client = cb_http_client_new ();
  cb_http_client_set_proxy_resolver (self->client, direct);
  self->credentials = g_strdup (credentials);
  return self;
}

static void
forget_answer (Sample *self)
{
  g_clear_object (&self->exchange);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->json, cb_value_unref);
}

void
sample_free (Sample *self)
{
  forget_answer (self);
  g_object_unref (self->client);
  g_assert_finalize_object (self->server);
  g_free (self->credentials);
  g_free (self);
}

static void
add_header (CbHttpRequest *request, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line ? line : "", ": ", 2);

  if (line)
    cb_http_request_add_header (request, parts[0], parts[1]);
}

static void
add_body (CbHttpRequest *request, const char *body)
{
  g_auto (GStrv) parts = g_strsplit (body ? body : "", ":", 2);
  g_autoptr (GBytes) bytes = body ? g_bytes_new (parts[1], strlen (parts[1])) : NULL;

  if (body)
    cb_http_request_set_body (request, parts[0], bytes);
}

guint
sample_call (Sample *self, const char *method, const char *path, const char *header,
             const char *body)
{
  g_autofree char *url = g_strconcat (cb_sample_server_get_base_url (self->server), path, NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new (method, url);
  g_autoptr (GAsyncResult) result = NULL;
  GBytes *bytes = NULL;

  forget_answer (self);
  add_header (request, self->credentials);
  add_header (request, header);
  add_body (request, body);
  cb_http_request_set_flags (request,
                             CB_HTTP_REQUEST_NO_REDIRECTS | CB_HTTP_REQUEST_REUSE_CONNECTION);
  cb_http_client_send_async (self->client, request, NULL, cb_test_result_cb, &result);
  self->exchange = cb_http_client_send_finish (self->client, cb_test_wait_result (&result),
                                               &self->exchanges, &self->error);
  if (!self->exchange)
    return 0;
  bytes = cb_http_exchange_get_body (self->exchange);
  if (g_bytes_get_size (bytes) > 0)
    self->json = cb_value_new_from_text (g_bytes_get_data (bytes, NULL),
                                         (gssize) g_bytes_get_size (bytes), NULL);
  return cb_http_exchange_get_status (self->exchange);
}

guint
sample_get (Sample *self, const char *path)
{
  return sample_call (self, "GET", path, NULL, NULL);
}

const char *
sample_header (Sample *self, const char *name)
{
  return cb_http_exchange_get_response_header (self->exchange, name);
}

char *
sample_text (Sample *self)
{
  GBytes *bytes = cb_http_exchange_get_body (self->exchange);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

CbValue *
sample_at (Sample *self, const char *pointer)
{
  g_assert_nonnull (self->json);
  return cb_value_resolve_pointer (self->json, pointer);
}

const char *
sample_text_at (Sample *self, const char *pointer)
{
  CbValue *value = sample_at (self, pointer);

  return cb_value_is (value, CB_NODE_STRING) ? cb_value_get_text (value, NULL) : NULL;
}

gint64
sample_int_at (Sample *self, const char *pointer)
{
  gint64 number = 0;

  g_assert_true (cb_value_get_int64 (sample_at (self, pointer), &number));
  return number;
}

void
sample_assert_problem (Sample *self, guint status, const char *text)
{
  const char *detail = NULL;

  g_assert_nonnull (self->exchange);
  g_assert_cmpuint (cb_http_exchange_get_status (self->exchange), ==, status);
  g_assert_cmpstr (sample_header (self, "Content-Type"), ==, "application/problem+json");
  g_assert_cmpint (sample_int_at (self, "/status"), ==, status);
  detail = sample_text_at (self, "/detail");
  if (!strstr (detail, text))
    g_error ("“%s” does not say “%s”", detail, text);
}
