/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-message-private.h"

#include "cb-http-decoder-private.h"
#include "cb-http-url-private.h"

static SoupMessageFlags
message_flags (CbHttpRequest *request)
{
  SoupMessageFlags flags = SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS
                           | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE;

  if (cb_http_request_get_flags (request) & CB_HTTP_REQUEST_NEW_CONNECTION)
    flags |= SOUP_MESSAGE_NEW_CONNECTION;
  /* Nothing but the choice of a connection depends on it: what is repeated is decided by method. */
  if (cb_http_request_get_flags (request) & CB_HTTP_REQUEST_REUSE_CONNECTION)
    flags |= SOUP_MESSAGE_IDEMPOTENT;
  return flags;
}

/* The length of the body is known better here than in whatever the request was imported from. */
static gboolean
is_framing (const char *name)
{
  return g_ascii_strcasecmp (name, "Content-Length") == 0
         || g_ascii_strcasecmp (name, "Transfer-Encoding") == 0;
}

static void
set_headers (SoupMessage *message, CbHttpRequest *request)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  for (guint i = 0; i < cb_http_request_get_n_headers (request); i++)
    {
      const CbHttpHeader *header = cb_http_request_get_header_at (request, i);
      if (!is_framing (header->name))
        soup_message_headers_append (headers, header->name, header->value);
    }
  if (!cb_http_request_get_header (request, "Accept-Encoding")
      && !(cb_http_request_get_flags (request) & CB_HTTP_REQUEST_KEEP_ENCODING))
    soup_message_headers_append (headers, "Accept-Encoding", CB_HTTP_DECODER_ACCEPTED);
}

/* libsoup closes what it has sent; the caller's stream may be needed for another try. */
static GInputStream *
keep_open (GInputStream *stream)
{
  return g_object_new (G_TYPE_BUFFERED_INPUT_STREAM, "base-stream", stream, "close-base-stream",
                       FALSE, NULL);
}

static void
set_body (SoupMessage *message, CbHttpRequest *request)
{
  const char *content_type = cb_http_request_get_header (request, "Content-Type");
  gint64 length = 0;
  GInputStream *stream = cb_http_request_get_body_stream (request, &length);
  g_autoptr (GInputStream) wrapped = stream ? keep_open (stream) : NULL;
  GBytes *bytes = cb_http_request_get_body (request);

  if (stream)
    soup_message_set_request_body (message, content_type, wrapped, (gssize) length);
  else if (bytes)
    soup_message_set_request_body_from_bytes (message, content_type, bytes);
}

SoupMessage *
cb_http_message_new (CbHttpRequest *request, GError **error)
{
  g_autoptr (GUri) uri = cb_http_url_parse (cb_http_request_get_url (request), error);
  SoupMessage *message = NULL;

  if (!uri)
    return NULL;
  message = soup_message_new_from_uri (cb_http_request_get_method (request), uri);
  soup_message_add_flags (message, message_flags (request));
  set_headers (message, request);
  set_body (message, request);
  return message;
}
