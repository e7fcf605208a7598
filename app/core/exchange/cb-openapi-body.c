/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* All operations of a 2.0 document can share one long list. */
#define MAX_MEDIA_TYPES 50

static gboolean
is_json (const char *media_type)
{
  return g_str_has_prefix (media_type, "application/json") || strstr (media_type, "+json");
}

static CbContent *
make_content (CbOpenapi *self, const char *media_type, CbSpot spot)
{
  static const char *const kept[] = { "examples", "itemSchema", "prefixEncoding", "itemEncoding",
                                      NULL };
  g_autoptr (CbValue) schema = cb_openapi_make_schema (self, cb_spot_get (spot, "schema"), FALSE);
  g_autoptr (CbValue) encoding = cb_openapi_make_value (self, cb_spot_get (spot, "encoding"));
  g_autoptr (CbValue) example = cb_openapi_make_value (self, cb_openapi_find_example (self, spot));
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, spot, kept);
  CbContent *content = cb_content_new (media_type, schema);

  cb_content_set_encoding (content, encoding);
  cb_content_set_example (content, example);
  cb_content_set_extras (content, extras);
  return content;
}

/* The first is the one that is used, and the builder knows JSON best. */
static void
put_json_first (CbList *contents)
{
  for (guint i = 0; i < cb_list_get_size (contents); i++)
    {
      if (!is_json (cb_content_get_media_type (cb_list_get (contents, i))))
        continue;
      if (i > 0)
        cb_list_move (contents, i, 0);
      return;
    }
}

void
cb_openapi_take_contents (CbOpenapi *self, CbList *contents, CbSpot object)
{
  const char *media_type = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (object, CB_NODE_OBJECT))
    return;
  cb_spot_iter_init (&iter, object);
  while (cb_spot_iter_next (&iter, &media_type, &child))
    {
      CbSpot spot = cb_openapi_follow (self, child);
      g_autoptr (CbContent) content = NULL;

      if (!*media_type)
        {
          cb_openapi_report (self, WARNING, "media-type", child,
                             "This structure has no media type and was left out.");
          continue;
        }
      content = make_content (self, media_type, spot);
      cb_list_append (contents, content);
    }
  put_json_first (contents);
}

void
cb_openapi_take_body (CbOpenapi *self, CbActivity *activity, CbSpot operation)
{
  CbSpot given = cb_spot_get (operation, "requestBody");
  CbSpot spot = given.node ? cb_openapi_follow (self, given) : given;
  const char *description = cb_spot_get_text (spot, "description");
  g_autoptr (CbBody) body = NULL;
  g_autoptr (CbValue) extras = NULL;

  if (!cb_spot_is (spot, CB_NODE_OBJECT))
    return;
  body = g_object_new (CB_TYPE_BODY, NULL);
  extras = cb_openapi_make_extras (self, spot, NULL);
  cb_body_set_required (body, cb_spot_get_boolean (spot, "required"));
  cb_body_set_description (body, description ? description : "");
  cb_body_set_extras (body, extras);
  cb_openapi_take_contents (self, cb_body_get_contents (body), cb_spot_get (spot, "content"));
  cb_activity_set_request (activity, body);
}

static gboolean
is_form (const char *media_type)
{
  return g_str_has_prefix (media_type, "multipart/")
         || g_str_has_prefix (media_type, "application/x-www-form-urlencoded");
}

static CbSpot
find_media_types (CbOpenapi *self, CbSpot operation, const char *key)
{
  CbSpot types = cb_spot_get (operation, key);

  if (!cb_spot_is (types, CB_NODE_ARRAY))
    types = cb_spot_get (self->root, key);
  if (cb_spot_is (types, CB_NODE_ARRAY) && cb_node_get_size (types.node) > MAX_MEDIA_TYPES)
    cb_openapi_report (self, WARNING, "media-types", types,
                       "Of so many media types only the first %d are used.", MAX_MEDIA_TYPES);
  return types;
}

static void
add_content (CbList *contents, const char *media_type, CbValue *schema, CbValue *example,
             CbValue *encoding)
{
  g_autoptr (CbContent) content = NULL;

  if (!media_type || !*media_type || cb_list_get_size (contents) >= MAX_MEDIA_TYPES
      || cb_list_find (contents, media_type))
    return;
  content = cb_content_new (media_type, schema);
  cb_content_set_example (content, example);
  cb_content_set_encoding (content, encoding);
  cb_list_append (contents, content);
}

