/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-schema-type.h"
#include "cb-schema-parts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  CbSchemaType type;
  const char *nick;
  const char *title;
  const char *schema;
} TypeRow;

static const TypeRow rows[] = {
  { CB_SCHEMA_ANY, "any", N_ ("Anything"), "{}" },
  { CB_SCHEMA_TEXT, "text", N_ ("Text"), "{\"type\":\"string\"}" },
  { CB_SCHEMA_DATE, "date", N_ ("Date"), "{\"type\":\"string\",\"format\":\"date\"}" },
  { CB_SCHEMA_DATE_TIME, "dateTime", N_ ("Date and time"),
    "{\"type\":\"string\",\"format\":\"date-time\"}" },
  { CB_SCHEMA_NUMBER, "number", N_ ("Number"), "{\"type\":\"number\"}" },
  { CB_SCHEMA_INTEGER, "integer", N_ ("Whole number"), "{\"type\":\"integer\"}" },
  { CB_SCHEMA_BOOLEAN, "boolean", N_ ("Yes or no"), "{\"type\":\"boolean\"}" },
  { CB_SCHEMA_OBJECT, "object", N_ ("Object"), "{\"type\":\"object\",\"properties\":{}}" },
  { CB_SCHEMA_MAP, "map", N_ ("Map"), "{\"type\":\"object\",\"additionalProperties\":{}}" },
  { CB_SCHEMA_LIST, "list", N_ ("List"), "{\"type\":\"array\",\"items\":{}}" },
  { CB_SCHEMA_NULL, "null", N_ ("Nothing"), "{\"type\":\"null\"}" },
  { CB_SCHEMA_VARIANTS, "variants", N_ ("One of several"),
    "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]}" },
};

GType
cb_schema_type_get_type (void)
{
  static GEnumValue values[G_N_ELEMENTS (rows) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        values[i] = (GEnumValue){ rows[i].type, rows[i].title, rows[i].nick };
      g_once_init_leave (&once, g_enum_register_static ("CbSchemaType", values));
    }
  return (GType) once;
}

const char *
cb_schema_type_get_title (CbSchemaType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (rows), NULL);
  return _ (rows[type].title);
}

CbValue *
cb_schema_new (CbSchemaType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (rows), NULL);
  return cb_value_new_from_text (rows[type].schema, -1, NULL);
}

