/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-url-private.h"

#include <libcb-base.h>
#include <libsoup/soup.h>
#include <string.h>

#include "cb-net-error.h"

static char *
encode_stray (const char *url)
{
  GString *encoded = g_string_new (NULL);

  for (const guchar *p = (const guchar *) url; *p && *p != '#'; p++)
    if (*p <= 0x20 || *p >= 0x7f || strchr ("\"<>", *p))
      g_string_append_printf (encoded, "%%%02X", *p);
    else
      g_string_append_c (encoded, (char) *p);
  return g_string_free (encoded, FALSE);
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p; p++)
    if (g_ascii_iscntrl (*p))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST, message);
  return FALSE;
}

static gboolean
check_text (const char *url, GError **error)
{
  if (strlen (url) > CB_LIMIT_URL_CHARACTERS)
    return refuse (error, "The address is too long: 65,536 characters are the most. Send long "
                          "values in the body instead.");
  if (has_control (url))
    return refuse (error, "The address holds a line break or another control character. Take it "
                          "out, or encode it.");
  return TRUE;
}

static gboolean
check_parts (GUri *uri, GError **error)
{
  if (g_strcmp0 (g_uri_get_scheme (uri), "http") != 0
      && g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    return refuse (error, "The address must begin with http:// or https://.");
  if (!g_uri_get_host (uri) || *g_uri_get_host (uri) == '\0')
    return refuse (error, "The address has no host name after the scheme.");
  if (g_uri_get_userinfo (uri))
    return refuse (error, "The address holds a user name or password. Take it out and use an "
                          "authentication method instead.");
  return TRUE;
}

GUri *
cb_http_url_parse (const char *url, GError **error)
{
  g_autofree char *encoded = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) cause = NULL;

  if (!check_text (url, error))
    return NULL;
  if (!strstr (url, "://"))
    {
      refuse (error, "The address must begin with http:// or https://.");
      return NULL;
    }
  encoded = encode_stray (url);
  uri = g_uri_parse (encoded, SOUP_HTTP_URI_FLAGS, &cause);
  if (!uri)
    {
      refuse (error, "The address can't be read. Check its host name and port.");
      return NULL;
    }
  return check_parts (uri, error) ? g_steal_pointer (&uri) : NULL;
}

static int
effective_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

gboolean
cb_http_url_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b))
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && effective_port (a) == effective_port (b);
}

/* As in a form (WHATWG URL section 5.1): `+` is a space, wrong escapes stay as they are. */
static char *
decode (const char *text, gsize length)
{
  g_autofree char *spaced = g_strndup (text, length);
  char *decoded = NULL;

  g_strdelimit (spaced, "+", ' ');
  decoded = g_uri_unescape_string (spaced, NULL);
  return decoded ? decoded : g_steal_pointer (&spaced);
}

static char *
map_item (const char *item, CbHttpQueryFunc func, gpointer data)
{
  const char *equals = strchr (item, '=');
  gsize name_length = equals ? (gsize) (equals - item) : strlen (item);
  g_autofree char *name = decode (item, name_length);
  g_autofree char *value = equals ? decode (equals + 1, strlen (equals + 1)) : g_strdup ("");

  return func (item, name, value, data);
}

char *
cb_http_url_map_query (const char *url, CbHttpQueryFunc func, gpointer data)
{
  const char *query = strchr (url, '?');
  const char *fragment = query ? strchr (query, '#') : NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) items = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) mapped = NULL;
  g_autofree char *joined = NULL;

  if (!query)
    return g_strdup (url);
  text = g_strndup (query + 1, fragment ? (gsize) (fragment - query - 1) : strlen (query + 1));
  items = g_strsplit (text, "&", -1);
  for (guint i = 0; items[i]; i++)
    {
      g_autofree char *item = map_item (items[i], func, data);
      if (item)
        g_strv_builder_add (kept, item);
    }
  mapped = g_strv_builder_end (kept);
  joined = g_strjoinv ("&", mapped);
  return g_strdup_printf ("%.*s%s%s%s", (int) (query - url), url, *joined ? "?" : "", joined,
                          fragment ? fragment : "");
}