/* A file can only be sent in parts. */
static gboolean
has_file (CbActivity *activity)
{
  CbList *parameters = cb_activity_get_parameters (activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      if (cb_parameter_get_location (cb_list_get (parameters, i)) == CB_LOCATION_FORM
          && cb_field_get_field_type (cb_list_get (parameters, i)) == CB_FIELD_TYPE_FILE)
        return TRUE;
    }
  return FALSE;
}

/* How lists in a form are written; NULL where nothing needs saying. */
static CbValue *
make_encoding (CbActivity *activity, gboolean *has_form)
{
  CbList *parameters = cb_activity_get_parameters (activity);
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  gboolean any = FALSE;

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      CbExplode explode = cb_parameter_get_explode (parameter);

      if (cb_parameter_get_location (parameter) != CB_LOCATION_FORM)
        continue;
      *has_form = TRUE;
      if (explode == CB_EXPLODE_DEFAULT)
        continue;
      any = TRUE;
      cb_value_builder_set_key (builder, cb_field_get_name (CB_FIELD (parameter)));
      cb_value_builder_begin_object (builder);
      cb_value_builder_set_key (builder, "style");
      cb_value_builder_add_string (
          builder, cb_enum_get_nick (CB_TYPE_STYLE, cb_parameter_get_effective_style (parameter)));
      cb_value_builder_set_key (builder, "explode");
      cb_value_builder_add_boolean (builder, explode == CB_EXPLODE_YES);
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
  if (any)
    return cb_value_builder_finish (builder);
  cb_value_unref (cb_value_builder_finish (builder));
  return NULL;
}

static void
take_form (CbOpenapi *self, CbActivity *activity, CbSpot operation, CbValue *encoding)
{
  g_autoptr (CbBody) body = g_object_new (CB_TYPE_BODY, NULL);
  CbList *contents = cb_body_get_contents (body);
  gboolean file = has_file (activity);
  CbSpot types = find_media_types (self, operation, "consumes");
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, types);
  while (cb_spot_is (types, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *type = cb_spot_to_text (child);
      if (type && is_form (type) && (!file || g_str_has_prefix (type, "multipart/")))
        add_content (contents, type, NULL, NULL, encoding);
    }
  if (cb_list_get_size (contents) == 0)
    add_content (contents, file ? "multipart/form-data" : "application/x-www-form-urlencoded", NULL,
                 NULL, encoding);
  cb_activity_set_request (activity, body);
}

static void
take_media_types (CbOpenapi *self, CbList *contents, CbSpot operation, const char *key,
                  CbValue *schema, CbSpot examples)
{
  CbSpot types = find_media_types (self, operation, key);
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, types);
  while (cb_spot_is (types, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *type = cb_spot_to_text (child);
      g_autoptr (CbValue)
          example = type ? cb_openapi_make_value (self, cb_spot_get (examples, type)) : NULL;

      if (type && !(is_form (type) && g_str_equal (key, "consumes")))
        add_content (contents, type, schema, example, NULL);
    }
  if (cb_list_get_size (contents) == 0)
    {
      g_autoptr (CbValue)
          example = cb_openapi_make_value (self, cb_spot_get (examples, "application/json"));
      add_content (contents, "application/json", schema, example, NULL);
    }
  put_json_first (contents);
}

void
cb_openapi_take_old_body (CbOpenapi *self, CbActivity *activity, CbSpot operation, CbSpot spot)
{
  const char *description = cb_spot_get_text (spot, "description");
  gboolean has_form = FALSE;
  g_autoptr (CbValue) encoding = make_encoding (activity, &has_form);
  g_autoptr (CbBody) body = NULL;
  g_autoptr (CbValue) schema = NULL;
  g_autoptr (CbValue) extras = NULL;

  if (!spot.node)
    {
      if (has_form)
        take_form (self, activity, operation, encoding);
      return;
    }
  if (has_form)
    cb_openapi_report (self, WARNING, "body-and-form", spot,
                       "There is a form beside this body; the body is used.");
  body = g_object_new (CB_TYPE_BODY, NULL);
  schema = cb_openapi_make_schema (self, cb_spot_get (spot, "schema"), FALSE);
  extras = cb_openapi_make_extras (self, spot, NULL);
  cb_body_set_required (body, cb_spot_get_boolean (spot, "required"));
  cb_body_set_description (body, description ? description : "");
  cb_body_set_extras (body, extras);
  take_media_types (self, cb_body_get_contents (body), operation, "consumes", schema,
                    cb_spot_get (spot, "x-examples"));
  cb_activity_set_request (activity, body);
}

