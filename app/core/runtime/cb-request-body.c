/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-runtime-error.h"
#include "cb-style-private.h"

typedef struct
{
  CbRequestBuilder *builder;
  CbContent *content;
  CbValue *schema;
  const char *media_type;
  gboolean json;
  gboolean form;
  gboolean multipart;
  /* What is sent, so far; NULL for nothing. */
  CbValue *value;
  /* Set of top members that are references to files. */
  GHashTable *files;
  gboolean declared;
  gboolean whole;
} BodyBuilder;

static void
body_clear (BodyBuilder *self)
{
  g_clear_pointer (&self->value, cb_value_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BodyBuilder, body_clear)

/* The part of a media type before its parameters is @essence. */
static gboolean
is_media_type (const char *media_type, const char *essence)
{
  gsize length = strlen (essence);

  return g_ascii_strncasecmp (media_type, essence, length) == 0
         && (media_type[length] == '\0' || media_type[length] == ';' || media_type[length] == ' ');
}

static gboolean
is_json_type (const char *media_type)
{
  g_auto (GStrv) halves = g_strsplit (media_type, ";", 2);
  const char *essence = halves[0] != NULL ? g_strstrip (halves[0]) : "";

  return is_media_type (essence, "application/json") || g_str_has_suffix (essence, "+json")
         || is_media_type (essence, "text/json");
}

static gboolean
has_parameter_in (CbRequestBuilder *self, CbLocation location, gboolean file)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);

      if (cb_parameter_get_location (parameter) == location
          && (!file || cb_field_get_field_type (CB_FIELD (parameter)) == CB_FIELD_TYPE_FILE))
        return TRUE;
    }
  return FALSE;
}

/* The media type of the definition, else the one that fits the parameters. */
static const char *
choose_media_type (CbRequestBuilder *self, CbContent *content)
{
  CbValue *body = cb_values_get_own (self->values, "body");

  if (content != NULL && *cb_content_get_media_type (content) != '\0')
    return cb_content_get_media_type (content);
  if (has_parameter_in (self, CB_LOCATION_FORM, TRUE))
    return "multipart/form-data";
  if (has_parameter_in (self, CB_LOCATION_FORM, FALSE))
    return "application/x-www-form-urlencoded";
  if (cb_value_is (body, CB_NODE_STRING))
    {
      g_autoptr (CbValue) read = cb_value_new_from_text (cb_value_get_text (body, NULL), -1, NULL);

      return read != NULL ? "application/json" : "text/plain; charset=utf-8";
    }
  return "application/json";
}

