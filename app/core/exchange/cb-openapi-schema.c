/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* Schemas stay by reference: what is referred to becomes a shared schema once, and is never
 * expanded here, so that circles are no matter. */

typedef enum
{
  KEYWORD_OTHER,
  KEYWORD_SCHEMA,
  KEYWORD_LIST,
  KEYWORD_MAP,
} KeywordKind;

typedef struct
{
  CbOpenapi *openapi;
  CbValueBuilder *builder;
} Writer;

static void write_schema (Writer *writer, CbSpot spot, gboolean secret, guint depth);

static KeywordKind
get_kind (const char *key)
{
  static const char *const schemas[] = { "items",
                                         "additionalProperties",
                                         "not",
                                         "if",
                                         "then",
                                         "else",
                                         "contains",
                                         "propertyNames",
                                         "unevaluatedProperties",
                                         "unevaluatedItems",
                                         "contentSchema",
                                         "additionalItems",
                                         NULL };
  static const char *const lists[] = { "allOf", "anyOf", "oneOf", "prefixItems", NULL };
  static const char *const maps[] = { "properties",  "patternProperties", "$defs",
                                      "definitions", "dependentSchemas",  NULL };

  if (g_strv_contains (schemas, key))
    return KEYWORD_SCHEMA;
  if (g_strv_contains (lists, key))
    return KEYWORD_LIST;
  return g_strv_contains (maps, key) ? KEYWORD_MAP : KEYWORD_OTHER;
}

static void
write_list (Writer *writer, CbSpot spot, gboolean secret, guint depth)
{
  CbSpotIter iter;
  CbSpot child;

  cb_value_builder_begin_array (writer->builder);
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, NULL, &child))
    write_schema (writer, child, secret, depth + 1);
  cb_value_builder_end (writer->builder);
}

static void
write_map (Writer *writer, CbSpot spot, guint depth)
{
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_value_builder_begin_object (writer->builder);
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      cb_value_builder_set_key (writer->builder, key);
      write_schema (writer, child, cb_openapi_is_sensitive (writer->openapi, key), depth + 1);
    }
  cb_value_builder_end (writer->builder);
}

static void
write_plain (Writer *writer, CbSpot spot)
{
  g_autoptr (CbValue) value = cb_openapi_make_value (writer->openapi, spot);

  cb_value_builder_add (writer->builder, value);
}

static void
write_reference (Writer *writer, CbSpot spot, const char *reference)
{
  CbSpot target = cb_openapi_look_up (writer->openapi, spot, reference);
  g_autofree char *comment = NULL;
  g_autoptr (GString) name = NULL;

  if (target.node)
    {
      name = g_string_new ("#/schemas");
      cb_pointer_append (name, cb_openapi_share_schema (writer->openapi, target, reference), -1);
      cb_value_builder_set_key (writer->builder, "$ref");
      cb_value_builder_add_string (writer->builder, name->str);
      return;
    }
  cb_openapi_report (writer->openapi, WARNING, "reference", spot,
                     "“%s” leads nowhere, so that anything is allowed here.", reference);
  comment = g_strdup_printf ("The reference “%s” led nowhere.", reference);
  cb_value_builder_set_key (writer->builder, "$comment");
  cb_value_builder_add_string (writer->builder, comment);
}

/* The names of schemas in `mapping` follow those that the schemas got here. */
static void
write_discriminator (Writer *writer, CbSpot spot)
{
  CbSpot mapping = cb_spot_get (spot, "mapping");
  g_autoptr (CbValue) plain = cb_openapi_make_value (writer->openapi, spot);
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, mapping);
  while (cb_spot_is (mapping, CB_NODE_OBJECT) && cb_spot_iter_next (&iter, &key, &child))
    {
      const char *reference = cb_spot_to_text (child);
      g_autoptr (GString) pointer = g_string_new ("/mapping");
      g_autoptr (GString) name = g_string_new ("#/schemas");
      g_autoptr (CbValue) text = NULL;
      CbSpot target;
      CbValue *changed = NULL;

      if (!reference || !strchr (reference, '/'))
        continue;
      target = cb_openapi_look_up (writer->openapi, child, reference);
      if (!target.node)
        continue;
      cb_pointer_append (name, cb_openapi_share_schema (writer->openapi, target, reference), -1);
      cb_pointer_append (pointer, key, -1);
      text = cb_value_new_string (name->str);
      changed = cb_value_with_pointer (plain, pointer->str, text);
      if (changed)
        {
          cb_value_unref (plain);
          plain = changed;
        }
    }
  cb_value_builder_add (writer->builder, plain);
}

