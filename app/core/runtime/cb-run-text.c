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
 * cb_run_dup_exchange_text:
 * @self: a run
 * @exchange: one of its exchanges
 *
 * Gets the body of an answer as text for people. Takes time in proportion to the body; may be
 * called from another thread when the run has finished.
 *
 * Returns: (transfer full) (nullable): the text with secrets masked, %NULL where it isn't text
 */
char *
cb_run_dup_exchange_text (CbRun *self, CbHttpExchange *exchange)
{
  GBytes *body = exchange != NULL ? cb_http_exchange_get_body (exchange) : NULL;
  gsize length = 0;
  const char *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  const char *type = length > 0 ? cb_http_exchange_get_response_header (exchange, "Content-Type")
                                : NULL;
  g_autofree char *media_type = cb_media_type_dup_essence (type);
  g_autofree char *charset = dup_charset (type);
  g_autofree char *text = NULL;

  if (length == 0)
    return g_strdup ("");
  if (is_binary_type (media_type)
      || (charset == NULL && memchr (bytes, '\0', MIN (length, SNIFFED_BYTES)) != NULL))
    return NULL;
  text = decode (bytes, length, charset);
  return cb_redactor_mask (cb_run_get_redactor (self), text, -1);
}

char *
cb_run_dup_text (CbRun *self)
{
  return cb_run_dup_exchange_text (self, cb_run_get_exchange (self));
}

static CbValue *mask_value (CbRedactor *redactor, CbValue *value);

static CbValue *
mask_children (CbRedactor *redactor, CbValue *value)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  gboolean object = cb_value_is (value, CB_NODE_OBJECT);

  if (object)
    cb_value_builder_begin_object (builder);
  else
    cb_value_builder_begin_array (builder);
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      g_autoptr (CbValue) child = mask_value (redactor, object ? cb_value_get_member_at (value, i)
                                                               : cb_value_get_item (value, i));

      if (object)
        {
          g_autofree char *key = cb_redactor_mask (redactor, cb_value_get_key_at (value, i), -1);

          cb_value_builder_set_key (builder, key);
        }
      cb_value_builder_add (builder, child);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static CbValue *
mask_value (CbRedactor *redactor, CbValue *value)
{
  gsize length = 0;
  const char *text = cb_value_get_text (value, &length);
  g_autofree char *masked = NULL;

  if (cb_value_is (value, CB_NODE_OBJECT) || cb_value_is (value, CB_NODE_ARRAY))
    return mask_children (redactor, value);
  if (text == NULL || !cb_redactor_would_mask (redactor, text, (gssize) length))
    return cb_value_ref (value);
  masked = cb_redactor_mask (redactor, text, (gssize) length);
  return cb_value_new_string (masked);
}

CbValue *
cb_run_dup_exchange_value (CbRun *self, CbHttpExchange *exchange, GError **error)
{
  CbRedactor *redactor = cb_run_get_redactor (self);
  GBytes *body = cb_http_exchange_get_body (exchange);
  gsize length = 0;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (CbDocument) document = NULL;
  g_autoptr (CbValue) value = NULL;

  if (length == 0 || cb_http_exchange_is_truncated (exchange)
      || !cb_media_type_is_json (cb_http_exchange_get_response_header (exchange, "Content-Type")))
    return NULL;
  document = cb_document_read (body, NULL, error);
  if (document == NULL)
    return NULL;
  value = cb_value_new_from_node (document, cb_document_get_root (document));
  /* A secret that stands escaped in the text is found only in the values. */
  if (!cb_redactor_would_mask (redactor, bytes, (gssize) length)
      && memchr (bytes, '\\', length) == NULL)
    return g_steal_pointer (&value);
  return mask_value (redactor, value);
}
