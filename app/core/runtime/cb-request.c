/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-request-private.h"

G_DEFINE_BOXED_TYPE (CbRequest, cb_request, cb_request_ref, cb_request_unref)

void
cb_multipart_part_free (CbMultipartPart *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->file_name);
  g_free (self->path);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

CbRequest *
cb_request_ref (CbRequest *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cb_request_unref (CbRequest *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->method);
  g_free (self->url);
  g_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->body_path);
  g_clear_pointer (&self->multipart, g_ptr_array_unref);
  g_ptr_array_unref (self->pending_files);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->sensitive_query);
  g_clear_object (&self->certificate);
  cb_redactor_unref (self->redactor);
  g_free (self);
}

const char *
cb_request_get_method (CbRequest *self)
{
  return self->method;
}

const char *
cb_request_get_url (CbRequest *self)
{
  return self->url;
}

guint
cb_request_get_n_headers (CbRequest *self)
{
  return self->headers->len;
}

const CbHttpHeader *
cb_request_get_header_at (CbRequest *self, guint index)
{
  return &g_array_index (self->headers, CbHttpHeader, index);
}

const char *
cb_request_get_header (CbRequest *self, const char *name)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      const CbHttpHeader *header = cb_request_get_header_at (self, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }
  return NULL;
}

GBytes *
cb_request_get_body (CbRequest *self)
{
  return self->body;
}

const char *const *
cb_request_get_pending_files (CbRequest *self)
{
  return (const char *const *) self->pending_files->pdata;
}

GTlsCertificate *
cb_request_get_client_certificate (CbRequest *self)
{
  return self->certificate;
}

guint
cb_request_get_n_parts (CbRequest *self)
{
  return self->parts->len;
}

const CbRequestPart *
cb_request_get_part (CbRequest *self, guint index)
{
  return g_ptr_array_index (self->parts, index);
}

CbRedactor *
cb_request_get_redactor (CbRequest *self)
{
  return self->redactor;
}

static gboolean
has_secret_body (CbRequest *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const CbRequestPart *part = g_ptr_array_index (self->parts, i);

      if (part->secret && (part->kind == CB_PART_BODY || part->kind == CB_PART_FORM))
        return TRUE;
    }
  return FALSE;
}

CbHttpRequest *
cb_request_to_http_request (CbRequest *self)
{
  CbHttpRequest *http = cb_http_request_new (self->method, self->url);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const CbHttpHeader *header = cb_request_get_header_at (self, i);

      if (header->sensitive)
        cb_http_request_add_sensitive_header (http, header->name, header->value);
      else
        cb_http_request_add_header (http, header->name, header->value);
    }
  for (guint i = 0; i < self->sensitive_query->len; i++)
    cb_http_request_mark_sensitive_query (http, g_ptr_array_index (self->sensitive_query, i));
  if (self->body != NULL)
    cb_http_request_set_body (http, NULL, self->body);
  if (has_secret_body (self))
    cb_http_request_set_flags (http, CB_HTTP_REQUEST_SENSITIVE_BODY);
  return http;
}
