/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libcb-base.h>

#include "cb-http-exchange-private.h"
#include "cb-http-headers-private.h"

/* What the transfer knows at each step goes into the exchange here. */

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
