/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-edit.h"

#include "cb-schema-location-private.h"
#include "cb-schema-parts-private.h"

#include <string.h>

static CbValue *
find_schema (CbValue *root, const char *pointer)
{
  CbValue *schema = cb_value_resolve_pointer (root, pointer);

  return schema && cb_value_is (schema, CB_NODE_OBJECT) ? schema : NULL;
}

/* @schema without @part where that is NULL. */
static CbValue *
with_keyword (CbValue *schema, const char *keyword, CbValue *part)
{
  return part ? cb_value_with_member (schema, keyword, part)
              : cb_value_without_member (schema, keyword);
}

CbValue *
cb_schema_set_keyword (CbValue *root, const char *pointer, const char *keyword, CbValue *value)
{
  CbValue *schema = find_schema (root, pointer);
  g_autoptr (CbValue) changed = NULL;

  if (!schema)
    return NULL;
  changed = with_keyword (schema, keyword, value);
  return cb_schema_pointer_replace (root, pointer, changed);
}

static CbValue *
copy_keyword (CbValue *target, CbValue *source, const char *keyword)
{
  CbValue *part = cb_value_get_member (source, keyword);

  return part ? cb_value_with_member (target, keyword, part) : cb_value_ref (target);
}

static CbValue *
make_list_of (CbValue *items)
{
  g_autoptr (CbValue) list = cb_schema_new (CB_SCHEMA_LIST);

  return cb_value_with_member (list, "items", items);
}

/* The schema of @type that keeps the parts of @old which it can have. */
static CbValue *
make_retyped (CbValue *old, CbSchemaType type)
{
  CbSchemaType before = cb_schema_get_schema_type (old);
  g_autoptr (CbValue) plain = cb_schema_new (type);
  CbValue *items = cb_value_get_member (old, "items");

  if (type == CB_SCHEMA_LIST && items)
    return make_list_of (items);
  if (type == CB_SCHEMA_LIST && before == CB_SCHEMA_OBJECT)
    return make_list_of (old);
  if (type == CB_SCHEMA_OBJECT && before == CB_SCHEMA_LIST && items
      && cb_schema_get_schema_type (items) == CB_SCHEMA_OBJECT)
    return cb_value_ref (items);
  if (type == CB_SCHEMA_OBJECT && cb_value_get_member (old, "properties"))
    {
      g_autoptr (CbValue) filled = copy_keyword (plain, old, "properties");
      return copy_keyword (filled, old, "required");
    }
  return g_steal_pointer (&plain);
}

CbValue *
cb_schema_set_type (CbValue *root, const char *pointer, CbSchemaType type)
{
  CbValue *old = cb_value_resolve_pointer (root, pointer);
  g_autoptr (CbValue) fresh = NULL;
  g_autoptr (CbValue) titled = NULL;
  g_autoptr (CbValue) described = NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!old)
    return NULL;
  if (cb_schema_get_schema_type (old) == type && !cb_value_get_member (old, "$ref")
      && cb_value_is (old, CB_NODE_OBJECT))
    return cb_value_ref (root);
  fresh = make_retyped (old, type);
  titled = copy_keyword (fresh, old, "title");
  described = copy_keyword (titled, old, "description");
  changed = cb_schema_pointer_replace (root, pointer, described);
  if (!cb_schema_is_nullable (old) || type == CB_SCHEMA_ANY || type == CB_SCHEMA_NULL)
    return g_steal_pointer (&changed);
  return cb_schema_set_nullable (changed, pointer, TRUE);
}

static gboolean
is_null_text (CbValue *value)
{
  return cb_value_is (value, CB_NODE_STRING)
         && strcmp (cb_value_get_text (value, NULL), "null") == 0;
}

static gboolean
is_null_schema (CbValue *value)
{
  return cb_schema_get_schema_type (value) == CB_SCHEMA_NULL;
}

static gboolean
is_null (CbValue *value)
{
  return cb_value_is (value, CB_NODE_NULL);
}

/* @list without the items that @test takes, and with @null at the end where it isn't NULL. */
static CbValue *
set_null_item (CbValue *list, gboolean (*test) (CbValue *), CbValue *null)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  guint size = cb_value_get_size (list);

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    {
      if (!test (cb_value_get_item (list, i)))
        cb_value_builder_add (builder, cb_value_get_item (list, i));
    }
  if (null)
    cb_value_builder_add (builder, null);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* A list of one type is that type. */
static CbValue *
unwrap_single (CbValue *list)
{
  return cb_value_ref (cb_value_get_size (list) == 1 ? cb_value_get_item (list, 0) : list);
}

static CbValue *
set_null_in_type (CbValue *schema, gboolean nullable)
{
  CbValue *type = cb_value_get_member (schema, "type");
  g_autoptr (CbValue) null = nullable ? cb_value_new_string ("null") : NULL;
  g_autoptr (CbValue) names = cb_value_is (type, CB_NODE_ARRAY) ? cb_value_ref (type)
                                                                : cb_value_new_array (&type, 1);
  g_autoptr (CbValue) changed = set_null_item (names, is_null_text, null);
  g_autoptr (CbValue) plain = unwrap_single (changed);
  g_autoptr (CbValue) result = cb_value_with_member (schema, "type", plain);
  CbValue *choices = cb_value_get_member (schema, "enum");
  g_autoptr (CbValue) null_choice = nullable ? cb_value_new_null () : NULL;
  g_autoptr (CbValue) changed_choices = NULL;

  if (!choices || !cb_value_is (choices, CB_NODE_ARRAY))
    return g_steal_pointer (&result);
  changed_choices = set_null_item (choices, is_null, null_choice);
  return cb_value_with_member (result, "enum", changed_choices);
}

static CbValue *
set_null_in_variants (CbValue *schema, const char *keyword, gboolean nullable)
{
  CbValue *variants = cb_value_get_member (schema, keyword);
  g_autoptr (CbValue) null = nullable ? cb_schema_new (CB_SCHEMA_NULL) : NULL;
  g_autoptr (CbValue) changed = set_null_item (variants, is_null_schema, null);

  if (cb_value_get_size (changed) == 1 && cb_value_get_size (schema) == 1)
    return cb_value_ref (cb_value_get_item (changed, 0));
  return cb_value_with_member (schema, keyword, changed);
}

static CbValue *
wrap_nullable (CbValue *schema)
{
  g_autoptr (CbValue) null = cb_schema_new (CB_SCHEMA_NULL);
  g_autoptr (CbValue) object = cb_value_new_object ();
  g_autoptr (CbValue) variants = cb_value_new_array ((CbValue *const[]){ schema, null }, 2);

  return cb_value_with_member (object, "anyOf", variants);
}

static CbValue *
make_nullable (CbValue *schema, gboolean nullable)
{
  static const char *const keywords[] = { "anyOf", "oneOf" };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (cb_schema_get_list (schema, keywords[i]))
        return set_null_in_variants (schema, keywords[i], nullable);
    }
  if (cb_value_get_member (schema, "type"))
    return set_null_in_type (schema, nullable);
  if (nullable && cb_value_get_size (schema) > 0)
    return wrap_nullable (schema);
  return cb_value_ref (schema);
}

CbValue *
cb_schema_set_nullable (CbValue *root, const char *pointer, gboolean nullable)
{
  CbValue *schema = find_schema (root, pointer);
  g_autoptr (CbValue) changed = NULL;

  if (!schema)
    return NULL;
  if (cb_schema_is_nullable (schema) == nullable)
    return cb_value_ref (root);
  changed = make_nullable (schema, nullable);
  return cb_schema_pointer_replace (root, pointer, changed);
}
