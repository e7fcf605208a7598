/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-edit.h"

#include "cb-schema-location-private.h"
#include "cb-schema-parts-private.h"

#include <string.h>

/* The names in `required` with @old exchanged for @name (NULL: left out, "": nothing exchanged),
 * and @added at the end where it isn't NULL. */
static CbValue *
change_required (CbValue *parent, const char *old, const char *name, const char *added)
{
  CbValue *required = cb_value_get_member (parent, "required");
  guint size = required && cb_value_is (required, CB_NODE_ARRAY) ? cb_value_get_size (required) : 0;
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) changed = NULL;

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (required, i);

      if (!cb_value_is (item, CB_NODE_STRING)
          || g_strcmp0 (cb_value_get_text (item, NULL), old) != 0)
        cb_value_builder_add (builder, item);
      else if (name)
        cb_value_builder_add_string (builder, name);
    }
  if (added)
    cb_value_builder_add_string (builder, added);
  cb_value_builder_end (builder);
  changed = cb_value_builder_finish (builder);
  if (cb_value_get_size (changed) == 0)
    return cb_value_without_member (parent, "required");
  return cb_value_with_member (parent, "required", changed);
}

static gboolean
parse_property (CbSchemaLocation *location, CbValue *root, const char *pointer, CbValue **parent)
{
  if (!cb_schema_location_parse (location, pointer) || strcmp (location->keyword, "properties") != 0
      || !cb_value_resolve_pointer (root, pointer))
    return FALSE;
  *parent = cb_value_resolve_pointer (root, location->parent);
  return cb_schema_get_object (*parent, "properties") != NULL;
}

static CbValue *
rename_key (CbValue *properties, const char *old, const char *name)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  guint size = cb_value_get_size (properties);

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < size; i++)
    {
      const char *key = cb_value_get_key_at (properties, i);
      cb_value_builder_set_key (builder, strcmp (key, old) == 0 ? name : key);
      cb_value_builder_add (builder, cb_value_get_member_at (properties, i));
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

CbValue *
cb_schema_rename (CbValue *root, const char *pointer, const char *name)
{
  g_auto (CbSchemaLocation) location = { 0 };
  CbValue *parent = NULL;
  CbValue *properties = NULL;
  g_autoptr (CbValue) renamed = NULL;
  g_autoptr (CbValue) filled = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!*name || !parse_property (&location, root, pointer, &parent))
    return NULL;
  if (strcmp (location.name, name) == 0)
    return cb_value_ref (root);
  properties = cb_value_get_member (parent, "properties");
  if (cb_value_get_member (properties, name))
    return NULL;
  renamed = rename_key (properties, location.name, name);
  filled = cb_value_with_member (parent, "properties", renamed);
  changed = change_required (filled, location.name, name, NULL);
  return cb_schema_pointer_replace (root, location.parent, changed);
}

CbValue *
cb_schema_set_required (CbValue *root, const char *pointer, gboolean required)
{
  g_auto (CbSchemaLocation) location = { 0 };
  CbValue *parent = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!parse_property (&location, root, pointer, &parent))
    return NULL;
  changed = change_required (parent, location.name, NULL, required ? location.name : NULL);
  return cb_schema_pointer_replace (root, location.parent, changed);
}

static char *
make_name (CbValue *properties, const char *wanted)
{
  char *name = g_strdup (wanted && *wanted ? wanted : "field");

  for (guint i = 2; (!wanted || !*wanted) && cb_value_get_member (properties, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("field%u", i);
    }
  return name;
}

static CbValue *
add_property (CbValue *root, const char *pointer, const char *wanted, CbValue *part, char **added)
{
  CbValue *schema = cb_value_resolve_pointer (root, pointer);
  CbValue *present = cb_schema_get_object (schema, "properties");
  g_autoptr (CbValue) properties = present ? cb_value_ref (present) : cb_value_new_object ();
  g_autofree char *name = make_name (properties, wanted);
  g_autofree char *within = cb_schema_pointer_append (pointer, "properties");
  g_autoptr (CbValue) filled = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (cb_value_get_member (properties, name))
    return NULL;
  filled = cb_value_with_member (properties, name, part);
  changed = cb_value_with_member (schema, "properties", filled);
  if (added)
    *added = cb_schema_pointer_append (within, name);
  return cb_schema_pointer_replace (root, pointer, changed);
}

static CbValue *
add_to_list (CbValue *root, const char *pointer, const char *name, CbSchemaType type, char **added)
{
  g_autofree char *within = cb_schema_pointer_append (pointer, "items");
  CbValue *schema = cb_value_resolve_pointer (root, pointer);
  CbValue *items = cb_value_get_member (schema, "items");
  g_autoptr (CbValue) part = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (items && cb_value_is (items, CB_NODE_OBJECT) && cb_value_get_size (items) > 0)
    return cb_schema_add (root, within, name, type, added);
  part = cb_schema_new (type);
  changed = cb_value_with_member (schema, "items", part);
  if (added)
    *added = g_steal_pointer (&within);
  return cb_schema_pointer_replace (root, pointer, changed);
}

static CbValue *
add_variant (CbValue *root, const char *pointer, const char *keyword, CbValue *part, char **added)
{
  CbValue *schema = cb_value_resolve_pointer (root, pointer);
  CbValue *variants = cb_value_get_member (schema, keyword);
  guint size = cb_value_get_size (variants);
  g_autoptr (CbValue) longer = cb_value_with_item_inserted (variants, size, part);
  g_autoptr (CbValue) changed = cb_value_with_member (schema, keyword, longer);

  if (added)
    *added = g_strdup_printf ("%s/%s/%u", pointer, keyword, size);
  return cb_schema_pointer_replace (root, pointer, changed);
}

static const char *
find_variants (CbValue *schema)
{
  static const char *const keywords[] = { "anyOf", "oneOf", "allOf" };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (cb_schema_get_list (schema, keywords[i]))
        return keywords[i];
    }
  return NULL;
}

