/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  CbStyle style;
  /* The places where OpenAPI allows it. */
  const char *places;
} StyleRow;

static const StyleRow styles[] = {
  { "simple", CB_STYLE_SIMPLE, "path header" },
  { "label", CB_STYLE_LABEL, "path" },
  { "matrix", CB_STYLE_MATRIX, "path" },
  { "form", CB_STYLE_FORM, "query cookie" },
  { "cookie", CB_STYLE_FORM, "cookie" },
  { "spaceDelimited", CB_STYLE_SPACE_DELIMITED, "query" },
  { "pipeDelimited", CB_STYLE_PIPE_DELIMITED, "query" },
  { "deepObject", CB_STYLE_DEEP_OBJECT, "query" },
};

static gboolean
find_location (const char *place, CbLocation *location)
{
  static const struct
  {
    const char *name;
    CbLocation location;
  } rows[] = {
    { "path", CB_LOCATION_PATH },     { "query", CB_LOCATION_QUERY },
    { "header", CB_LOCATION_HEADER }, { "cookie", CB_LOCATION_COOKIE },
    { "formData", CB_LOCATION_FORM },
  };

  for (guint i = 0; place && i < G_N_ELEMENTS (rows); i++)
    {
      if (g_str_equal (place, rows[i].name))
        {
          *location = rows[i].location;
          return TRUE;
        }
    }
  return FALSE;
}

static void
take_style (CbOpenapi *self, CbParameter *parameter, CbSpot spot)
{
  const char *style = cb_spot_get_text (spot, "style");
  const char *place = cb_spot_get_text (spot, "in");
  CbSpot explode = cb_spot_get (spot, "explode");
  guint i = 0;

  while (style && i < G_N_ELEMENTS (styles) && !g_str_equal (styles[i].name, style))
    i++;
  if (style && (i == G_N_ELEMENTS (styles) || !strstr (styles[i].places, place)))
    cb_openapi_report (self, WARNING, "style", cb_spot_get (spot, "style"),
                       "The style “%s” doesn't go with a %s parameter; the usual one is used.",
                       style, place);
  else if (style)
    cb_parameter_set_style (parameter, styles[i].style);
  if (explode.node)
    cb_parameter_set_explode (parameter, cb_spot_get_boolean (spot, "explode") ? CB_EXPLODE_YES
                                                                               : CB_EXPLODE_NO);
}

/* OpenAPI 2.0: csv is the default, and what 3.0 calls form without explode. */
static void
take_collection_format (CbOpenapi *self, CbParameter *parameter, CbSpot spot)
{
  CbLocation location = cb_parameter_get_location (parameter);
  const char *format = cb_spot_get_text (spot, "collectionFormat");
  gboolean query = location == CB_LOCATION_QUERY || location == CB_LOCATION_FORM;
  const char *type = cb_spot_get_text (spot, "type");

  if (!type || !g_str_equal (type, "array"))
    return;
  format = format ? format : "csv";
  if (query && g_str_equal (format, "multi"))
    cb_parameter_set_explode (parameter, CB_EXPLODE_YES);
  else if (query)
    cb_parameter_set_explode (parameter, CB_EXPLODE_NO);
  if (query && g_str_equal (format, "ssv"))
    cb_parameter_set_style (parameter, CB_STYLE_SPACE_DELIMITED);
  else if (query && g_str_equal (format, "pipes"))
    cb_parameter_set_style (parameter, CB_STYLE_PIPE_DELIMITED);
  else if (!g_str_equal (format, "csv") && !g_str_equal (format, "multi"))
    cb_openapi_report (self, WARNING, "collection-format", spot,
                       "Lists in the form “%s” are sent with commas instead.", format);
}

/* The schema of a parameter that is described by a media type. */
static CbSpot
find_content_schema (CbOpenapi *self, CbParameter *parameter, CbSpot spot)
{
  CbSpot content = cb_spot_get (spot, "content");
  const char *media_type = NULL;
  CbSpotIter iter;
  CbSpot child = { NULL, NULL };

  cb_spot_iter_init (&iter, content);
  if (!cb_spot_is (content, CB_NODE_OBJECT) || !cb_spot_iter_next (&iter, &media_type, &child))
    return (CbSpot){ NULL, NULL };
  cb_parameter_set_media_type (parameter, media_type);
  if (cb_node_get_size (content.node) > 1)
    cb_openapi_report (self, WARNING, "content-types", content,
                       "A parameter has one media type; “%s” is used.", media_type);
  return cb_spot_get (cb_openapi_follow (self, child), "schema");
}

