/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbHttpRequestFlags:
 * @CB_HTTP_REQUEST_NO_REDIRECTS: a 3xx answer is the answer
 * @CB_HTTP_REQUEST_ALLOW_DOWNGRADE: a redirect may lead from https to http
 * @CB_HTTP_REQUEST_SENSITIVE_BODY: the body holds credentials, and is not sent to another origin
 * @CB_HTTP_REQUEST_NEW_CONNECTION: no idle connection is used again
 * @CB_HTTP_REQUEST_REUSE_CONNECTION: an idle connection is used again also for POST and PATCH.
 * Without it they get one of their own, because they fail when the server hangs up at that moment
 * and can't just be repeated; with it many of them are several times as fast
 * @CB_HTTP_REQUEST_KEEP_ENCODING: the body stays as received, gzip and deflate included
 * @CB_HTTP_REQUEST_KEEP_BODY: a body that is handed on piece by piece is kept in the exchange too
 *
 * How one request is sent.
 */
typedef enum
{
  CB_HTTP_REQUEST_DEFAULT = 0,
  CB_HTTP_REQUEST_NO_REDIRECTS = 1 << 0,
  CB_HTTP_REQUEST_ALLOW_DOWNGRADE = 1 << 1,
  CB_HTTP_REQUEST_SENSITIVE_BODY = 1 << 2,
  CB_HTTP_REQUEST_NEW_CONNECTION = 1 << 3,
  CB_HTTP_REQUEST_KEEP_ENCODING = 1 << 4,
  CB_HTTP_REQUEST_KEEP_BODY = 1 << 5,
  CB_HTTP_REQUEST_REUSE_CONNECTION = 1 << 5,
} CbHttpRequestFlags;

/**
 * CbHttpHeader:
 * @name: as it is sent, case included
 * @value: valid UTF-8 or ISO 8859-1 bytes, without CR, LF and NUL
 * @sensitive: whether the value is a credential: masked when shown, never sent to another origin
 *
 * One header field. Owned by the request or exchange that it belongs to.
 */
typedef struct
{
  const char *name;
  const char *value;
  gboolean sensitive;
} CbHttpHeader;

/**
 * CbHttpRequest:
 *
 * A request as data: what shall be sent, before anything is.
 *
 * Made by one owner (new, then the setters), counted by reference, and not changed any more once
 * it has been handed to a client or to a second owner; [func@HttpRequest.copy] gives a changeable
 * one. It keeps what it is given, however wrong; [func@HttpRequest.check] tells, and the client
 * checks before it sends.
 *
 * The URL is sent as it stands: what needs percent-encoding has been encoded by the caller
 * (non-ASCII characters and spaces are encoded for safety, `%2F`, `[` and `|` are left alone).
 * Only dot segments (RFC 3986 section 5.2.4), the fragment and a default port are taken out.
 * `Host`, `Content-Length`, `Accept-Encoding`, `User-Agent` and `Connection` are added when the
 * request is sent, each only where the request has no header of this name.
 */
typedef struct _CbHttpRequest CbHttpRequest;

#define CB_TYPE_HTTP_REQUEST (cb_http_request_get_type ())

GType cb_http_request_get_type (void);
CbHttpRequest *cb_http_request_new (const char *method, const char *url) G_GNUC_WARN_UNUSED_RESULT;
CbHttpRequest *cb_http_request_copy (CbHttpRequest *self) G_GNUC_WARN_UNUSED_RESULT;
CbHttpRequest *cb_http_request_ref (CbHttpRequest *self);
void cb_http_request_unref (CbHttpRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbHttpRequest, cb_http_request_unref)

const char *cb_http_request_get_method (CbHttpRequest *self);
void cb_http_request_set_method (CbHttpRequest *self, const char *method);
const char *cb_http_request_get_url (CbHttpRequest *self);
void cb_http_request_set_url (CbHttpRequest *self, const char *url);

/* Headers, in order, duplicates kept. Names are compared without case. Authorization,
 * Proxy-Authorization, Cookie and what cb_redactor_is_sensitive_name() knows are sensitive
 * without being marked. */
void cb_http_request_add_header (CbHttpRequest *self, const char *name, const char *value);
void cb_http_request_add_sensitive_header (CbHttpRequest *self, const char *name,
                                           const char *value);
/* Replaces every header of that name by one in the place of the first. */
void cb_http_request_set_header (CbHttpRequest *self, const char *name, const char *value);
void cb_http_request_remove_header (CbHttpRequest *self, const char *name);
guint cb_http_request_get_n_headers (CbHttpRequest *self);
const CbHttpHeader *cb_http_request_get_header_at (CbHttpRequest *self, guint index);
/* The value of the first header of that name, or NULL. */
const char *cb_http_request_get_header (CbHttpRequest *self, const char *name);

/* Query items of this name are credentials: they are masked by cb_http_request_mask_url(), and
 * are taken out of a redirect to another origin that repeats their value. */
void cb_http_request_mark_sensitive_query (CbHttpRequest *self, const char *name);
gboolean cb_http_request_is_sensitive_query (CbHttpRequest *self, const char *name);
/* (transfer full): @url with the values of sensitive query items replaced by CB_REDACTED. */
char *cb_http_request_mask_url (CbHttpRequest *self, const char *url);

/* The body. @content_type sets the Content-Type header; NULL leaves the headers as they are.
 * A stream is sent in pieces, with a Content-Length when @length is not negative (chunked
 * otherwise); it can be sent again after a 307 or 308 only where it is a GSeekable. */
void cb_http_request_set_body (CbHttpRequest *self, const char *content_type, GBytes *bytes);
void cb_http_request_set_body_stream (CbHttpRequest *self, const char *content_type,
                                      GInputStream *stream, gint64 length);
GBytes *cb_http_request_get_body (CbHttpRequest *self);
GInputStream *cb_http_request_get_body_stream (CbHttpRequest *self, gint64 *length);

void cb_http_request_set_flags (CbHttpRequest *self, CbHttpRequestFlags flags);
CbHttpRequestFlags cb_http_request_get_flags (CbHttpRequest *self);
/* At most this many redirects; CB_LIMIT_REDIRECTS unless set, and never more. */
void cb_http_request_set_max_redirects (CbHttpRequest *self, guint max_redirects);
guint cb_http_request_get_max_redirects (CbHttpRequest *self);
/* Milliseconds for everything, redirects included; 0 for the client's default. */
void cb_http_request_set_timeout (CbHttpRequest *self, guint milliseconds);
guint cb_http_request_get_timeout (CbHttpRequest *self);
/* Bytes of decoded body that are kept; more is left unread and the exchange is marked as
 * truncated. 0 for the client's default. */
void cb_http_request_set_body_limit (CbHttpRequest *self, gsize bytes);
gsize cb_http_request_get_body_limit (CbHttpRequest *self);

/**
 * cb_http_request_check:
 * @self: a request
 * @error: return location for a [error@NetError.INVALID_REQUEST]
 *
 * Checks that the request can be sent and means what it says.
 *
 * The method and header names are tokens (RFC 9110 section 5.6.2), header values hold no CR, LF
 * or NUL (section 5.5), the URL is absolute with http or https, a host, no user information, and
 * at most CB_LIMIT_URL_CHARACTERS long. The message names the part that is wrong, not its value
 * when it may be a credential.
 */
gboolean cb_http_request_check (CbHttpRequest *self, GError **error);

G_END_DECLS
