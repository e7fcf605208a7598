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

static gboolean
is_marked_sensitive (CbHttpRequest *request, const char *name)
{
  for (guint i = 0; i < cb_http_request_get_n_headers (request); i++)
    {
      const CbHttpHeader *header = cb_http_request_get_header_at (request, i);
      if (header->sensitive && g_ascii_strcasecmp (header->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_headers (SoupMessageHeaders *from, GPtrArray *to, CbHttpRequest *marks)
{
  SoupMessageHeadersIter iter;
  const char *name = NULL;
  const char *value = NULL;

  g_ptr_array_set_size (to, 0);
  soup_message_headers_iter_init (&iter, from);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    cb_http_headers_add (to, name, value, marks && is_marked_sensitive (marks, name));
}

void
cb_http_exchange_take_url (CbHttpExchange *self, SoupMessage *message)
{
  cb_secret_free (self->url);
  self->url = g_uri_to_string (soup_message_get_uri (message));
}

void
cb_http_exchange_take_request (CbHttpExchange *self, SoupMessage *message)
{
  take_headers (soup_message_get_request_headers (message), self->request_headers, self->request);
}

static const char *
version_to_string (SoupHTTPVersion version)
{
  switch (version)
    {
    case SOUP_HTTP_1_0:
      return "HTTP/1.0";
    case SOUP_HTTP_2_0:
      return "HTTP/2";
    case SOUP_HTTP_1_1:
    default:
      return "HTTP/1.1";
    }
}

static const char *
tls_version_to_string (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
      return "TLS 1.0";
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
      return "TLS 1.1";
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    default:
      return NULL;
    }
}

static gint64
certificate_time (GTlsCertificate *certificate, const char *property)
{
  g_autoptr (GDateTime) time = NULL;

  g_object_get (certificate, property, &time, NULL);
  return time ? g_date_time_to_unix (time) : 0;
}

static void
take_tls (CbHttpExchange *self, SoupMessage *message)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);

  if (!certificate || self->has_tls)
    return;
  self->has_tls = TRUE;
  self->tls.protocol = tls_version_to_string (soup_message_get_tls_protocol_version (message));
  self->tls.cipher_suite = g_strdup (soup_message_get_tls_ciphersuite_name (message));
  g_object_get (certificate, "subject-name", (char **) &self->tls.subject, "issuer-name",
                (char **) &self->tls.issuer, NULL);
  self->tls.not_before = certificate_time (certificate, "not-valid-before");
  self->tls.not_after = certificate_time (certificate, "not-valid-after");
  self->tls.errors = soup_message_get_tls_peer_certificate_errors (message);
}

static void
take_address (CbHttpExchange *self, SoupMessage *message)
{
  GSocketAddress *address = soup_message_get_remote_address (message);

  if (self->remote_address || !address || !G_IS_INET_SOCKET_ADDRESS (address))
    return;
  self->remote_address = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
}

void
cb_http_exchange_take_head (CbHttpExchange *self, SoupMessage *message)
{
  const char *reason = soup_message_get_reason_phrase (message);

  self->status = soup_message_get_status (message);
  g_free (self->reason);
  self->reason = reason ? cb_text_make_valid (reason, -1) : NULL;
  self->http_version = version_to_string (soup_message_get_http_version (message));
  take_headers (soup_message_get_response_headers (message), self->response_headers, NULL);
  take_address (self, message);
  take_tls (self, message);
}

static gint64
stamp (guint64 time)
{
  return (gint64) time;
}

void
cb_http_exchange_take_end (CbHttpExchange *self, SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  take_address (self, message);
  take_tls (self, message);
  self->times.end = g_get_monotonic_time ();
  if (!metrics)
    return;
  self->wire_length = soup_message_metrics_get_response_body_size (metrics);
  self->times.dns_start = stamp (soup_message_metrics_get_dns_start (metrics));
  self->times.dns_end = stamp (soup_message_metrics_get_dns_end (metrics));
  self->times.connect_start = stamp (soup_message_metrics_get_connect_start (metrics));
  self->times.connect_end = stamp (soup_message_metrics_get_connect_end (metrics));
  self->times.tls_start = stamp (soup_message_metrics_get_tls_start (metrics));
  self->times.request_start = stamp (soup_message_metrics_get_request_start (metrics));
  self->times.response_start = stamp (soup_message_metrics_get_response_start (metrics));
  self->reused = self->times.connect_start == 0 && self->times.request_start != 0;
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
