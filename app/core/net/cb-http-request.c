/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-request.h"

#include <libcb-base.h>
#include <string.h>

#include "cb-http-headers-private.h"
#include "cb-http-url-private.h"
#include "cb-net-error.h"

struct _CbHttpRequest
{
  gatomicrefcount refs;
  char *method;
  char *url;
  GPtrArray *headers;
  GPtrArray *sensitive_query;
  GBytes *body;
  GInputStream *stream;
  gint64 stream_length;
  CbHttpRequestFlags flags;
  guint max_redirects;
  guint timeout;
  gsize body_limit;
};

G_DEFINE_BOXED_TYPE (CbHttpRequest, cb_http_request, cb_http_request_ref, cb_http_request_unref)

CbHttpRequest *
cb_http_request_new (const char *method, const char *url)
{
  CbHttpRequest *self = NULL;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (url != NULL, NULL);

  self = g_new0 (CbHttpRequest, 1);
  g_atomic_ref_count_init (&self->refs);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = cb_http_headers_new ();
  self->sensitive_query = g_ptr_array_new_with_free_func (g_free);
  self->max_redirects = CB_LIMIT_REDIRECTS;
  return self;
}

CbHttpRequest *
cb_http_request_copy (CbHttpRequest *self)
{
  CbHttpRequest *copy = cb_http_request_new (self->method, self->url);

  g_ptr_array_unref (copy->headers);
  copy->headers = cb_http_headers_copy (self->headers);
  for (guint i = 0; i < self->sensitive_query->len; i++)
    cb_http_request_mark_sensitive_query (copy, g_ptr_array_index (self->sensitive_query, i));
  copy->body = self->body ? g_bytes_ref (self->body) : NULL;
  copy->stream = self->stream ? g_object_ref (self->stream) : NULL;
  copy->stream_length = self->stream_length;
  copy->flags = self->flags;
  copy->max_redirects = self->max_redirects;
  copy->timeout = self->timeout;
  copy->body_limit = self->body_limit;
  return copy;
}

CbHttpRequest *
cb_http_request_ref (CbHttpRequest *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cb_http_request_unref (CbHttpRequest *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->method);
  cb_secret_free (self->url);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->sensitive_query);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_object (&self->stream);
  g_free (self);
}

const char *
cb_http_request_get_method (CbHttpRequest *self)
{
  return self->method;
}

void
cb_http_request_set_method (CbHttpRequest *self, const char *method)
{
  g_free (self->method);
  self->method = g_strdup (method);
}

const char *
cb_http_request_get_url (CbHttpRequest *self)
{
  return self->url;
}

void
cb_http_request_set_url (CbHttpRequest *self, const char *url)
{
  char *old = self->url;

  self->url = g_strdup (url);
  cb_secret_free (old);
}

void
cb_http_request_add_header (CbHttpRequest *self, const char *name, const char *value)
{
  cb_http_headers_add (self->headers, name, value, FALSE);
}

void
cb_http_request_add_sensitive_header (CbHttpRequest *self, const char *name, const char *value)
{
  cb_http_headers_add (self->headers, name, value, TRUE);
}

void
cb_http_request_set_header (CbHttpRequest *self, const char *name, const char *value)
{
  cb_http_headers_set (self->headers, name, value, FALSE);
}

void
cb_http_request_remove_header (CbHttpRequest *self, const char *name)
{
  cb_http_headers_remove (self->headers, name);
}

guint
cb_http_request_get_n_headers (CbHttpRequest *self)
{
  return self->headers->len;
}

const CbHttpHeader *
cb_http_request_get_header_at (CbHttpRequest *self, guint index)
{
  g_return_val_if_fail (index < self->headers->len, NULL);

  return g_ptr_array_index (self->headers, index);
}

const char *
cb_http_request_get_header (CbHttpRequest *self, const char *name)
{
  const CbHttpHeader *header = cb_http_headers_find (self->headers, name);

  return header ? header->value : NULL;
}

void
cb_http_request_mark_sensitive_query (CbHttpRequest *self, const char *name)
{
  g_ptr_array_add (self->sensitive_query, g_strdup (name));
}

gboolean
cb_http_request_is_sensitive_query (CbHttpRequest *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->sensitive_query, name, g_str_equal, NULL)
         || cb_redactor_is_sensitive_name (name);
}