static gboolean
is_nullable (CbOpenapi *self, CbSpot spot)
{
  return self->version < 31
         && (cb_spot_get_boolean (spot, "nullable") || cb_spot_get_boolean (spot, "x-nullable"));
}

/* `type` of 2.0 and 3.0: a file is binary text, and `nullable` is one more type. */
static void
write_type (Writer *writer, CbSpot schema, CbSpot type)
{
  const char *text = cb_spot_is (type, CB_NODE_STRING) ? cb_spot_to_text (type) : NULL;
  gboolean nullable = is_nullable (writer->openapi, schema);

  if (!text)
    {
      cb_value_builder_set_key (writer->builder, "type");
      write_plain (writer, type);
      return;
    }
  if (g_str_equal (text, "file") && !cb_spot_get (schema, "format").node)
    {
      cb_value_builder_set_key (writer->builder, "format");
      cb_value_builder_add_string (writer->builder, "binary");
    }
  text = g_str_equal (text, "file") ? "string" : text;
  cb_value_builder_set_key (writer->builder, "type");
  if (!nullable)
    {
      cb_value_builder_add_string (writer->builder, text);
      return;
    }
  cb_value_builder_begin_array (writer->builder);
  cb_value_builder_add_string (writer->builder, text);
  cb_value_builder_add_string (writer->builder, "null");
  cb_value_builder_end (writer->builder);
}

static void
write_enum (Writer *writer, CbSpot schema, CbSpot choices)
{
  gboolean has_null = FALSE;
  CbSpotIter iter;
  CbSpot child;

  cb_value_builder_begin_array (writer->builder);
  cb_spot_iter_init (&iter, choices);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      write_plain (writer, child);
      has_null = has_null || cb_spot_is (child, CB_NODE_NULL);
    }
  if (is_nullable (writer->openapi, schema) && !has_null)
    cb_openapi_add_null (writer->builder);
  cb_value_builder_end (writer->builder);
}

/* Up to OpenAPI 3.0, `exclusiveMinimum` is a switch beside `minimum`. */
static gboolean
write_bound (Writer *writer, CbSpot schema, const char *key, CbSpot value)
{
  gboolean lower = g_str_equal (key, "minimum");
  const char *exclusive = lower ? "exclusiveMinimum" : "exclusiveMaximum";

  if (cb_spot_is (value, CB_NODE_BOOLEAN) && g_str_has_prefix (key, "exclusiveM"))
    return TRUE;
  if (!lower && !g_str_equal (key, "maximum"))
    return FALSE;
  cb_value_builder_set_key (writer->builder,
                            cb_spot_is (cb_spot_get (schema, exclusive), CB_NODE_BOOLEAN)
                                    && cb_spot_get_boolean (schema, exclusive)
                                ? exclusive
                                : key);
  write_plain (writer, value);
  return TRUE;
}

static gboolean
is_revealing (const char *key)
{
  return g_str_equal (key, "example") || g_str_equal (key, "examples")
         || g_str_equal (key, "default") || g_str_equal (key, "x-example")
         || g_str_equal (key, "const");
}

/* An example of one becomes the first of `examples`. */
static void
write_example (Writer *writer, CbSpot schema, CbSpot example)
{
  if (cb_spot_get (schema, "examples").node)
    return;
  cb_value_builder_set_key (writer->builder, "examples");
  cb_value_builder_begin_array (writer->builder);
  write_plain (writer, example);
  cb_value_builder_end (writer->builder);
}

