/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-merge.h"

#include "cb-schema-parts-private.h"
#include "cb-schema-type.h"

#include <string.h>

typedef CbValue *(*MergeFunc) (CbValue *a, CbValue *b);

/* How a keyword of both schemas becomes one: a new value, or NULL to leave it out. */
typedef struct
{
  const char *keyword;
  MergeFunc merge;
  /* Whether a schema without the keyword allows everything, so that it falls away. */
  gboolean restricts;
} MergeRule;

static CbValue *merge (CbValue *a, CbValue *b, guint depth);

/* Nothing is said: an empty object, or true. */
static gboolean
says_nothing (CbValue *schema)
{
  if (cb_value_is (schema, CB_NODE_BOOLEAN))
    return cb_value_get_boolean (schema);
  return cb_value_is (schema, CB_NODE_OBJECT) && cb_value_get_size (schema) == 0;
}

static gboolean
contains (CbValue *list, CbValue *item)
{
  guint size = cb_value_is (list, CB_NODE_ARRAY) ? cb_value_get_size (list) : 0;

  for (guint i = 0; i < size; i++)
    {
      if (cb_value_equal (cb_value_get_item (list, i), item))
        return TRUE;
    }
  return FALSE;
}

static CbValue *
merge_union (CbValue *a, CbValue *b)
{
  CbValue *result = cb_value_ref (a);
  guint size = cb_value_is (a, CB_NODE_ARRAY) && cb_value_is (b, CB_NODE_ARRAY)
                   ? cb_value_get_size (b)
                   : 0;

  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (b, i);
      g_autoptr (CbValue) before = NULL;

      if (contains (result, item))
        continue;
      before = result;
      result = cb_value_with_item_inserted (before, cb_value_get_size (before), item);
    }
  return result;
}

static CbValue *
merge_intersection (CbValue *a, CbValue *b)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  guint size = cb_value_is (a, CB_NODE_ARRAY) ? cb_value_get_size (a) : 0;
  guint count = 0;

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (a, i);
      if (!contains (b, item))
        continue;
      cb_value_builder_add (builder, item);
      count++;
    }
  cb_value_builder_end (builder);
  return count > 0 ? cb_value_builder_finish (builder) : NULL;
}

static CbValue *
merge_equal (CbValue *a, CbValue *b)
{
  return cb_value_equal (a, b) ? cb_value_ref (a) : NULL;
}

static double
get_number (CbValue *value)
{
  double number = 0;

  cb_value_get_double (value, &number);
  return number;
}

static CbValue *
merge_smaller (CbValue *a, CbValue *b)
{
  return cb_value_ref (get_number (a) <= get_number (b) ? a : b);
}

static CbValue *
merge_larger (CbValue *a, CbValue *b)
{
  return cb_value_ref (get_number (a) >= get_number (b) ? a : b);
}

static const MergeRule rules[] = {
  { "enum", merge_union, TRUE },
  { "const", merge_equal, TRUE },
  { "format", merge_equal, TRUE },
  { "pattern", merge_equal, TRUE },
  { "minimum", merge_smaller, TRUE },
  { "exclusiveMinimum", merge_smaller, TRUE },
  { "minLength", merge_smaller, TRUE },
  { "minItems", merge_smaller, TRUE },
  { "minProperties", merge_smaller, TRUE },
  { "maximum", merge_larger, TRUE },
  { "exclusiveMaximum", merge_larger, TRUE },
  { "maxLength", merge_larger, TRUE },
  { "maxItems", merge_larger, TRUE },
  { "maxProperties", merge_larger, TRUE },
  { "multipleOf", merge_equal, TRUE },
  { "uniqueItems", merge_equal, TRUE },
};

static const MergeRule *
find_rule (const char *keyword)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (strcmp (rules[i].keyword, keyword) == 0)
        return &rules[i];
    }
  return NULL;
}

/* Whether the schema is made of others, so that keywords can't be merged one by one. */
static gboolean
is_composed (CbValue *schema)
{
  static const char *const keywords[] = { "$ref", "anyOf", "oneOf",       "allOf",
                                          "not",  "if",    "prefixItems", "patternProperties" };

  if (!cb_value_is (schema, CB_NODE_OBJECT))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (cb_value_get_member (schema, keywords[i]))
        return TRUE;
    }
  return FALSE;
}

/* The variants where @schema has nothing but `anyOf`, else @schema as the only one. */
static void
list_variants (CbValue *schema, GPtrArray *variants)
{
  CbValue *list = cb_schema_get_list (schema, "anyOf");
  guint size = list && cb_value_get_size (schema) == 1 ? cb_value_get_size (list) : 0;

  for (guint i = 0; i < size; i++)
    g_ptr_array_add (variants, cb_value_get_item (list, i));
  if (size == 0)
    g_ptr_array_add (variants, schema);
}

