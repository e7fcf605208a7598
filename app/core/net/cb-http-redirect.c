/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-redirect-private.h"

#include <libsoup/soup.h>

#include "cb-http-url-private.h"
#include "cb-net-error.h"

gboolean
cb_http_redirect_is (CbHttpExchange *exchange)
{
  switch (cb_http_exchange_get_status (exchange))
    {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return cb_http_exchange_get_response_header (exchange, "Location") != NULL;
    default:
      return FALSE;
    }
}

static gboolean
refuse (GError **error, const char *host, const char *what)
{
  g_set_error (error, CB_NET_ERROR, CB_NET_ERROR_REDIRECT, "%s %s", host, what);
  return FALSE;
}

/* The target, absolute, without fragment. */
static GUri *
resolve_location (GUri *base, CbHttpExchange *exchange, GError **error)
{
  const char *location = cb_http_exchange_get_response_header (exchange, "Location");
  g_autoptr (GUri) relative =
      g_uri_parse_relative (base, location, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *text = relative ? g_uri_to_string (relative) : NULL;
  g_autoptr (GUri) target = text ? cb_http_url_parse (text, NULL) : NULL;

  if (!target)
    refuse (error, g_uri_get_host (base),
            "redirects to an address that can't be followed. Only http and https addresses "
            "without credentials in them can.");
  return g_steal_pointer (&target);
}

static gboolean
becomes_get (const char *method, guint status)
{
  if (status == 303)
    return !g_str_equal (method, "HEAD") && !g_str_equal (method, "GET");
  return (status == 301 || status == 302) && g_str_equal (method, "POST");
}

typedef struct
{
  CbHttpRequest *request;
  GHashTable *sent;
} RepeatedItems;

static char *
collect_sensitive_cb (const char *item, const char *name, const char *value, gpointer data)
{
  RepeatedItems *items = data;

  if (cb_http_request_is_sensitive_query (items->request, name))
    g_hash_table_add (items->sent, g_strdup_printf ("%s=%s", name, value));
  return g_strdup (item);
}

static char *
drop_repeated_cb (const char *item, const char *name, const char *value, gpointer data)
{
  RepeatedItems *items = data;
  g_autofree char *pair = g_strdup_printf ("%s=%s", name, value);

  return g_hash_table_contains (items->sent, pair) ? NULL : g_strdup (item);
}

/* A server that copies the query into Location must not make us hand the key to another. */
static char *
without_repeated_credentials (CbHttpRequest *request, const char *target)
{
  g_autoptr (GHashTable) sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RepeatedItems items = { request, sent };
  g_autofree char *unused G_GNUC_UNUSED = cb_http_url_map_query (cb_http_request_get_url (request),
                                                                 collect_sensitive_cb, &items);

  return cb_http_url_map_query (target, drop_repeated_cb, &items);
}

static gboolean
is_content_header (const char *name)
{
  return g_ascii_strncasecmp (name, "Content-", 8) == 0
         || g_ascii_strcasecmp (name, "Transfer-Encoding") == 0;
}

static void
filter_headers (CbHttpRequest *next, gboolean without_body, gboolean leaves_origin)
{
  for (guint i = 0; i < cb_http_request_get_n_headers (next);)
    {
      const CbHttpHeader *header = cb_http_request_get_header_at (next, i);
      g_autofree char *name = g_strdup (header->name);
      gboolean drop = (without_body && is_content_header (name))
                      || (leaves_origin
                          && (header->sensitive || g_ascii_strcasecmp (name, "Host") == 0));

      if (drop)
        cb_http_request_remove_header (next, name);
      else
        i++;
    }
}

static gboolean
rewind_body (CbHttpRequest *next, const char *host, GError **error)
{
  GInputStream *stream = cb_http_request_get_body_stream (next, NULL);

  if (!stream
      || (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream))
          && g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL)))
    return TRUE;
  return refuse (error, host,
                 "redirects the request, but its body can be sent only once. Use the address "
                 "to which it redirects.");
}

static gboolean
check_body (CbHttpRequest *next, const char *host, gboolean leaves_origin, GError **error)
{
  if (leaves_origin && (cb_http_request_get_flags (next) & CB_HTTP_REQUEST_SENSITIVE_BODY)
      && (cb_http_request_get_body (next) || cb_http_request_get_body_stream (next, NULL)))
    return refuse (error, host,
                   "redirects a request that carries credentials to another host, so it was "
                   "not sent there. Check the address.");
  return rewind_body (next, host, error);
}

static gboolean
check_downgrade (CbHttpRequest *request, GUri *from, GUri *to, GError **error)
{
  if (!g_str_equal (g_uri_get_scheme (from), "https")
      || g_str_equal (g_uri_get_scheme (to), "https")
      || (cb_http_request_get_flags (request) & CB_HTTP_REQUEST_ALLOW_DOWNGRADE))
    return TRUE;
  return refuse (error, g_uri_get_host (from),
                 "redirects from https to http, which anybody on the way could read. The "
                 "redirect was not followed.");
}

CbHttpRequest *
cb_http_redirect_next (CbHttpRequest *request, CbHttpExchange *exchange, gboolean *leaves_origin,
                       GError **error)
{
  g_autoptr (GUri) from = cb_http_url_parse (cb_http_request_get_url (request), error);
  g_autoptr (GUri) to = from ? resolve_location (from, exchange, error) : NULL;
  g_autofree char *target = to ? g_uri_to_string (to) : NULL;
  g_autofree char *url = NULL;
  g_autoptr (CbHttpRequest) next = NULL;
  const char *method = cb_http_request_get_method (request);
  gboolean to_get = becomes_get (method, cb_http_exchange_get_status (exchange));

  if (!to || !check_downgrade (request, from, to, error))
    return NULL;
  *leaves_origin = !cb_http_url_same_origin (from, to);
  url = *leaves_origin ? without_repeated_credentials (request, target) : g_strdup (target);
  next = cb_http_request_copy (request);
  cb_http_request_set_url (next, url);
  if (to_get)
    {
      cb_http_request_set_method (next, "GET");
      cb_http_request_set_body (next, NULL, NULL);
    }
  filter_headers (next, to_get, *leaves_origin);
  if (!check_body (next, g_uri_get_host (from), *leaves_origin, error))
    return NULL;
  return g_steal_pointer (&next);
}