gboolean
cb_schema_has_type (CbValue *schema, const char *type)
{
  CbValue *member = cb_value_get_member (schema, "type");
  guint size = 0;

  if (!member)
    return FALSE;
  if (cb_value_is (member, CB_NODE_STRING))
    return strcmp (cb_value_get_text (member, NULL), type) == 0;
  size = cb_value_is (member, CB_NODE_ARRAY) ? cb_value_get_size (member) : 0;
  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (member, i);
      if (cb_value_is (item, CB_NODE_STRING) && strcmp (cb_value_get_text (item, NULL), type) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
cb_schema_requires (CbValue *schema, const char *property)
{
  CbValue *required = cb_schema_get_list (schema, "required");
  guint size = cb_schema_count (required);

  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (required, i);
      if (cb_value_is (item, CB_NODE_STRING)
          && strcmp (cb_value_get_text (item, NULL), property) == 0)
        return TRUE;
    }
  return FALSE;
}

static CbSchemaType
get_text_type (CbValue *schema)
{
  const char *format = cb_value_get_member_text (schema, "format");

  if (g_strcmp0 (format, "date") == 0)
    return CB_SCHEMA_DATE;
  if (g_strcmp0 (format, "date-time") == 0)
    return CB_SCHEMA_DATE_TIME;
  return CB_SCHEMA_TEXT;
}

static gboolean
has_entries (CbValue *schema, const char *keyword)
{
  CbValue *member = cb_value_get_member (schema, keyword);

  return member && cb_value_is (member, CB_NODE_OBJECT) && cb_value_get_size (member) > 0;
}

static CbSchemaType
get_object_type (CbValue *schema)
{
  CbValue *values = cb_value_get_member (schema, "additionalProperties");

  if (has_entries (schema, "properties"))
    return CB_SCHEMA_OBJECT;
  if (has_entries (schema, "patternProperties"))
    return CB_SCHEMA_MAP;
  return values && cb_value_is (values, CB_NODE_OBJECT) ? CB_SCHEMA_MAP : CB_SCHEMA_OBJECT;
}

/* The type by the names in `type` other than null; ANY where there are none. */
static CbSchemaType
get_named_type (CbValue *schema)
{
  gboolean text = cb_schema_has_type (schema, "string");
  gboolean number = cb_schema_has_type (schema, "number");
  gboolean integer = cb_schema_has_type (schema, "integer");
  gboolean boolean = cb_schema_has_type (schema, "boolean");
  gboolean object = cb_schema_has_type (schema, "object");
  gboolean list = cb_schema_has_type (schema, "array");

  if (text + (number || integer) + boolean + object + list > 1)
    return CB_SCHEMA_VARIANTS;
  if (text)
    return get_text_type (schema);
  if (number)
    return CB_SCHEMA_NUMBER;
  if (integer)
    return CB_SCHEMA_INTEGER;
  if (boolean)
    return CB_SCHEMA_BOOLEAN;
  if (object)
    return get_object_type (schema);
  if (list)
    return CB_SCHEMA_LIST;
  return cb_schema_has_type (schema, "null") ? CB_SCHEMA_NULL : CB_SCHEMA_ANY;
}

/* The type of the only variant that isn't null, else VARIANTS; ANY where there are none. */
static CbSchemaType
get_variants_type (CbValue *schema, const char *keyword)
{
  CbValue *variants = cb_schema_get_list (schema, keyword);
  guint size = cb_schema_count (variants);
  CbSchemaType type = CB_SCHEMA_ANY;
  guint count = 0;

  for (guint i = 0; i < size; i++)
    {
      CbSchemaType variant = cb_schema_get_schema_type (cb_value_get_item (variants, i));
      if (variant == CB_SCHEMA_NULL)
        continue;
      type = variant;
      count++;
    }
  return count > 1 ? CB_SCHEMA_VARIANTS : type;
}

static CbSchemaType
get_type_of_value (CbValue *value)
{
  switch (cb_value_get_kind (value))
    {
    case CB_NODE_STRING:
      return CB_SCHEMA_TEXT;
    case CB_NODE_NUMBER:
      return CB_SCHEMA_NUMBER;
    case CB_NODE_BOOLEAN:
      return CB_SCHEMA_BOOLEAN;
    case CB_NODE_NULL:
    case CB_NODE_ARRAY:
    case CB_NODE_OBJECT:
    default:
      return CB_SCHEMA_ANY;
    }
}

/* What the other keywords tell where `type` is missing. */
static CbSchemaType
guess_type (CbValue *schema)
{
  CbValue *choices = cb_value_get_member (schema, "enum");

  if (cb_value_get_member (schema, "properties")
      || cb_value_get_member (schema, "additionalProperties"))
    return get_object_type (schema);
  if (cb_value_get_member (schema, "items") || cb_value_get_member (schema, "prefixItems"))
    return CB_SCHEMA_LIST;
  if (cb_value_get_member (schema, "const"))
    return get_type_of_value (cb_value_get_member (schema, "const"));
  if (choices && cb_value_is (choices, CB_NODE_ARRAY) && cb_value_get_size (choices) > 0)
    return get_type_of_value (cb_value_get_item (choices, 0));
  if (cb_value_get_member (schema, "pattern") || cb_value_get_member (schema, "format"))
    return get_text_type (schema);
  return CB_SCHEMA_ANY;
}

CbSchemaType
cb_schema_get_schema_type (CbValue *schema)
{
  static const char *const combinations[] = { "anyOf", "oneOf" };
  CbSchemaType type = CB_SCHEMA_ANY;

  if (!schema || !cb_value_is (schema, CB_NODE_OBJECT))
    return CB_SCHEMA_ANY;
  type = get_named_type (schema);
  for (guint i = 0; type == CB_SCHEMA_ANY && i < G_N_ELEMENTS (combinations); i++)
    type = get_variants_type (schema, combinations[i]);
  if (type == CB_SCHEMA_ANY)
    type = guess_type (schema);
  if (type == CB_SCHEMA_ANY && cb_value_get_member (schema, "allOf"))
    type = CB_SCHEMA_OBJECT;
  return type;
}

static gboolean
has_null_variant (CbValue *schema, const char *keyword)
{
  CbValue *variants = cb_schema_get_list (schema, keyword);
  guint size = cb_schema_count (variants);

  for (guint i = 0; i < size; i++)
    {
      if (cb_schema_get_schema_type (cb_value_get_item (variants, i)) == CB_SCHEMA_NULL)
        return size > 1;
    }
  return FALSE;
}

gboolean
cb_schema_is_nullable (CbValue *schema)
{
  CbValue *type = cb_value_get_member (schema, "type");

  if (type && cb_value_is (type, CB_NODE_ARRAY) && cb_value_get_size (type) > 1)
    return cb_schema_has_type (schema, "null");
  return has_null_variant (schema, "anyOf") || has_null_variant (schema, "oneOf");
}