static void
write_keyword (Writer *writer, const char *key, CbSpot value, gboolean secret, guint depth)
{
  KeywordKind kind = get_kind (key);

  cb_value_builder_set_key (writer->builder, key);
  if (kind == KEYWORD_MAP && cb_spot_is (value, CB_NODE_OBJECT))
    write_map (writer, value, depth + 1);
  else if (kind == KEYWORD_SCHEMA && cb_spot_is (value, CB_NODE_OBJECT))
    write_schema (writer, value, secret, depth + 1);
  else if (kind != KEYWORD_OTHER && kind != KEYWORD_MAP && cb_spot_is (value, CB_NODE_ARRAY))
    write_list (writer, value, secret, depth + 1);
  else if (g_str_equal (key, "discriminator") && cb_spot_is (value, CB_NODE_OBJECT))
    write_discriminator (writer, value);
  else
    write_plain (writer, value);
}

/* The members that change their meaning between the dialects. */
static gboolean
write_special (Writer *writer, CbSpot schema, const char *key, CbSpot value, gboolean secret)
{
  if (secret && is_revealing (key)
      && (cb_spot_is (value, CB_NODE_STRING) || cb_spot_is (value, CB_NODE_ARRAY)))
    cb_openapi_report (writer->openapi, SUGGESTION, "secret-removed", value,
                       "This may be a credential and was not taken over.");
  else if (g_str_equal (key, "$ref") && cb_spot_is (value, CB_NODE_STRING))
    write_reference (writer, value, cb_spot_to_text (value));
  else if (g_str_equal (key, "type"))
    write_type (writer, schema, value);
  else if (g_str_equal (key, "example"))
    write_example (writer, schema, value);
  else if (g_str_equal (key, "enum") && cb_spot_is (value, CB_NODE_ARRAY))
    {
      cb_value_builder_set_key (writer->builder, key);
      write_enum (writer, schema, value);
    }
  else if (!write_bound (writer, schema, key, value))
    return g_str_equal (key, "nullable") && is_nullable (writer->openapi, schema)
           && cb_spot_get (schema, "type").node;
  return TRUE;
}

static void
write_members (Writer *writer, CbSpot spot, const char *const *left_out, gboolean secret,
               guint depth)
{
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_value_builder_begin_object (writer->builder);
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      if (left_out && (g_strv_contains (left_out, key) || g_str_has_prefix (key, "x-")))
        continue;
      if (!write_special (writer, spot, key, child, secret))
        write_keyword (writer, key, child, secret, depth);
    }
  cb_value_builder_end (writer->builder);
}

static void
write_schema (Writer *writer, CbSpot spot, gboolean secret, guint depth)
{
  if (depth > CB_OPENAPI_VALUE_DEPTH)
    {
      cb_openapi_report (writer->openapi, WARNING, "too-deep", spot,
                         "The structure below this is nested too deeply and was left out.");
      cb_value_builder_add_boolean (writer->builder, TRUE);
    }
  else if (cb_spot_is (spot, CB_NODE_OBJECT))
    write_members (writer, spot, NULL, secret, depth);
  else if (cb_spot_is (spot, CB_NODE_BOOLEAN))
    cb_value_builder_add_boolean (writer->builder, cb_node_get_boolean (spot.node));
  else
    {
      cb_openapi_report (writer->openapi, WARNING, "schema", spot,
                         "A schema is an object, so that this was taken for one without limits.");
      cb_value_builder_add_boolean (writer->builder, TRUE);
    }
}

CbValue *
cb_openapi_make_schema (CbOpenapi *self, CbSpot spot, gboolean secret)
{
  g_autoptr (CbValueBuilder) builder = NULL;
  Writer writer = { self };
  CbValue *value = spot.node && !secret ? g_hash_table_lookup (self->values, spot.node) : NULL;

  if (!spot.node)
    return NULL;
  if (value)
    return cb_value_ref (value);
  builder = cb_value_builder_new ();
  writer.builder = builder;
  write_schema (&writer, spot, secret, 0);
  value = cb_value_builder_finish (builder);
  if (!secret)
    g_hash_table_insert (self->values, (gpointer) spot.node, cb_value_ref (value));
  return value;
}

