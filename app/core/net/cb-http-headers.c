/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-headers-private.h"

#include <libcb-base.h>
#include <string.h>

static void
header_free (CbHttpHeader *header)
{
  g_free ((char *) header->name);
  if (header->sensitive)
    cb_secret_free ((char *) header->value);
  else
    g_free ((char *) header->value);
  g_free (header);
}

static CbHttpHeader *
header_new (const char *name, const char *value, gboolean sensitive)
{
  CbHttpHeader *header = g_new0 (CbHttpHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  header->sensitive = sensitive || cb_http_is_sensitive_header (name);
  return header;
}

GPtrArray *
cb_http_headers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) header_free);
}

GPtrArray *
cb_http_headers_copy (GPtrArray *self)
{
  GPtrArray *copy = cb_http_headers_new ();

  for (guint i = 0; i < self->len; i++)
    {
      const CbHttpHeader *header = g_ptr_array_index (self, i);
      cb_http_headers_add (copy, header->name, header->value, header->sensitive);
    }
  return copy;
}

void
cb_http_headers_add (GPtrArray *self, const char *name, const char *value, gboolean sensitive)
{
  g_ptr_array_add (self, header_new (name, value, sensitive));
}

static guint
find_index (GPtrArray *self, const char *name, guint from)
{
  for (guint i = from; i < self->len; i++)
    {
      const CbHttpHeader *header = g_ptr_array_index (self, i);
      if (g_ascii_strcasecmp (header->name, name) == 0)
        return i;
    }
  return self->len;
}

static void
remove_from (GPtrArray *self, const char *name, guint from)
{
  for (guint i = find_index (self, name, from); i < self->len; i = find_index (self, name, i))
    g_ptr_array_remove_index (self, i);
}

void
cb_http_headers_set (GPtrArray *self, const char *name, const char *value, gboolean sensitive)
{
  CbHttpHeader *header = header_new (name, value, sensitive);
  guint index = find_index (self, name, 0);

  remove_from (self, name, index);
  g_ptr_array_insert (self, (int) index, header);
}

void
cb_http_headers_remove (GPtrArray *self, const char *name)
{
  remove_from (self, name, 0);
}

const CbHttpHeader *
cb_http_headers_find (GPtrArray *self, const char *name)
{
  guint index = find_index (self, name, 0);

  return index < self->len ? g_ptr_array_index (self, index) : NULL;
}

/* RFC 9110 section 5.6.2. */
gboolean
cb_http_is_token (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p; p++)
    if (!g_ascii_isalnum (*p) && !strchr ("!#$%&'*+-.^_`|~", *p))
      return FALSE;
  return TRUE;
}

gboolean
cb_http_is_sensitive_header (const char *name)
{
  static const char *const known[] = { "Authorization", "Proxy-Authorization", "Cookie",
                                       "Set-Cookie", NULL };

  for (guint i = 0; known[i]; i++)
    if (g_ascii_strcasecmp (name, known[i]) == 0)
      return TRUE;
  return cb_redactor_is_sensitive_name (name);
}