/* What can have no parts becomes an object first. */
static CbValue *
add_to_plain (CbValue *root, const char *pointer, const char *name, CbValue *part, char **added)
{
  g_autoptr (CbValue) retyped = cb_schema_set_type (root, pointer, CB_SCHEMA_OBJECT);

  return retyped ? add_property (retyped, pointer, name, part, added) : NULL;
}

CbValue *
cb_schema_add (CbValue *root, const char *pointer, const char *name, CbSchemaType type,
               char **added)
{
  CbValue *schema = cb_value_resolve_pointer (root, pointer);
  g_autoptr (CbValue) part = cb_schema_new (type);
  const char *variants = NULL;

  if (added)
    *added = NULL;
  if (!schema || cb_value_get_member (schema, "$ref"))
    return NULL;
  variants = find_variants (schema);
  if (variants && !cb_value_get_member (schema, "properties"))
    return add_variant (root, pointer, variants, part, added);
  switch (cb_schema_get_schema_type (schema))
    {
    case CB_SCHEMA_OBJECT:
    case CB_SCHEMA_MAP:
      return add_property (root, pointer, name, part, added);
    case CB_SCHEMA_LIST:
      return add_to_list (root, pointer, name, type, added);
    case CB_SCHEMA_ANY:
    case CB_SCHEMA_TEXT:
    case CB_SCHEMA_DATE:
    case CB_SCHEMA_DATE_TIME:
    case CB_SCHEMA_NUMBER:
    case CB_SCHEMA_INTEGER:
    case CB_SCHEMA_BOOLEAN:
    case CB_SCHEMA_NULL:
    case CB_SCHEMA_VARIANTS:
    default:
      return add_to_plain (root, pointer, name, part, added);
    }
}

CbValue *
cb_schema_remove (CbValue *root, const char *pointer)
{
  g_auto (CbSchemaLocation) location = { 0 };
  g_autoptr (CbValue) without = NULL;
  g_autoptr (CbValue) changed = NULL;
  CbValue *parent = NULL;

  if (!cb_schema_location_parse (&location, pointer) || !cb_value_resolve_pointer (root, pointer))
    return NULL;
  without = cb_value_with_pointer (root, pointer, NULL);
  if (!without || strcmp (location.keyword, "properties") != 0)
    return g_steal_pointer (&without);
  parent = cb_value_resolve_pointer (without, location.parent);
  if (!cb_value_is (parent, CB_NODE_OBJECT))
    return g_steal_pointer (&without);
  changed = change_required (parent, location.name, NULL, NULL);
  return cb_schema_pointer_replace (without, location.parent, changed);
}

/* All members of @object in their order, but that of @key at @position. */
static CbValue *
move_member (CbValue *object, const char *key, guint position)
{
  g_autoptr (CbValue) part = cb_value_ref (cb_value_get_member (object, key));
  g_autoptr (CbValue) without = cb_value_without_member (object, key);
  guint size = cb_value_get_size (without);

  return cb_value_with_member_at (without, MIN (position, size), key, part);
}

static CbValue *
move_item (CbValue *list, guint index, guint position)
{
  g_autoptr (CbValue) part = cb_value_ref (cb_value_get_item (list, index));
  g_autoptr (CbValue) without = cb_value_without_item (list, index);
  guint size = cb_value_get_size (without);

  return cb_value_with_item_inserted (without, MIN (position, size), part);
}

CbValue *
cb_schema_move (CbValue *root, const char *pointer, guint position)
{
  g_auto (CbSchemaLocation) location = { 0 };
  CbValue *siblings = NULL;
  g_autofree char *within = NULL;
  g_autoptr (CbValue) moved = NULL;

  if (!cb_schema_location_parse (&location, pointer) || !cb_value_resolve_pointer (root, pointer))
    return NULL;
  within = cb_schema_pointer_append (location.parent, location.keyword);
  siblings = cb_value_resolve_pointer (root, within);
  if (location.name && cb_value_is (siblings, CB_NODE_OBJECT))
    moved = move_member (siblings, location.name, position);
  else if (!location.name && cb_value_is (siblings, CB_NODE_ARRAY))
    moved = move_item (siblings, location.index, position);
  return moved ? cb_schema_pointer_replace (root, within, moved) : NULL;
}
