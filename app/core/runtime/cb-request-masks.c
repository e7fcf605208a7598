/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"

char *
cb_request_mask_url (CbRequest *self, gboolean reveal)
{
  g_autoptr (CbHttpRequest) http = NULL;
  g_autofree char *masked = NULL;

  if (reveal)
    return g_strdup (self->url);
  http = cb_request_to_http_request (self);
  masked = cb_http_request_mask_url (http, self->url);
  return cb_redactor_mask (self->redactor, masked, -1);
}

char *
cb_request_mask_header (CbRequest *self, const CbHttpHeader *header, gboolean reveal)
{
  g_autofree char *masked = NULL;

  if (reveal)
    return g_strdup (header->value);
  masked = cb_redactor_mask (self->redactor, header->value, -1);
  /* A sensitive header of which no secret is known hides all of it. */
  if (header->sensitive && strcmp (masked, header->value) == 0)
    return g_strdup (CB_REDACTED);
  return g_steal_pointer (&masked);
}

char *
cb_request_mask_part (CbRequest *self, const CbRequestPart *part, gboolean reveal)
{
  if (reveal)
    return g_strdup (part->value);
  if (part->secret)
    return g_strdup (CB_REDACTED);
  return cb_redactor_mask (self->redactor, part->value, -1);
}

char *
cb_request_mask_bytes (CbRequest *self, GBytes *bytes, gboolean reveal)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return g_strdup ("");
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  return reveal ? g_strndup (text, length)
                : cb_redactor_mask (self->redactor, text, (gssize) length);
}
