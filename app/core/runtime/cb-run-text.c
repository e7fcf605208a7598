/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-run-private.h"

#define SNIFFED_BYTES ((gsize) 8192)

static gboolean
is_binary_type (const char *media_type)
{
  static const char *const prefixes[] = { "image/", "audio/", "video/", "font/" };
  static const char *const types[] = { "application/octet-stream", "application/zip",
                                       "application/pdf", "application/gzip" };

  if (strcmp (media_type, "image/svg+xml") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (media_type, prefixes[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (media_type, types[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The charset parameter of a Content-Type (RFC 9110 section 8.3.2); NULL where it has none. */
static char *
dup_charset (const char *content_type)
{
  const char *found = content_type != NULL ? strcasestr (content_type, "charset=") : NULL;
  g_autofree char *charset = NULL;

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  if (*found == '"')
    found++;
  charset = g_strndup (found, strcspn (found, "\"; \t"));
  return *charset != '\0' ? g_steal_pointer (&charset) : NULL;
}

static char *
decode (const char *bytes, gsize length, const char *charset)
{
  char *converted = NULL;

  if (charset != NULL && g_ascii_strcasecmp (charset, "utf-8") != 0)
    converted = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, NULL, NULL);
  else if (charset == NULL && !g_utf8_validate (bytes, (gssize) length, NULL))
    converted = g_convert (bytes, (gssize) length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  return converted != NULL ? converted : cb_text_make_valid (bytes, (gssize) length);
}

/**
 * cb_run_dup_text:
 * @self: a run
 *
 * Gets the body of the answer as text for people. Takes time in proportion to the body; may be
 * called from another thread when the run has finished.
 *
 * Returns: (transfer full) (nullable): the text with secrets masked, %NULL where it isn't text
 */
char *
cb_run_dup_text (CbRun *self)
{
  CbHttpExchange *exchange = cb_run_get_exchange (self);
  GBytes *body = exchange != NULL ? cb_http_exchange_get_body (exchange) : NULL;
  gsize length = 0;
  const char *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autofree char *charset = NULL;
  g_autofree char *text = NULL;

  if (length == 0)
    return g_strdup ("");
  charset = dup_charset (cb_http_exchange_get_response_header (exchange, "Content-Type"));
  if (is_binary_type (cb_run_get_media_type (self))
      || (charset == NULL && memchr (bytes, '\0', MIN (length, SNIFFED_BYTES)) != NULL))
    return NULL;
  text = decode (bytes, length, charset);
  return cb_redactor_mask (cb_run_get_redactor (self), text, -1);
}