static char *
mask_item_cb (const char *item, const char *name, const char *value, gpointer data)
{
  const char *equals = strchr (item, '=');

  if (!equals || !cb_http_request_is_sensitive_query (data, name))
    return g_strdup (item);
  return g_strdup_printf ("%.*s=" CB_REDACTED, (int) (equals - item), item);
}

char *
cb_http_request_mask_url (CbHttpRequest *self, const char *url)
{
  return cb_http_url_map_query (url, mask_item_cb, self);
}

static void
clear_body (CbHttpRequest *self, const char *content_type)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_object (&self->stream);
  if (content_type)
    cb_http_request_set_header (self, "Content-Type", content_type);
}

void
cb_http_request_set_body (CbHttpRequest *self, const char *content_type, GBytes *bytes)
{
  clear_body (self, content_type);
  self->body = bytes ? g_bytes_ref (bytes) : NULL;
}

void
cb_http_request_set_body_stream (CbHttpRequest *self, const char *content_type,
                                 GInputStream *stream, gint64 length)
{
  clear_body (self, content_type);
  self->stream = stream ? g_object_ref (stream) : NULL;
  self->stream_length = length;
}

GBytes *
cb_http_request_get_body (CbHttpRequest *self)
{
  return self->body;
}

GInputStream *
cb_http_request_get_body_stream (CbHttpRequest *self, gint64 *length)
{
  if (length)
    *length = self->stream ? self->stream_length : 0;
  return self->stream;
}

void
cb_http_request_set_flags (CbHttpRequest *self, CbHttpRequestFlags flags)
{
  self->flags = flags;
}

CbHttpRequestFlags
cb_http_request_get_flags (CbHttpRequest *self)
{
  return self->flags;
}

void
cb_http_request_set_max_redirects (CbHttpRequest *self, guint max_redirects)
{
  self->max_redirects = MIN (max_redirects, CB_LIMIT_REDIRECTS);
}

guint
cb_http_request_get_max_redirects (CbHttpRequest *self)
{
  return self->max_redirects;
}

void
cb_http_request_set_timeout (CbHttpRequest *self, guint milliseconds)
{
  self->timeout = milliseconds;
}

guint
cb_http_request_get_timeout (CbHttpRequest *self)
{
  return self->timeout;
}

void
cb_http_request_set_body_limit (CbHttpRequest *self, gsize bytes)
{
  self->body_limit = bytes;
}

gsize
cb_http_request_get_body_limit (CbHttpRequest *self)
{
  return self->body_limit;
}

static gboolean
check_method (CbHttpRequest *self, GError **error)
{
  if (!cb_http_is_token (self->method))
    {
      g_autofree char *shown = cb_text_make_valid (self->method, -1);
      g_set_error (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST,
                   "“%s” is not a method. Use one like GET or POST, without spaces.", shown);
      return FALSE;
    }
  if (g_str_equal (self->method, "CONNECT"))
    {
      g_set_error_literal (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST,
                           "The method CONNECT opens tunnels through proxies and can't be sent "
                           "as a request.");
      return FALSE;
    }
  return TRUE;
}

/* RFC 9110 section 5.5: visible characters, bytes above 0x7f, spaces and tabs. */
static gboolean
is_header_value (const char *value)
{
  for (const char *p = value; *p; p++)
    if (g_ascii_iscntrl (*p) && *p != '\t')
      return FALSE;
  return TRUE;
}

static gboolean
check_header (const CbHttpHeader *header, GError **error)
{
  if (!cb_http_is_token (header->name))
    {
      g_autofree char *shown = cb_text_make_valid (header->name, -1);
      g_set_error (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST,
                   "“%s” can't be the name of a header. Use letters, digits and hyphens.", shown);
      return FALSE;
    }
  if (!is_header_value (header->value))
    {
      g_set_error (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST,
                   "The value of the header %s holds a line break or another control character. "
                   "Take it out.",
                   header->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
cb_http_request_check (CbHttpRequest *self, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (!check_method (self, error))
    return FALSE;
  for (guint i = 0; i < self->headers->len; i++)
    if (!check_header (g_ptr_array_index (self->headers, i), error))
      return FALSE;
  uri = cb_http_url_parse (self->url, error);
  return uri != NULL;
}
