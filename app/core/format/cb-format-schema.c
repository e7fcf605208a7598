/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-format-schema.h"

#include <string.h>

/* The types that the root leads to, each once, in the order in which they are met. */
typedef struct
{
  CbValueBuilder *builder;
  GPtrArray *types;
} SchemaMaker;

static void
add_text (CbValueBuilder *builder, const char *key, const char *text)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_string (builder, text);
}

static void
add_integer (CbValueBuilder *builder, const char *key, gint64 value)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_int64 (builder, value);
}

/* "CbAuthMethod" is `AuthMethod` in the schema. */
static const char *
get_definition_name (GType type)
{
  return g_type_name (type) + strlen ("Cb");
}

static void
add_reference (SchemaMaker *maker, GType type)
{
  g_autofree char *reference = g_strdup_printf ("#/$defs/%s", get_definition_name (type));

  if (!g_ptr_array_find (maker->types, GSIZE_TO_POINTER (type), NULL))
    g_ptr_array_add (maker->types, GSIZE_TO_POINTER (type));
  add_text (maker->builder, "$ref", reference);
}

static void
add_string_rules (SchemaMaker *maker, const CbMember *member)
{
  add_text (maker->builder, "type", "string");
  if (member->pattern)
    add_text (maker->builder, "pattern", member->pattern);
}

static void
add_integer_rules (SchemaMaker *maker, const CbMember *member)
{
  add_text (maker->builder, "type", "integer");
  if (member->minimum != 0 || member->maximum != 0)
    {
      add_integer (maker->builder, "minimum", member->minimum);
      add_integer (maker->builder, "maximum", member->maximum);
    }
  add_integer (maker->builder, "default", member->default_value);
}

static void
add_boolean_rules (SchemaMaker *maker, const CbMember *member)
{
  add_text (maker->builder, "type", "boolean");
  cb_value_builder_set_key (maker->builder, "default");
  cb_value_builder_add_boolean (maker->builder, member->default_value != 0);
}

static void
add_enum_rules (SchemaMaker *maker, const CbMember *member)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (member->get_type ());

  cb_value_builder_set_key (maker->builder, "enum");
  cb_value_builder_begin_array (maker->builder);
  for (guint i = 0; i < class->n_values; i++)
    cb_value_builder_add_string (maker->builder, class->values[i].value_nick);
  cb_value_builder_end (maker->builder);
  if (!(member->flags & CB_MEMBER_REQUIRED))
    add_text (maker->builder, "default",
              cb_enum_get_nick (member->get_type (), (int) member->default_value));
}

static void
add_strings_rules (SchemaMaker *maker)
{
  add_text (maker->builder, "type", "array");
  cb_value_builder_set_key (maker->builder, "items");
  cb_value_builder_begin_object (maker->builder);
  add_text (maker->builder, "type", "string");
  cb_value_builder_end (maker->builder);
}

static void
add_value_rules (SchemaMaker *maker, const CbMember *member)
{
  if (!(member->flags & CB_MEMBER_SCHEMA))
    return;
  cb_value_builder_set_key (maker->builder, "type");
  cb_value_builder_begin_array (maker->builder);
  cb_value_builder_add_string (maker->builder, "object");
  cb_value_builder_add_string (maker->builder, "boolean");
  cb_value_builder_end (maker->builder);
}

static void
add_list_rules (SchemaMaker *maker, const CbMember *member)
{
  add_text (maker->builder, "type", "array");
  add_integer (maker->builder, "maxItems", CB_LIMIT_ACTIVITIES);
  cb_value_builder_set_key (maker->builder, "items");
  cb_value_builder_begin_object (maker->builder);
  add_reference (maker, member->get_type ());
  cb_value_builder_end (maker->builder);
}