static CbValue *
merge_variants (CbValue *a, CbValue *b)
{
  g_autoptr (GPtrArray) variants = g_ptr_array_new ();
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  g_autoptr (CbValue) object = NULL;
  g_autoptr (CbValue) list = NULL;

  list_variants (a, variants);
  list_variants (b, more);
  for (guint i = 0; i < more->len; i++)
    {
      gboolean known = FALSE;
      for (guint j = 0; j < variants->len && !known; j++)
        known = cb_value_equal (more->pdata[i], variants->pdata[j]);
      if (!known)
        g_ptr_array_add (variants, more->pdata[i]);
    }
  if (variants->len == 1)
    return cb_value_ref (variants->pdata[0]);
  object = cb_value_new_object ();
  list = cb_value_new_array ((CbValue *const *) variants->pdata, variants->len);
  return cb_value_with_member (object, "anyOf", list);
}

static void
add_type_names (CbValue *schema, GPtrArray *names)
{
  static const char *const known[] = { "object",  "array",   "string", "number",
                                       "integer", "boolean", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (cb_schema_has_type (schema, known[i])
          && !g_ptr_array_find_with_equal_func (names, known[i], g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) known[i]);
    }
}

/* The names of both, `number` standing for `integer` too; NULL where one allows everything. */
static CbValue *
merge_types (CbValue *a, CbValue *b)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (CbValueBuilder) builder = NULL;
  guint integer = 0;

  if (!cb_value_get_member (a, "type") || !cb_value_get_member (b, "type"))
    return NULL;
  add_type_names (a, names);
  add_type_names (b, names);
  if (g_ptr_array_find_with_equal_func (names, "number", g_str_equal, NULL)
      && g_ptr_array_find_with_equal_func (names, "integer", g_str_equal, &integer))
    g_ptr_array_remove_index (names, integer);
  if (names->len == 1)
    return cb_value_new_string (names->pdata[0]);
  builder = cb_value_builder_new ();
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++)
    cb_value_builder_add_string (builder, names->pdata[i]);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* What @schema says of a property that it doesn't name; NULL for nothing. */
static CbValue *
get_values (CbValue *schema)
{
  return cb_schema_get_object (schema, "additionalProperties");
}

static CbValue *
merge_property (CbValue *part, CbValue *other, const char *name, guint depth)
{
  CbValue *counterpart = cb_value_get_member (cb_value_get_member (other, "properties"), name);

  if (!counterpart)
    counterpart = get_values (other);
  return counterpart ? merge (part, counterpart, depth + 1) : cb_value_ref (part);
}