static void
init_body (BodyBuilder *self, CbRequestBuilder *builder)
{
  self->builder = builder;
  self->content = cb_activity_get_request_content (builder->activity);
  self->schema = self->content != NULL ? cb_content_get_schema (self->content) : NULL;
  self->media_type = choose_media_type (builder, self->content);
  self->json = is_json_type (self->media_type);
  self->multipart = is_media_type (self->media_type, "multipart/form-data");
  self->form = self->multipart
               || is_media_type (self->media_type, "application/x-www-form-urlencoded");
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
is_file_reference (CbValue *value)
{
  return cb_value_is (value, CB_NODE_STRING) && cb_value_get_text (value, NULL)[0] == '@';
}

/* The whole body as it was filled in. Text is read as JSON where JSON is sent and the structure
 * isn't a plain string. */
static void
take_whole (BodyBuilder *self)
{
  CbValue *given = cb_values_get_own (self->builder->values, "body");
  g_autoptr (GError) reason = NULL;
  const char *text = cb_value_is (given, CB_NODE_STRING) ? cb_value_get_text (given, NULL) : NULL;
  gboolean wants_text = cb_schema_is_type (self->builder->connector, self->schema, "string");

  if (given == NULL || (text != NULL && *text == '\0'))
    return;
  self->whole = TRUE;
  if (text == NULL || is_file_reference (given) || !(self->json || self->form) || wants_text)
    {
      self->value = cb_value_ref (given);
      return;
    }
  self->value = cb_value_new_from_text (text, -1, &reason);
  if (self->value != NULL)
    return;
  self->value = cb_value_ref (given);
  if (!cb_request_builder_sketches (self->builder))
    cb_request_builder_add_problem (self->builder, "body", "Body", FALSE, "The body isn't JSON: %s",
                                    reason->message);
}

static void
set_member (BodyBuilder *self, const char *const *path, CbValue *value)
{
  CbValue *changed = cb_schema_set_path (self->builder->connector, self->schema, self->value, path,
                                         value);

  g_clear_pointer (&self->value, cb_value_unref);
  self->value = changed;
}

static void
take_parameter (BodyBuilder *self, CbParameter *parameter)
{
  CbLocation location = cb_parameter_get_location (parameter);
  const char *name = cb_field_get_name (CB_FIELD (parameter));
  g_auto (CbResolved) resolved = { 0 };
  g_auto (GStrv) path = NULL;
  g_autofree char *text = NULL;

  if (location != CB_LOCATION_FORM && location != CB_LOCATION_BODY)
    return;
  self->declared = TRUE;
  cb_request_builder_resolve_parameter (self->builder, parameter, &resolved);
  if (resolved.value == NULL
      || (cb_value_is (resolved.value, CB_NODE_STRING) && cb_field_is_blank_value (resolved.value)
          && !cb_parameter_get_send_empty (parameter)))
    return;
  path = g_strsplit (name, location == CB_LOCATION_BODY ? "." : "\n", -1);
  if (cb_field_get_field_type (CB_FIELD (parameter)) == CB_FIELD_TYPE_FILE
      && is_file_reference (resolved.value))
    g_hash_table_add (self->files, g_strdup (path[0]));
  set_member (self, (const char *const *) path, resolved.value);
  text = cb_style_dup_text (resolved.value);
  cb_request_builder_add_resolved (self->builder, self->form ? CB_PART_FORM : CB_PART_BODY, name,
                                   text, CB_RULE_PARAMETER, &resolved);
}

/* Whether a parameter takes the value of that name, so that it is no value of its own. */
static gboolean
is_taken (CbRequestBuilder *self, const char *name)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);
  const char *member = g_str_has_prefix (name, "body.") ? name + strlen ("body.") : NULL;

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      const char *other = cb_field_get_name (CB_FIELD (parameter));
      CbLocation location = cb_parameter_get_location (parameter);

      if (strcmp (other, name) == 0)
        return TRUE;
      if (member != NULL && strcmp (other, member) == 0
          && (location == CB_LOCATION_BODY || location == CB_LOCATION_FORM))
        return TRUE;
    }
  return FALSE;
}

/* A value that no parameter declares: `body.a.b`, or a member of the schema. */
static void
take_value (BodyBuilder *self, const char *name, CbValue *value)
{
  gboolean qualified = g_str_has_prefix (name, "body.");
  CbConnector *connector = self->builder->connector;
  CbValue *schema = NULL;
  g_auto (GStrv) path = NULL;
  g_autofree char *text = NULL;
  CbRequestPart *part = NULL;

  if (is_taken (self->builder, name))
    return;
  schema = cb_schema_get_property (connector, self->schema, name);
  if (!qualified && schema == NULL)
    return;
  path = qualified ? g_strsplit (name + 5, ".", -1) : g_strsplit (name, "\n", -1);
  if (qualified)
    schema = cb_schema_get_property (connector, self->schema, path[0]);
  if (cb_schema_is_file (connector, schema) && is_file_reference (value))
    g_hash_table_add (self->files, g_strdup (path[0]));
  set_member (self, (const char *const *) path, value);
  text = cb_style_dup_text (value);
  part = cb_request_builder_add_part (self->builder, self->form ? CB_PART_FORM : CB_PART_BODY,
                                      qualified ? name + 5 : name, text, CB_RULE_BODY_VALUE,
                                      "A value for the body: filled in.");
  part->origin = CB_ORIGIN_USER;
  part->secret = cb_redactor_is_sensitive_name (path[g_strv_length (path) - 1]);
}

static void
take_values (BodyBuilder *self)
{
  CbValues *values = self->builder->values;

  for (guint i = 0; i < cb_values_get_size (values); i++)
    {
      CbValue *value = NULL;
      CbValueOrigin origin = CB_ORIGIN_NONE;
      const char *name = cb_values_get_at (values, i, &value, &origin);

      if (origin != CB_ORIGIN_CONNECTION && strcmp (name, "body") != 0)
        take_value (self, name, value);
    }
}