static void
add_rules (SchemaMaker *maker, const CbMember *member)
{
  switch (member->kind)
    {
    case CB_MEMBER_STRING:
      add_string_rules (maker, member);
      break;
    case CB_MEMBER_BOOLEAN:
      add_boolean_rules (maker, member);
      break;
    case CB_MEMBER_INTEGER:
      add_integer_rules (maker, member);
      break;
    case CB_MEMBER_ENUM:
      add_enum_rules (maker, member);
      break;
    case CB_MEMBER_STRINGS:
      add_strings_rules (maker);
      break;
    case CB_MEMBER_VALUE:
      add_value_rules (maker, member);
      break;
    case CB_MEMBER_ITEM:
      add_reference (maker, member->get_type ());
      break;
    case CB_MEMBER_LIST:
      add_list_rules (maker, member);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_properties (SchemaMaker *maker, CbItemClass *class)
{
  guint n_members = cb_item_class_get_n_members (class);

  for (guint i = 0; i < n_members; i++)
    {
      const CbMember *member = cb_item_class_get_member (class, i);

      cb_value_builder_set_key (maker->builder, member->key);
      cb_value_builder_begin_object (maker->builder);
      if (member->description)
        add_text (maker->builder, "description", member->description);
      add_rules (maker, member);
      cb_value_builder_end (maker->builder);
    }
}

static void
add_required (SchemaMaker *maker, CbItemClass *class)
{
  guint n_members = cb_item_class_get_n_members (class);
  gboolean begun = FALSE;

  for (guint i = 0; i < n_members; i++)
    {
      const CbMember *member = cb_item_class_get_member (class, i);

      if (!(member->flags & CB_MEMBER_REQUIRED))
        continue;
      if (!begun)
        {
          cb_value_builder_set_key (maker->builder, "required");
          cb_value_builder_begin_array (maker->builder);
        }
      begun = TRUE;
      cb_value_builder_add_string (maker->builder, member->key);
    }
  if (begun)
    cb_value_builder_end (maker->builder);
}

/* The keys before the definition itself. */
static void
add_preamble (SchemaMaker *maker)
{
  cb_value_builder_set_key (maker->builder, "$schema");
  cb_value_builder_begin_object (maker->builder);
  add_text (maker->builder, "description", "The address of this schema.");
  add_text (maker->builder, "type", "string");
  cb_value_builder_end (maker->builder);
  cb_value_builder_set_key (maker->builder, "formatVersion");
  cb_value_builder_begin_object (maker->builder);
  add_text (maker->builder, "description", "The version of the file format.");
  add_integer (maker->builder, "const", CB_FORMAT_VERSION);
  cb_value_builder_end (maker->builder);
}

static void
add_definition (SchemaMaker *maker, GType type)
{
  g_autoptr (GTypeClass) class = g_type_class_ref (type);

  cb_value_builder_set_key (maker->builder, get_definition_name (type));
  cb_value_builder_begin_object (maker->builder);
  add_text (maker->builder, "type", "object");
  cb_value_builder_set_key (maker->builder, "properties");
  cb_value_builder_begin_object (maker->builder);
  if (type == CB_TYPE_CONNECTOR)
    add_preamble (maker);
  add_properties (maker, CB_ITEM_CLASS (class));
  cb_value_builder_end (maker->builder);
  add_required (maker, CB_ITEM_CLASS (class));
  cb_value_builder_end (maker->builder);
}

static void
add_definitions (SchemaMaker *maker)
{
  cb_value_builder_set_key (maker->builder, "$defs");
  cb_value_builder_begin_object (maker->builder);
  for (guint i = 0; i < maker->types->len; i++)
    add_definition (maker, (GType) GPOINTER_TO_SIZE (maker->types->pdata[i]));
  cb_value_builder_end (maker->builder);
}

/**
 * cb_format_make_schema:
 *
 * Makes the JSON Schema (2020-12) of the connector file from the member tables.
 *
 * Keys that the schema doesn't name are allowed, because they are kept.
 *
 * Returns: (transfer full): the schema
 */
CbValue *
cb_format_make_schema (void)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  SchemaMaker maker = { builder, types };

  cb_value_builder_begin_object (builder);
  add_text (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_text (builder, "$id", CB_FORMAT_SCHEMA_URI);
  add_text (builder, "title", "Connector file");
  add_text (builder, "description", "The definition of a connector to a REST API.");
  add_reference (&maker, CB_TYPE_CONNECTOR);
  cb_value_builder_set_key (builder, "required");
  cb_value_builder_begin_array (builder);
  cb_value_builder_add_string (builder, "formatVersion");
  cb_value_builder_end (builder);
  add_definitions (&maker);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}
