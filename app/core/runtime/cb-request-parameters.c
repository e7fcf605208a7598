/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-style-private.h"

static gboolean
is_empty_value (CbValue *value)
{
  if (cb_value_is (value, CB_NODE_ARRAY) || cb_value_is (value, CB_NODE_OBJECT))
    return cb_value_get_size (value) == 0;
  return cb_field_is_blank_value (value);
}

static CbStyled
make_styled (CbParameter *parameter, CbValue *value)
{
  return (CbStyled){ .name = cb_field_get_name (CB_FIELD (parameter)),
                     .value = value,
                     .style = cb_parameter_get_effective_style (parameter),
                     .explode = cb_parameter_get_effective_explode (parameter),
                     .allow_reserved = cb_parameter_get_allow_reserved (parameter) };
}

/* An item that the base URL or the path brings is replaced by the parameter of that name. */
static void
drop_query_item (CbRequestBuilder *self, const char *name)
{
  g_autofree char *encoded = cb_text_percent_encode (name, -1, NULL);
  gsize length = strlen (encoded);

  for (guint i = self->query->len; i > 0; i--)
    {
      const char *item = g_ptr_array_index (self->query, i - 1);

      if (strncmp (item, encoded, length) == 0 && (item[length] == '=' || item[length] == '\0'))
        g_ptr_array_remove_index (self->query, i - 1);
    }
  cb_request_builder_lose (self, CB_PART_QUERY, name, "a parameter of this name takes its place.");
}

static void
add_query (CbRequestBuilder *self, CbParameter *parameter, const CbResolved *resolved)
{
  const char *name = cb_field_get_name (resolved->field);
  CbStyled styled = make_styled (parameter, resolved->value);
  g_autofree char *text = cb_style_dup_text (resolved->value);

  drop_query_item (self, name);
  if (resolved->placeholder)
    {
      g_autofree char *key = cb_text_percent_encode (name, -1, NULL);

      g_ptr_array_add (self->query, g_strconcat (key, "=", text, NULL));
    }
  else if (*cb_parameter_get_media_type (parameter) != '\0')
    {
      g_autoptr (CbValue) json = NULL;
      g_autofree char *content = cb_value_to_text (resolved->value, 0);

      json = cb_value_new_string (content);
      styled.value = json;
      cb_style_query (&styled, self->query);
    }
  else
    cb_style_query (&styled, self->query);
  if (resolved->secret)
    g_ptr_array_add (self->request->sensitive_query, g_strdup (name));
  cb_request_builder_add_resolved (self, CB_PART_QUERY, name, text, CB_RULE_PARAMETER, resolved);
}

/* U+0000 is cut by everything that takes a header for a C string. */
static gboolean
refuse_nul (CbRequestBuilder *self, const CbResolved *resolved)
{
  g_autofree char *json = cb_value_to_text (resolved->value, 0);
  g_autofree char *title = NULL;

  if (strstr (json, "\\u0000") == NULL)
    return FALSE;
  title = cb_field_dup_title (resolved->field);
  cb_request_builder_add_problem (self, cb_field_get_name (resolved->field), title, FALSE,
                                  "The value holds the character U+0000, which no header can.");
  return TRUE;
}

static void
add_header (CbRequestBuilder *self, CbParameter *parameter, const CbResolved *resolved)
{
  const char *name = cb_field_get_name (resolved->field);
  CbStyled styled = make_styled (parameter, resolved->value);
  g_autofree char *title = cb_field_dup_title (resolved->field);
  g_autofree char *text = *cb_parameter_get_media_type (parameter) != '\0'
                              ? cb_value_to_text (resolved->value, 0)
                              : cb_style_header (&styled);

  if (refuse_nul (self, resolved)
      || !cb_request_builder_set_header (self, name, text, resolved->secret, name, title))
    return;
  cb_request_builder_lose (self, CB_PART_HEADER, name, "a later parameter sets this header too.");
  cb_request_builder_add_resolved (self, CB_PART_HEADER, name, text, CB_RULE_PARAMETER, resolved);
}

static void
add_cookie (CbRequestBuilder *self, CbParameter *parameter, const CbResolved *resolved)
{
  CbStyled styled = make_styled (parameter, resolved->value);
  g_autofree char *text = cb_style_dup_text (resolved->value);

  if (refuse_nul (self, resolved))
    return;
  cb_style_cookie (&styled, self->cookies);
  cb_request_builder_add_resolved (self, CB_PART_COOKIE, cb_field_get_name (resolved->field), text,
                                   CB_RULE_PARAMETER, resolved);
}

/* Whether the path has the parameter in its own query, as in `/find?q={q}`. */
static gboolean
is_in_path (CbRequestBuilder *self, const char *name)
{
  g_autofree char *expression = g_strdup_printf ("{%s}", name);
  const char *query = cb_request_find_outside (cb_activity_get_path (self->activity), "?");

  return strstr (query, expression) != NULL;
}

static void
add_parameter (CbRequestBuilder *self, CbParameter *parameter)
{
  CbLocation location = cb_parameter_get_location (parameter);
  const char *name = cb_field_get_name (CB_FIELD (parameter));
  g_auto (CbResolved) resolved = { 0 };

  if (location != CB_LOCATION_QUERY && location != CB_LOCATION_HEADER
      && location != CB_LOCATION_COOKIE)
    return;
  if (location == CB_LOCATION_QUERY && is_in_path (self, name))
    return;
  cb_request_builder_resolve_parameter (self, parameter, &resolved);
  if (resolved.value == NULL
      || (is_empty_value (resolved.value) && !cb_parameter_get_send_empty (parameter)))
    return;
  if (location == CB_LOCATION_QUERY)
    add_query (self, parameter, &resolved);
  else if (location == CB_LOCATION_HEADER)
    add_header (self, parameter, &resolved);
  else
    add_cookie (self, parameter, &resolved);
}

gboolean
cb_request_builder_add_parameters (CbRequestBuilder *self, GError **error)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    add_parameter (self, cb_list_get (parameters, i));
  return TRUE;
}
