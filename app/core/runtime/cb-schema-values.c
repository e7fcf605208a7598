/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"

/* What the body's schema says about the values in it. */

#define SCHEMA_DEPTH 16
#define MAX_INDEX 10000

static CbValue *
get_property (CbConnector *connector, CbValue *schema, const char *name, guint depth)
{
  static const char *const combinations[] = { "allOf", "anyOf", "oneOf" };
  CbValue *resolved = schema != NULL ? cb_connector_resolve_schema (connector, schema) : NULL;
  CbValue *found = NULL;

  if (resolved == NULL || depth == 0)
    return NULL;
  found = cb_value_get_member (cb_value_get_member (resolved, "properties"), name);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (combinations); i++)
    {
      CbValue *list = cb_value_get_member (resolved, combinations[i]);

      for (guint j = 0; list != NULL && found == NULL && j < cb_value_get_size (list); j++)
        found = get_property (connector, cb_value_get_item (list, j), name, depth - 1);
    }
  return found;
}

CbValue *
cb_schema_get_property (CbConnector *connector, CbValue *schema, const char *name)
{
  return get_property (connector, schema, name, SCHEMA_DEPTH);
}

gboolean
cb_schema_is_type (CbConnector *connector, CbValue *schema, const char *type)
{
  CbValue *resolved = schema != NULL ? cb_connector_resolve_schema (connector, schema) : NULL;
  CbValue *types = cb_value_get_member (resolved, "type");

  if (cb_value_is (types, CB_NODE_STRING))
    return strcmp (cb_value_get_text (types, NULL), type) == 0;
  for (guint i = 0; types != NULL && i < cb_value_get_size (types); i++)
    if (g_strcmp0 (cb_value_get_text (cb_value_get_item (types, i), NULL), type) == 0)
      return TRUE;
  return FALSE;
}

gboolean
cb_schema_is_file (CbConnector *connector, CbValue *schema)
{
  CbValue *resolved = schema != NULL ? cb_connector_resolve_schema (connector, schema) : NULL;

  return g_strcmp0 (cb_value_get_member_text (resolved, "format"), "binary") == 0
         || cb_value_get_member (resolved, "contentMediaType") != NULL;
}

/* A field type that reads texts as @schema wants them; texts stay texts where it allows them. */
static CbFieldType
field_type_of (CbConnector *connector, CbValue *schema)
{
  static const struct
  {
    const char *type;
    CbFieldType field;
  } types[] = {
    { "integer", CB_FIELD_TYPE_INTEGER }, { "number", CB_FIELD_TYPE_NUMBER },
    { "boolean", CB_FIELD_TYPE_BOOLEAN }, { "array", CB_FIELD_TYPE_LIST },
    { "object", CB_FIELD_TYPE_OBJECT },
  };

  if (cb_schema_is_type (connector, schema, "string"))
    return CB_FIELD_TYPE_TEXT;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (cb_schema_is_type (connector, schema, types[i].type))
      return types[i].field;
  return CB_FIELD_TYPE_TEXT;
}

CbValue *
cb_schema_coerce (CbConnector *connector, CbValue *schema, CbValue *value)
{
  CbValue *resolved = schema != NULL ? cb_connector_resolve_schema (connector, schema) : NULL;
  g_autoptr (CbField) field = NULL;

  if (resolved == NULL || !cb_value_is (value, CB_NODE_STRING))
    return cb_value_ref (value);
  field = cb_field_new ("value", field_type_of (connector, resolved));
  cb_field_set_schema (field, resolved);
  return cb_field_coerce_value (field, value);
}

static gboolean
parse_index (const char *text, guint *index)
{
  guint64 value = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_INDEX, &value, NULL))
    return FALSE;
  *index = (guint) value;
  return TRUE;
}

static CbValue *
set_in_array (CbConnector *connector, CbValue *items, CbValue *base, guint index,
              const char *const *rest, CbValue *leaf)
{
  g_autoptr (CbValue) array = base != NULL ? cb_value_ref (base) : cb_value_new_array (NULL, 0);
  guint size = cb_value_get_size (array);
  CbValue *old = index < size ? cb_value_get_item (array, index) : NULL;
  g_autoptr (CbValue) part = cb_schema_set_path (connector, items, old, rest, leaf);

  return index < size ? cb_value_with_item (array, index, part)
                      : cb_value_with_item_inserted (array, size, part);
}

/**
 * cb_schema_set_path:
 * @connector: resolves references of @schema
 * @schema: (nullable): the schema of @base
 * @base: (nullable): the value so far
 * @path: member names and, in arrays, indices; NULL-terminated
 * @leaf: what goes to the end of @path
 *
 * Sets one place in a body, making what is missing on the way.
 *
 * Returns: (transfer full): the new value
 */
CbValue *
cb_schema_set_path (CbConnector *connector, CbValue *schema, CbValue *base, const char *const *path,
                    CbValue *leaf)
{
  gboolean array = cb_value_is (base, CB_NODE_ARRAY)
                   || (base == NULL && cb_schema_is_type (connector, schema, "array"));
  g_autoptr (CbValue) object = NULL;
  g_autoptr (CbValue) part = NULL;
  CbValue *resolved = schema != NULL ? cb_connector_resolve_schema (connector, schema) : NULL;
  guint index = 0;

  if (*path == NULL)
    return cb_schema_coerce (connector, schema, leaf);
  if (array && parse_index (*path, &index))
    return set_in_array (connector, cb_value_get_member (resolved, "items"), base, index, path + 1,
                         leaf);
  object = cb_value_is (base, CB_NODE_OBJECT) ? cb_value_ref (base) : cb_value_new_object ();
  part = cb_schema_set_path (connector, cb_schema_get_property (connector, schema, *path),
                             cb_value_get_member (object, *path), path + 1, leaf);
  return cb_value_with_member (object, *path, part);
}