static void
take_schema (CbOpenapi *self, CbParameter *parameter, CbSpot spot)
{
  CbField *field = CB_FIELD (parameter);
  CbSpot schema = cb_spot_get (spot, "schema");
  gboolean own = self->version == 20 && !schema.node;
  gboolean secret = cb_openapi_is_sensitive (self, cb_field_get_name (field));
  g_autoptr (CbValue) value = NULL;

  if (own)
    schema = spot;
  else if (!schema.node)
    schema = find_content_schema (self, parameter, spot);
  if (!schema.node)
    cb_openapi_report (self, WARNING, "parameter-schema", spot,
                       "Nothing says what “%s” looks like; it was taken for a text.",
                       cb_field_get_name (field));
  value = own ? cb_openapi_make_parameter_schema (self, schema, secret)
              : cb_openapi_make_schema (self, schema, secret);
  cb_field_set_schema (field, value);
  cb_openapi_fill_field (self, field, schema, cb_openapi_find_example (self, spot));
  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_FILE
      && cb_parameter_get_location (parameter) != CB_LOCATION_FORM)
    cb_field_set_field_type (field, CB_FIELD_TYPE_TEXT);
}

/* OpenAPI 3.0 section 4.7.12.1: these headers are not parameters, since others say them. */
static gboolean
is_ignored_header (CbOpenapi *self, CbSpot spot, const char *name, CbLocation location)
{
  static const char *const names[] = { "accept", "content-type", NULL };
  g_autofree char *lower = NULL;

  if (location != CB_LOCATION_HEADER || self->version == 20)
    return FALSE;
  lower = g_ascii_strdown (name, -1);
  if (!g_strv_contains (names, lower)
      && !(g_str_equal (lower, "authorization") && g_hash_table_size (self->methods) > 0))
    return FALSE;
  cb_openapi_report (self, SUGGESTION, "header-ignored", spot,
                     "The header “%s” comes from the media types and the authentication, and is "
                     "no parameter.",
                     name);
  return TRUE;
}

static CbParameter *
make_parameter (CbOpenapi *self, CbSpot spot, const char *name, CbLocation location)
{
  static const char *const kept[] = { "examples", "externalDocs", NULL };
  CbParameter *parameter = cb_parameter_new (name, location, CB_FIELD_TYPE_TEXT);
  CbField *field = CB_FIELD (parameter);
  const char *help = cb_spot_get_text (spot, "description");
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, spot, kept);

  cb_field_set_help (field, help ? help : "");
  cb_field_set_required (field,
                         location == CB_LOCATION_PATH || cb_spot_get_boolean (spot, "required"));
  cb_field_set_deprecated (field, cb_spot_get_boolean (spot, "deprecated"));
  cb_parameter_set_allow_reserved (parameter, cb_spot_get_boolean (spot, "allowReserved"));
  cb_parameter_set_send_empty (parameter, cb_spot_get_boolean (spot, "allowEmptyValue"));
  cb_field_set_extras (field, extras);
  take_schema (self, parameter, spot);
  if (self->version == 20)
    take_collection_format (self, parameter, spot);
  else
    take_style (self, parameter, spot);
  return parameter;
}

void
cb_openapi_take_parameter (CbOpenapi *self, CbActivity *activity, CbSpot spot)
{
  const char *name = cb_spot_get_text (spot, "name");
  const char *place = cb_spot_get_text (spot, "in");
  CbLocation location = CB_LOCATION_QUERY;
  g_autoptr (CbParameter) parameter = NULL;

  if (!name || !*name)
    {
      cb_openapi_report (self, WARNING, "parameter-name", spot,
                         "This parameter has no name and was left out.");
      return;
    }
  if (!find_location (place, &location))
    {
      cb_openapi_report (self, WARNING, "parameter-place", spot,
                         "The parameter “%s” was left out: a parameter can't be in “%s”.", name,
                         place ? place : "");
      return;
    }
  if (is_ignored_header (self, spot, name, location))
    return;
  parameter = make_parameter (self, spot, name, location);
  cb_list_append (cb_activity_get_parameters (activity), parameter);
}