CbValue *
cb_openapi_make_parameter_schema (CbOpenapi *self, CbSpot spot, gboolean secret)
{
  static const char *const left_out[] = {
    "name",   "in",      "description", "required", "collectionFormat", "allowEmptyValue",
    "schema", "example", "examples",    NULL
  };
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  Writer writer = { self, builder };

  write_members (&writer, spot, left_out, secret, 0);
  return cb_value_builder_finish (builder);
}

static const char *
add_name (CbOpenapi *self, CbSpot spot, const char *wish)
{
  char *name = g_strdup (*wish ? wish : "Schema");

  for (guint i = 2; g_hash_table_contains (self->names, name); i++)
    {
      gpointer next = g_hash_table_lookup (self->names, wish);
      guint number = MAX (i, GPOINTER_TO_UINT (next));

      g_free (name);
      name = g_strdup_printf ("%s%u", *wish ? wish : "Schema", number);
      g_hash_table_insert (self->names, g_strdup (wish), GUINT_TO_POINTER (number + 1));
    }
  g_hash_table_insert (self->names, g_strdup (name), GUINT_TO_POINTER (2));
  g_hash_table_insert (self->schema_names, (gpointer) spot.node, name);
  return name;
}

/* The last step of the reference, or the name of the file without what follows its dot. */
static char *
make_wish (const char *reference)
{
  const char *slash = strrchr (reference, '/');
  const char *last = slash ? slash + 1 : reference;
  g_autofree char *part = g_uri_unescape_string (last, NULL);
  g_auto (GStrv) slashes = g_strsplit (part ? part : last, "~1", -1);
  char *wish = g_strjoinv ("-", slashes);
  char *dot = strpbrk (wish, ".#");

  if (dot && dot > wish && !strchr (reference, '#'))
    *dot = '\0';
  return wish;
}

const char *
cb_openapi_share_schema (CbOpenapi *self, CbSpot spot, const char *reference)
{
  const char *name = g_hash_table_lookup (self->schema_names, spot.node);
  g_autofree char *wish = NULL;

  if (name)
    return name;
  wish = make_wish (reference);
  g_queue_push_tail (&self->pending, g_memdup2 (&spot, sizeof spot));
  return add_name (self, spot, wish);
}

static void
add_entry (CbOpenapi *self, CbSpot spot, GPtrArray *entries)
{
  const char *name = g_hash_table_lookup (self->schema_names, spot.node);
  g_autoptr (CbValue)
      schema = cb_openapi_make_schema (self, spot, cb_openapi_is_sensitive (self, name));

  g_ptr_array_add (entries, cb_schema_entry_new (name, schema));
}

static void
add_entries (CbOpenapi *self, GPtrArray *entries)
{
  CbList *list = cb_connector_get_schemas (self->connector);

  cb_list_splice (list, cb_list_get_size (list), 0, entries->pdata, entries->len);
}

void
cb_openapi_take_schemas (CbOpenapi *self)
{
  CbSpot schemas = self->version == 20
                       ? cb_spot_get (self->root, "definitions")
                       : cb_spot_get (cb_spot_get (self->root, "components"), "schemas");
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (schemas, CB_NODE_OBJECT))
    return;
  /* All names first, so that a schema from elsewhere takes none of them. */
  cb_spot_iter_init (&iter, schemas);
  while (cb_spot_iter_next (&iter, &key, &child))
    add_name (self, child, key);
  cb_spot_iter_init (&iter, schemas);
  while (cb_spot_iter_next (&iter, &key, &child))
    add_entry (self, child, entries);
  add_entries (self, entries);
}

void
cb_openapi_take_pending_schemas (CbOpenapi *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  CbSpot *spot = NULL;

  while ((spot = g_queue_pop_head (&self->pending)))
    {
      add_entry (self, *spot, entries);
      g_free (spot);
    }
  add_entries (self, entries);
}