/* The headers of a response as an object of schemas. (transfer full) */
static CbValue *
make_headers (CbOpenapi *self, CbSpot headers)
{
  g_autoptr (CbValueBuilder) builder = NULL;
  const char *name = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (headers, CB_NODE_OBJECT) || cb_node_get_size (headers.node) == 0)
    return NULL;
  builder = cb_value_builder_new ();
  cb_value_builder_begin_object (builder);
  cb_spot_iter_init (&iter, headers);
  while (cb_spot_iter_next (&iter, &name, &child))
    {
      CbSpot header = cb_openapi_follow (self, child);
      gboolean secret = cb_openapi_is_sensitive (self, name);
      CbSpot schema = cb_spot_get (header, "schema");
      g_autoptr (CbValue) value = NULL;

      if (self->version == 20)
        value = cb_openapi_make_parameter_schema (self, header, secret);
      else
        value = schema.node ? cb_openapi_make_schema (self, schema, secret)
                            : cb_value_new_object ();
      cb_value_builder_set_key (builder, name);
      cb_value_builder_add (builder, value);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* `200`, `2XX` or `default`; NULL for all else. (transfer full) */
static char *
make_status (const char *key)
{
  if (g_str_equal (key, "default"))
    return g_strdup (key);
  if (strlen (key) != 3 || *key < '1' || *key > '5')
    return NULL;
  if (g_ascii_strcasecmp (key + 1, "xx") == 0)
    return g_ascii_strup (key, -1);
  return g_ascii_isdigit (key[1]) && g_ascii_isdigit (key[2]) ? g_strdup (key) : NULL;
}

static void
take_response (CbOpenapi *self, CbActivity *activity, CbSpot operation, const char *status,
               CbSpot spot)
{
  static const char *const kept[] = { "links", "summary", NULL };
  g_autoptr (CbResponse) response = cb_response_new (status);
  const char *description = cb_spot_get_text (spot, "description");
  g_autoptr (CbValue) headers = make_headers (self, cb_spot_get (spot, "headers"));
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, spot, kept);
  CbSpot schema = cb_spot_get (spot, "schema");

  cb_response_set_description (response, description ? description : "");
  cb_response_set_headers (response, headers);
  cb_response_set_extras (response, extras);
  if (self->version == 20 && schema.node)
    {
      g_autoptr (CbValue) value = cb_openapi_make_schema (self, schema, FALSE);
      take_media_types (self, cb_response_get_contents (response), operation, "produces", value,
                        cb_spot_get (spot, "examples"));
    }
  else
    cb_openapi_take_contents (self, cb_response_get_contents (response),
                              cb_spot_get (spot, "content"));
  cb_list_append (cb_activity_get_responses (activity), response);
}

void
cb_openapi_take_responses (CbOpenapi *self, CbActivity *activity, CbSpot operation)
{
  CbSpot responses = cb_openapi_follow (self, cb_spot_get (operation, "responses"));
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (responses, CB_NODE_OBJECT))
    return;
  cb_spot_iter_init (&iter, responses);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      g_autofree char *status = make_status (key);
      CbSpot response = { NULL, NULL };

      if (g_str_has_prefix (key, "x-"))
        continue;
      if (!status || cb_list_find (cb_activity_get_responses (activity), status))
        {
          cb_openapi_report (self, WARNING, "status", child,
                             "“%s” is no status of a response; it was left out.", key);
          continue;
        }
      response = cb_openapi_follow (self, child);
      if (cb_spot_is (response, CB_NODE_OBJECT))
        take_response (self, activity, operation, status, response);
    }
}
