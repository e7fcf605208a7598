/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-exchange-private.h"

#include <libcb-base.h>

#include "cb-http-headers-private.h"

G_DEFINE_FINAL_TYPE (CbHttpExchange, cb_http_exchange, G_TYPE_OBJECT)

static void
cb_http_exchange_finalize (GObject *object)
{
  CbHttpExchange *self = CB_HTTP_EXCHANGE (object);

  g_clear_pointer (&self->request, cb_http_request_unref);
  g_clear_pointer (&self->url, cb_secret_free);
  g_clear_pointer (&self->request_headers, g_ptr_array_unref);
  g_clear_pointer (&self->response_headers, g_ptr_array_unref);
  g_clear_pointer (&self->collected, g_byte_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->remote_address, g_free);
  g_free ((char *) self->tls.cipher_suite);
  g_free ((char *) self->tls.subject);
  g_free ((char *) self->tls.issuer);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (cb_http_exchange_parent_class)->finalize (object);
}

static void
cb_http_exchange_class_init (CbHttpExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cb_http_exchange_finalize;
}

static void
cb_http_exchange_init (CbHttpExchange *self)
{
  self->request_headers = cb_http_headers_new ();
  self->response_headers = cb_http_headers_new ();
  self->start = g_get_real_time ();
  self->times.begin = g_get_monotonic_time ();
}

CbHttpExchange *
cb_http_exchange_new (CbHttpRequest *request)
{
  CbHttpExchange *self = g_object_new (CB_TYPE_HTTP_EXCHANGE, NULL);

  self->request = cb_http_request_ref (request);
  self->url = g_strdup (cb_http_request_get_url (request));
  g_ptr_array_unref (self->request_headers);
  self->request_headers = cb_http_headers_new ();
  for (guint i = 0; i < cb_http_request_get_n_headers (request); i++)
    {
      const CbHttpHeader *header = cb_http_request_get_header_at (request, i);
      cb_http_headers_add (self->request_headers, header->name, header->value, header->sensitive);
    }
  return self;
}

void
cb_http_exchange_set_error (CbHttpExchange *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = error ? g_error_copy (error) : NULL;
}

const char *
cb_http_exchange_get_method (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return cb_http_request_get_method (self->request);
}

const char *
cb_http_exchange_get_url (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->url;
}

guint
cb_http_exchange_get_n_request_headers (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->request_headers->len;
}

const CbHttpHeader *
cb_http_exchange_get_request_header_at (CbHttpExchange *self, guint index)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);
  g_return_val_if_fail (index < self->request_headers->len, NULL);

  return g_ptr_array_index (self->request_headers, index);
}

const char *
cb_http_exchange_get_request_header (CbHttpExchange *self, const char *name)
{
  const CbHttpHeader *header = NULL;

  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  header = cb_http_headers_find (self->request_headers, name);
  return header ? header->value : NULL;
}

GBytes *
cb_http_exchange_get_request_body (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return cb_http_request_get_body (self->request);
}

char *
cb_http_exchange_dup_masked_url (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return cb_http_request_mask_url (self->request, self->url);
}

guint
cb_http_exchange_get_status (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->status;
}

const char *
cb_http_exchange_get_reason (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->reason;
}

const char *
cb_http_exchange_get_http_version (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->http_version;
}

guint
cb_http_exchange_get_n_response_headers (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->response_headers->len;
}

const CbHttpHeader *
cb_http_exchange_get_response_header_at (CbHttpExchange *self, guint index)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);
  g_return_val_if_fail (index < self->response_headers->len, NULL);

  return g_ptr_array_index (self->response_headers, index);
}

const char *
cb_http_exchange_get_response_header (CbHttpExchange *self, const char *name)
{
  const CbHttpHeader *header = NULL;

  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  header = cb_http_headers_find (self->response_headers, name);
  return header ? header->value : NULL;
}

GBytes *
cb_http_exchange_get_body (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  if (!self->body)
    self->body = self->collected ? g_byte_array_free_to_bytes (g_steal_pointer (&self->collected))
                                 : g_bytes_new (NULL, 0);
  return self->body;
}

gboolean
cb_http_exchange_is_truncated (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), FALSE);

  return self->truncated;
}

guint64
cb_http_exchange_get_wire_length (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->wire_length;
}

guint64
cb_http_exchange_get_body_length (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->body_length;
}

const char *
cb_http_exchange_get_remote_address (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->remote_address;
}

gboolean
cb_http_exchange_is_connection_reused (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), FALSE);

  return self->reused;
}

const CbTlsInfo *
cb_http_exchange_get_tls (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->has_tls ? &self->tls : NULL;
}

gint64
cb_http_exchange_get_start (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->start;
}

gint64
cb_http_exchange_get_duration (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), 0);

  return self->times.end ? self->times.end - self->times.begin : 0;
}

const GError *
cb_http_exchange_get_error (CbHttpExchange *self)
{
  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  return self->error;
}

static void
append_headers (GString *text, GPtrArray *headers, gboolean reveal)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const CbHttpHeader *header = g_ptr_array_index (headers, i);
      g_autofree char *value = cb_text_make_valid (header->value, -1);
      g_string_append_printf (text, "%s: %s\r\n", header->name,
                              header->sensitive && !reveal ? CB_REDACTED : value);
    }
  g_string_append (text, "\r\n");
}

/* What follows the authority, as it stands in the request line. */
static const char *
target_of (const char *url)
{
  const char *authority = strstr (url, "://");
  const char *target = authority ? strpbrk (authority + 3, "/?#") : NULL;

  return target ? target : "/";
}

char *
cb_http_exchange_dup_request_head (CbHttpExchange *self, gboolean reveal)
{
  g_autofree char *url = NULL;
  GString *text = NULL;

  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  url = reveal ? g_strdup (cb_http_exchange_get_url (self))
               : cb_http_exchange_dup_masked_url (self);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s%s %s\r\n", cb_http_exchange_get_method (self),
                          *target_of (url) == '?' ? "/" : "", target_of (url),
                          self->http_version ? self->http_version : "HTTP/1.1");
  append_headers (text, self->request_headers, reveal);
  return g_string_free (text, FALSE);
}

char *
cb_http_exchange_dup_response_head (CbHttpExchange *self, gboolean reveal)
{
  GString *text = NULL;

  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (self), NULL);

  text = g_string_new (NULL);
  if (self->status != 0)
    {
      g_string_append_printf (text, "%s %u %s\r\n", self->http_version, self->status,
                              self->reason ? self->reason : "");
      append_headers (text, self->response_headers, reveal);
    }
  return g_string_free (text, FALSE);
}
