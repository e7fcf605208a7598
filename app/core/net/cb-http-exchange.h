/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-http-request.h"

G_BEGIN_DECLS

/**
 * CbTlsInfo:
 * @protocol: such as `TLS 1.3`
 * @cipher_suite: as GnuTLS names it
 * @subject: distinguished name of the server's certificate
 * @issuer: distinguished name of who signed it
 * @not_before: seconds since 1970
 * @not_after: seconds since 1970
 * @errors: what was wrong with the certificate; 0 for nothing
 *
 * The secure connection of an exchange. Strings may be NULL where nothing is known.
 */
typedef struct
{
  const char *protocol;
  const char *cipher_suite;
  const char *subject;
  const char *issuer;
  gint64 not_before;
  gint64 not_after;
  GTlsCertificateFlags errors;
} CbTlsInfo;

#define CB_TYPE_HTTP_EXCHANGE (cb_http_exchange_get_type ())

/**
 * CbHttpExchange:
 *
 * What was sent and what was got: one request on the wire and its answer.
 *
 * A request with redirects gives several. The request's part is what really went out, with the
 * headers that were added on the way. An exchange that failed has an error and whatever was
 * received before. It is filled in by the client and does not change after the operation that
 * made it has finished. Values of sensitive headers are kept as sent; who shows or stores an
 * exchange masks them.
 */
G_DECLARE_FINAL_TYPE (CbHttpExchange, cb_http_exchange, CB, HTTP_EXCHANGE, GObject)

/* The request as sent. */
const char *cb_http_exchange_get_method (CbHttpExchange *self);
const char *cb_http_exchange_get_url (CbHttpExchange *self);
guint cb_http_exchange_get_n_request_headers (CbHttpExchange *self);
const CbHttpHeader *cb_http_exchange_get_request_header_at (CbHttpExchange *self, guint index);
/* The first of that name, without regard to case, or NULL. */
const char *cb_http_exchange_get_request_header (CbHttpExchange *self, const char *name);
/* NULL without a body, and for a body that was a stream. */
GBytes *cb_http_exchange_get_request_body (CbHttpExchange *self);
/* @url with the values of sensitive query items masked; (transfer full). */
char *cb_http_exchange_dup_masked_url (CbHttpExchange *self);

/* The answer. Status 0 and reason NULL as long as no head was received. */
guint cb_http_exchange_get_status (CbHttpExchange *self);
const char *cb_http_exchange_get_reason (CbHttpExchange *self);
/* "HTTP/1.0", "HTTP/1.1" or "HTTP/2". */
const char *cb_http_exchange_get_http_version (CbHttpExchange *self);
guint cb_http_exchange_get_n_response_headers (CbHttpExchange *self);
const CbHttpHeader *cb_http_exchange_get_response_header_at (CbHttpExchange *self, guint index);
/* The first of that name, without regard to case, or NULL. */
const char *cb_http_exchange_get_response_header (CbHttpExchange *self, const char *name);
/* The decoded body, up to the limit; never NULL. Empty for what was streamed. */
GBytes *cb_http_exchange_get_body (CbHttpExchange *self);
/* Whether the body went on beyond what was kept. */
gboolean cb_http_exchange_is_truncated (CbHttpExchange *self);
/* Bytes of body as received, still compressed, and after decoding. */
guint64 cb_http_exchange_get_wire_length (CbHttpExchange *self);
guint64 cb_http_exchange_get_body_length (CbHttpExchange *self);

/* The connection. "127.0.0.1:8080", NULL where there was none. */
const char *cb_http_exchange_get_remote_address (CbHttpExchange *self);
gboolean cb_http_exchange_is_connection_reused (CbHttpExchange *self);
/* NULL over http. */
const CbTlsInfo *cb_http_exchange_get_tls (CbHttpExchange *self);

/* When: microseconds since 1970, and how long it took, in microseconds. */
gint64 cb_http_exchange_get_start (CbHttpExchange *self);
gint64 cb_http_exchange_get_duration (CbHttpExchange *self);

/* Why it failed; NULL for a whole answer of whatever status. */
const GError *cb_http_exchange_get_error (CbHttpExchange *self);

/* The whole exchange, head and all, for the wire view: "GET /x HTTP/1.1\r\n…"; sensitive values
 * are masked unless @reveal. (transfer full) */
char *cb_http_exchange_dup_request_head (CbHttpExchange *self, gboolean reveal);
char *cb_http_exchange_dup_response_head (CbHttpExchange *self, gboolean reveal);

G_END_DECLS
