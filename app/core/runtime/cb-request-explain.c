/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-export.h"
#include "cb-request-private.h"

#define NAME_WIDTH 24
#define VALUE_CHARACTERS 60

static void
append_part (GString *out, CbRequest *self, const CbRequestPart *part, gboolean reveal)
{
  g_autofree char *masked = cb_request_mask_part (self, part, reveal);
  g_autofree char *value = cb_text_ellipsize (masked, VALUE_CHARACTERS);

  g_strdelimit (value, "\r\n\t", ' ');
  g_string_append_printf (out, "%-9s %-*s %s%s\n%*s%s\n", cb_part_kind_get_title (part->kind),
                          NAME_WIDTH, part->name, value, part->lost ? " (not sent)" : "", 10, "",
                          part->why);
}

char *
cb_request_to_explanation (CbRequest *self, gboolean reveal)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *url = cb_request_mask_url (self, reveal);

  g_string_append_printf (out, "%s %s\n\n", self->method, url);
  for (guint i = 0; i < self->parts->len; i++)
    append_part (out, self, g_ptr_array_index (self->parts, i), reveal);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_text (CbValueBuilder *builder, const char *key, const char *text)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_string (builder, text);
}

static void
add_boolean (CbValueBuilder *builder, const char *key, gboolean value)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_boolean (builder, value);
}

static void
add_headers (CbValueBuilder *builder, CbRequest *self, gboolean reveal)
{
  cb_value_builder_set_key (builder, "headers");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < self->headers->len; i++)
    {
      const CbHttpHeader *header = cb_request_get_header_at (self, i);
      g_autofree char *value = cb_request_mask_header (self, header, reveal);
      g_autofree char *valid = cb_text_make_valid (value, -1);

      cb_value_builder_begin_object (builder);
      add_text (builder, "name", header->name);
      add_text (builder, "value", valid);
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
}

static void
add_part (CbValueBuilder *builder, CbRequest *self, const CbRequestPart *part, gboolean reveal)
{
  g_autofree char *value = cb_request_mask_part (self, part, reveal);

  cb_value_builder_begin_object (builder);
  add_text (builder, "kind", cb_part_kind_to_string (part->kind));
  add_text (builder, "name", part->name);
  add_text (builder, "value", value);
  add_text (builder, "rule", cb_part_rule_to_string (part->rule));
  add_text (builder, "origin", cb_value_origin_get_title (part->origin));
  add_text (builder, "source", part->source);
  add_text (builder, "why", part->why);
  add_boolean (builder, "secret", part->secret);
  add_boolean (builder, "lost", part->lost);
  cb_value_builder_end (builder);
}

CbValue *
cb_request_explain (CbRequest *self, gboolean reveal)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autofree char *url = cb_request_mask_url (self, reveal);
  g_autofree char *body = self->body != NULL ? cb_request_mask_bytes (self, self->body, reveal)
                                             : NULL;

  cb_value_builder_begin_object (builder);
  add_text (builder, "method", self->method);
  add_text (builder, "url", url);
  add_headers (builder, self, reveal);
  if (body != NULL)
    add_text (builder, "body", body);
  cb_value_builder_set_key (builder, "parts");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < self->parts->len; i++)
    add_part (builder, self, g_ptr_array_index (self->parts, i), reveal);
  cb_value_builder_end (builder);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}
