/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-net-explain-private.h"

typedef struct
{
  GTlsCertificateFlags flag;
  const char *text;
} TlsReason;

/* The most telling reason first: an expired certificate of an unknown authority is reported for
 * its authority, because renewing it would not help. */
static const TlsReason tls_reasons[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    "is signed by an authority that this computer does not trust. Check the address, or add the "
    "authority's certificate" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    "belongs to another host. Check the address, or ask who runs the service" },
  { G_TLS_CERTIFICATE_EXPIRED,
    "has expired. Check this computer's clock, or ask who runs the service to renew it" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    "is not valid yet. Check this computer's clock, or ask who runs the service" },
  { G_TLS_CERTIFICATE_REVOKED,
    "has been revoked. Do not send anything there before asking who runs the service" },
  { G_TLS_CERTIFICATE_INSECURE,
    "is signed in a way that is no longer safe. Ask who runs the service to renew it" },
};

static gboolean
is_self_signed (GTlsCertificate *certificate)
{
  g_autofree char *subject = NULL;
  g_autofree char *issuer = NULL;

  if (!certificate || g_tls_certificate_get_issuer (certificate))
    return FALSE;
  g_object_get (certificate, "subject-name", &subject, "issuer-name", &issuer, NULL);
  return subject && g_strcmp0 (subject, issuer) == 0;
}

static const char *
describe_certificate (SoupMessage *message)
{
  GTlsCertificateFlags errors = soup_message_get_tls_peer_certificate_errors (message);

  if ((errors & G_TLS_CERTIFICATE_UNKNOWN_CA)
      && is_self_signed (soup_message_get_tls_peer_certificate (message)))
    return "is signed by itself, not by an authority that this computer trusts. If you know the "
           "server, add its certificate as an authority";
  for (guint i = 0; i < G_N_ELEMENTS (tls_reasons); i++)
    if (errors & tls_reasons[i].flag)
      return tls_reasons[i].text;
  return NULL;
}

static GError *
explain_tls (const GError *cause, SoupMessage *message, const char *host)
{
  const char *certificate = describe_certificate (message);

  if (certificate)
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TLS, "The certificate of %s %s.", host,
                        certificate);
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED))
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TLS,
                        "%s asks for a client certificate. Add one to the connection.", host);
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS))
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TLS,
                        "%s does not answer with TLS. Check the port, and whether the address "
                        "should begin with http.",
                        host);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TLS,
                      "No secure connection to %s could be made: %s. Check the address and the "
                      "port.",
                      host, cause->message);
}

/* libsoup gives up on a head of more than 64 KiB with the error of a cut connection. */
static gboolean
has_oversized_head (SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics && soup_message_metrics_get_response_header_bytes_received (metrics) > 64 * 1024;
}

static GError *
explain_cut (SoupMessage *message, const char *host)
{
  if (has_oversized_head (message))
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TOO_LARGE,
                        "The headers of the answer of %s are larger than 64 KiB, so reading them "
                        "was stopped. Check the address.",
                        host);
  if (soup_message_get_status (message) == SOUP_STATUS_NONE)
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_CUT_OFF,
                        "%s closed the connection without an answer. Try again; if it stays so, "
                        "check the address and the port.",
                        host);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_CUT_OFF,
                      "The connection to %s ended before the answer did, so only a part of it "
                      "arrived. Try again.",
                      host);
}

static GError *
explain_broken_body (SoupMessage *message, const char *host)
{
  const char *encoding = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                       "Content-Encoding");

  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_MALFORMED,
                      "The answer of %s says that it is compressed (%s), but can't be unpacked.",
                      host, encoding ? encoding : "unknown");
}

static GError *
explain_resolver (const GError *cause, const char *host)
{
  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE))
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_NOT_FOUND,
                        "The host %s could not be looked up just now. Check the network "
                        "connection and try again.",
                        host);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_NOT_FOUND,
                      "The host %s could not be found. Check the address and the network "
                      "connection.",
                      host);
}

static GError *
explain_io (const GError *cause, SoupMessage *message, const char *host)
{
  switch (cause->code)
    {
    case G_IO_ERROR_HOST_NOT_FOUND:
      return explain_resolver (cause, host);
    case G_IO_ERROR_CONNECTION_REFUSED:
      return g_error_new (CB_NET_ERROR, CB_NET_ERROR_UNREACHABLE,
                          "%s refused the connection on port %d. Check that the service is "
                          "running there and that the port is right.",
                          host, g_uri_get_port (soup_message_get_uri (message)));
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return g_error_new (CB_NET_ERROR, CB_NET_ERROR_UNREACHABLE,
                          "There is no way to reach %s. Check the network connection and the "
                          "address.",
                          host);
    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TIMED_OUT,
                          "%s took too long to answer. Try again later, or check the address.",
                          host);
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return g_error_new (CB_NET_ERROR, CB_NET_ERROR_PROXY,
                          "The proxy did not open a way to %s: %s. Check the network's proxy "
                          "settings.",
                          host, cause->message);
    case G_IO_ERROR_BROKEN_PIPE:
    case G_IO_ERROR_PARTIAL_INPUT:
      return explain_cut (message, host);
    case G_IO_ERROR_INVALID_DATA:
      return explain_broken_body (message, host);
    default:
      return g_error_new (CB_NET_ERROR, CB_NET_ERROR_FAILED,
                          "The request to %s failed: %s. Try again.", host, cause->message);
    }
}

static GError *
explain_session (const GError *cause, SoupMessage *message, const char *host)
{
  if (cause->code == SOUP_SESSION_ERROR_ENCODING)
    return explain_broken_body (message, host);
  if (cause->code == SOUP_SESSION_ERROR_PARSING)
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_MALFORMED,
                        "What %s answered is not valid HTTP. Check the address and the port.",
                        host);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_FAILED, "The request to %s failed: %s. Try again.",
                      host, cause->message);
}

GError *
cb_net_explain (const GError *cause, SoupMessage *message)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));

  if (cause->domain == CB_NET_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (cause->domain == G_RESOLVER_ERROR)
    return explain_resolver (cause, host);
  if (cause->domain == G_TLS_ERROR)
    return explain_tls (cause, message, host);
  if (cause->domain == SOUP_SESSION_ERROR)
    return explain_session (cause, message, host);
  if (cause->domain == G_IO_ERROR)
    return explain_io (cause, message, host);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_FAILED, "The request to %s failed: %s. Try again.",
                      host, cause->message);
}