/* Members that the structure requires, where the body is made of fields. */
static void
check_required (BodyBuilder *self)
{
  CbValue *resolved = self->schema != NULL
                          ? cb_connector_resolve_schema (self->builder->connector, self->schema)
                          : NULL;
  CbValue *required = cb_value_get_member (resolved, "required");

  for (guint i = 0; required != NULL && i < cb_value_get_size (required); i++)
    {
      const char *name = cb_value_get_text (cb_value_get_item (required, i), NULL);
      CbValue *schema = name != NULL
                            ? cb_schema_get_property (self->builder->connector, self->schema, name)
                            : NULL;
      g_autofree char *title = NULL;

      if (name == NULL || cb_value_get_member (self->value, name) != NULL
          || cb_value_get_boolean (cb_value_get_member (schema, "readOnly")))
        continue;
      title = cb_text_humanize (name);
      cb_request_builder_add_problem (self->builder, name, title, TRUE,
                                      "“%s” is required. Enter a value.", title);
    }
}

static void
check_body (BodyBuilder *self)
{
  CbBody *body = cb_activity_get_request (self->builder->activity);
  gboolean required = body != NULL && cb_body_get_required (body);

  if (cb_request_builder_sketches (self->builder) || self->whole)
    return;
  if (required && self->value == NULL && !self->declared
      && (self->schema == NULL || !(self->json || self->form)
          || cb_value_get_member (self->schema, "required") == NULL))
    cb_request_builder_add_problem (self->builder, "body", "Body", TRUE,
                                    "This activity sends a body. Enter it.");
  else if ((self->json || self->form) && (required || self->value != NULL))
    check_required (self);
  if (required && self->value == NULL && self->declared && (self->json || self->form))
    self->value = cb_value_new_object ();
}

GBytes *
cb_request_builder_load (CbRequestBuilder *self, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = NULL;

  if (self->options.load_file == NULL)
    {
      g_ptr_array_insert (self->request->pending_files, (int) self->request->pending_files->len - 1,
                          g_strdup (path));
      return g_bytes_new_static ("", 0);
    }
  bytes = self->options.load_file (path, self->options.load_file_data, &reason);
  if (bytes == NULL)
    g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_FILE,
                 "The file “%s” can't be read: %s Choose another file.", path, reason->message);
  return bytes;
}

static gboolean
send_file (BodyBuilder *self, GError **error)
{
  CbRequest *request = self->builder->request;
  const char *path = cb_value_get_text (self->value, NULL) + 1;

  request->body = cb_request_builder_load (self->builder, path, error);
  if (request->body == NULL)
    return FALSE;
  request->body_path = g_strdup (path);
  return TRUE;
}

static void
send_text (BodyBuilder *self)
{
  gsize length = 0;
  const char *text = cb_value_is (self->value, CB_NODE_STRING)
                         ? cb_value_get_text (self->value, &length)
                         : NULL;
  char *json = NULL;

  if (text != NULL && !self->json)
    {
      self->builder->request->body = g_bytes_new (text, length);
      return;
    }
  json = cb_value_to_text (self->value, 0);
  self->builder->request->body = g_bytes_new_take (json, strlen (json));
}

static void
explain_whole (BodyBuilder *self)
{
  g_autofree char *text = NULL;
  CbRequestPart *part = NULL;

  if (!self->whole)
    return;
  text = cb_style_dup_text (cb_values_get_own (self->builder->values, "body"));
  part = cb_request_builder_add_part (self->builder, CB_PART_BODY, "", text, CB_RULE_BODY_VALUE,
                                      "The whole body, as it was filled in.");
  part->origin = CB_ORIGIN_USER;
}

static gboolean
send_body (BodyBuilder *self, GError **error)
{
  CbRequestBuilder *builder = self->builder;

  if (self->value == NULL)
    return TRUE;
  builder->content_type = g_strdup (self->media_type);
  if (self->whole && is_file_reference (self->value)
      && (cb_schema_is_file (builder->connector, self->schema)
          || g_ascii_strncasecmp (self->media_type, "text/", 5) != 0))
    return send_file (self, error);
  if (self->form && cb_value_is (self->value, CB_NODE_OBJECT))
    return self->multipart
               ? cb_request_builder_make_multipart (builder, self->value, self->files, error)
               : cb_request_builder_make_form (builder, self->value, self->files, error);
  send_text (self);
  return TRUE;
}

gboolean
cb_request_builder_make_body (CbRequestBuilder *self, GError **error)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);
  g_auto (BodyBuilder) body = { 0 };

  init_body (&body, self);
  take_whole (&body);
  explain_whole (&body);
  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    take_parameter (&body, cb_list_get (parameters, i));
  take_values (&body);
  check_body (&body);
  if (self->problems->len > 0)
    return TRUE;
  return send_body (&body, error);
}