/* The properties of both; one that only one of them names is also what the other's map holds. */
static CbValue *
merge_properties (CbValue *a, CbValue *b, guint depth)
{
  CbValue *ours = cb_schema_get_object (a, "properties");
  CbValue *theirs = cb_schema_get_object (b, "properties");
  guint n_ours = cb_schema_count (ours);
  guint n_theirs = cb_schema_count (theirs);
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < n_ours + n_theirs; i++)
    {
      CbValue *from = i < n_ours ? ours : theirs;
      guint index = i < n_ours ? i : i - n_ours;
      const char *name = cb_value_get_key_at (from, index);
      CbValue *part = cb_value_get_member_at (from, index);
      g_autoptr (CbValue) merged = NULL;

      if (i >= n_ours && cb_value_get_member (ours, name))
        continue;
      merged = merge_property (part, i < n_ours ? b : a, name, depth);
      cb_value_builder_set_key (builder, name);
      cb_value_builder_add (builder, merged);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* Which kinds of values a keyword speaks of; NULL for all. */
static const char *
get_type_of_keyword (const char *keyword)
{
  static const char *const table[][2] = {
    { "format", "string" },
    { "pattern", "string" },
    { "minLength", "string" },
    { "maxLength", "string" },
    { "items", "array" },
    { "minItems", "array" },
    { "maxItems", "array" },
    { "uniqueItems", "array" },
    { "properties", "object" },
    { "required", "object" },
    { "minProperties", "object" },
    { "maxProperties", "object" },
    { "additionalProperties", "object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (strcmp (table[i][0], keyword) == 0)
        return table[i][1];
    }
  return NULL;
}

/* Whether @schema lets values through of which @keyword speaks, although it lacks the keyword. */
static gboolean
admits_kind_of (CbValue *schema, const char *keyword)
{
  const char *type = get_type_of_keyword (keyword);

  return !type || !cb_value_get_member (schema, "type") || cb_schema_has_type (schema, type);
}

static gboolean
is_only_null (CbValue *schema)
{
  return cb_schema_get_schema_type (schema) == CB_SCHEMA_NULL;
}

/* A keyword that one of the two has. NULL where it falls away. */
static CbValue *
merge_lone (const char *keyword, CbValue *part, CbValue *other)
{
  const MergeRule *rule = find_rule (keyword);

  if (strcmp (keyword, "required") == 0 || strcmp (keyword, "additionalProperties") == 0)
    return admits_kind_of (other, keyword) ? NULL : cb_value_ref (part);
  if (strcmp (keyword, "enum") == 0 && cb_value_is (part, CB_NODE_ARRAY) && is_only_null (other))
    {
      g_autoptr (CbValue) null = cb_value_new_null ();
      if (contains (part, null))
        return cb_value_ref (part);
      return cb_value_with_item_inserted (part, cb_value_get_size (part), null);
    }
  if (!rule || !rule->restricts || !admits_kind_of (other, keyword))
    return cb_value_ref (part);
  return NULL;
}

/* A keyword that both have. NULL where it falls away. */
static CbValue *
merge_keyword (const char *keyword, CbValue *ours, CbValue *theirs, guint depth)
{
  const MergeRule *rule = find_rule (keyword);

  if (strcmp (keyword, "items") == 0)
    return merge (ours, theirs, depth + 1);
  if (strcmp (keyword, "additionalProperties") == 0)
    return cb_value_is (ours, CB_NODE_BOOLEAN) || cb_value_is (theirs, CB_NODE_BOOLEAN)
               ? merge_equal (ours, theirs)
               : merge (ours, theirs, depth + 1);
  if (strcmp (keyword, "required") == 0)
    return merge_intersection (ours, theirs);
  return rule ? rule->merge (ours, theirs) : cb_value_ref (ours);
}

static void
add_part (CbValueBuilder *builder, const char *keyword, CbValue *part)
{
  if (!part)
    return;
  cb_value_builder_set_key (builder, keyword);
  cb_value_builder_add (builder, part);
}

static void
add_ours (CbValueBuilder *builder, CbValue *a, CbValue *b, guint depth)
{
  guint size = cb_value_get_size (a);

  for (guint i = 0; i < size; i++)
    {
      const char *keyword = cb_value_get_key_at (a, i);
      CbValue *ours = cb_value_get_member_at (a, i);
      CbValue *theirs = cb_value_get_member (b, keyword);
      g_autoptr (CbValue) part = NULL;

      if (strcmp (keyword, "type") == 0)
        part = merge_types (a, b);
      else if (strcmp (keyword, "properties") == 0)
        part = merge_properties (a, b, depth);
      else if (theirs)
        part = merge_keyword (keyword, ours, theirs, depth);
      else
        part = merge_lone (keyword, ours, b);
      add_part (builder, keyword, part);
    }
}

static void
add_theirs (CbValueBuilder *builder, CbValue *a, CbValue *b, guint depth)
{
  guint size = cb_value_get_size (b);

  for (guint i = 0; i < size; i++)
    {
      const char *keyword = cb_value_get_key_at (b, i);
      g_autoptr (CbValue) part = NULL;

      if (strcmp (keyword, "type") == 0 || cb_value_get_member (a, keyword))
        continue;
      if (strcmp (keyword, "properties") == 0)
        part = merge_properties (a, b, depth);
      else
        part = merge_lone (keyword, cb_value_get_member_at (b, i), a);
      add_part (builder, keyword, part);
    }
}

static CbValue *
merge (CbValue *a, CbValue *b, guint depth)
{
  g_autoptr (CbValueBuilder) builder = NULL;

  if (says_nothing (a) || cb_value_equal (a, b))
    return cb_value_ref (says_nothing (a) ? b : a);
  if (says_nothing (b))
    return cb_value_ref (a);
  if (is_composed (a) || is_composed (b) || depth > CB_LIMIT_SCHEMA_DEPTH)
    return merge_variants (a, b);
  builder = cb_value_builder_new ();
  cb_value_builder_begin_object (builder);
  add_ours (builder, a, b, depth);
  add_theirs (builder, a, b, depth);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/**
 * cb_schema_merge:
 * @a: a schema; its descriptions win, and its order
 * @b: another schema
 *
 * Makes a schema that everything fits which fits @a or @b.
 *
 * Properties are merged one by one and required where both require them; limits widen; choices
 * are joined. What is made of other schemas becomes `anyOf`. A schema that says nothing (`{}`) is
 * taken as not known yet, and gives way.
 *
 * Returns: (transfer full): the schema
 */
CbValue *
cb_schema_merge (CbValue *a, CbValue *b)
{
  return merge (a, b, 0);
}
