/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-example.h"

#include "cb-schema-formats-private.h"
#include "cb-schema-type.h"
#include "cb-schema-validate.h"
#include "cb-schema-parts-private.h"

#include <math.h>
#include <string.h>

#define MAX_EXAMPLE_ITEMS 5
#define MAX_EXAMPLE_CHARACTERS 200

typedef struct
{
  CbSchemaScope scope;
  /* Schemas under way, so that a structure that holds itself ends. */
  GPtrArray *open;
  guint left;
} Maker;

/* NULL where nothing can be made, because it would never end or be too large. */
static CbValue *make (Maker *maker, CbValue *schema);

static CbValue *
get_first (CbValue *schema, const char *keyword)
{
  CbValue *list = cb_value_get_member (schema, keyword);

  if (!list || !cb_value_is (list, CB_NODE_ARRAY) || cb_value_get_size (list) == 0)
    return NULL;
  return cb_value_get_item (list, 0);
}

/* What the schema itself gives as a value; borrowed, or NULL. */
static CbValue *
get_given (CbValue *schema)
{
  CbValue *given = cb_value_get_member (schema, "const");

  if (!given)
    given = cb_value_get_member (schema, "example");
  if (!given)
    given = get_first (schema, "examples");
  if (!given)
    given = cb_value_get_member (schema, "default");
  if (!given)
    given = get_first (schema, "enum");
  return given;
}

static gboolean
get_number (CbValue *schema, const char *keyword, double *number)
{
  CbValue *member = cb_value_get_member (schema, keyword);

  return member && cb_value_is (member, CB_NODE_NUMBER) && cb_value_get_double (member, number);
}

static double
choose_number (CbValue *schema, double usual, double step)
{
  double number = usual;
  double bound = 0;

  if (get_number (schema, "maximum", &bound) && number > bound)
    number = bound;
  if (get_number (schema, "exclusiveMaximum", &bound) && number >= bound)
    number = bound - step;
  if (get_number (schema, "minimum", &bound) && number < bound)
    number = bound;
  if (get_number (schema, "exclusiveMinimum", &bound) && number <= bound)
    number = bound + step;
  if (get_number (schema, "multipleOf", &bound) && bound > 0)
    number = ceil (number / bound) * bound;
  return number;
}

static CbValue *
make_integer (CbValue *schema)
{
  double number = ceil (choose_number (schema, 1, 1));

  if (fabs (number) < 9e15)
    return cb_value_new_int64 ((gint64) number);
  return cb_value_new_double (number);
}

/* A text of some usual kinds that has @pattern, or NULL. */
static const char *
find_text_for (const char *pattern)
{
  static const char *const texts[] = {
    "text",
    "TEXT",
    "a",
    "A",
    "AB",
    "ABC",
    "1",
    "12",
    "123",
    "1234",
    "abc",
    "12345",
    "2024-01-31",
    "1.0.0",
    "text-1",
    "https://example.com/",
    "12:00",
    "#123456",
    "+12025550123",
    "en-US",
  };
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  for (guint i = 0; regex && i < G_N_ELEMENTS (texts); i++)
    {
      if (g_regex_match (regex, texts[i], G_REGEX_MATCH_DEFAULT, NULL))
        return texts[i];
    }
  return NULL;
}

static CbValue *
fit_length (CbValue *schema, const char *usual)
{
  g_autoptr (GString) text = g_string_new (usual);
  double bound = 0;

  if (get_number (schema, "minLength", &bound))
    {
      while ((double) text->len < bound && text->len < MAX_EXAMPLE_CHARACTERS)
        g_string_append_c (text, 'x');
    }
  if (get_number (schema, "maxLength", &bound) && bound >= 0 && (double) text->len > bound)
    g_string_truncate (text, (gsize) bound);
  return cb_value_new_string (text->str);
}

static CbValue *
make_text (CbValue *schema)
{
  const char *format_name = cb_value_get_member_text (schema, "format");
  const char *pattern = cb_value_get_member_text (schema, "pattern");
  const CbSchemaFormat *format = format_name ? cb_schema_formats_find (format_name) : NULL;
  const char *text = pattern ? find_text_for (pattern) : NULL;

  if (text)
    return cb_value_new_string (text);
  if (format)
    return cb_value_new_string (format->example);
  return fit_length (schema, "text");
}

static guint
get_item_count (CbValue *schema)
{
  double minimum = 1;

  get_number (schema, "minItems", &minimum);
  return (guint) CLAMP (minimum, 1, MAX_EXAMPLE_ITEMS);
}

static CbValue *
make_list (Maker *maker, CbValue *schema)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  CbValue *first = cb_schema_get_list (schema, "prefixItems");
  CbValue *items = cb_value_get_member (schema, "items");
  guint n_first = cb_schema_count (first);
  guint size = MAX (n_first, items ? get_item_count (schema) : 0);

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    {
      CbValue *part = i < n_first ? cb_value_get_item (first, i) : items;
      g_autoptr (CbValue) item = make (maker, part);
      if (!item)
        break;
      cb_value_builder_add (builder, item);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
add_properties (Maker *maker, CbValueBuilder *builder, CbValue *schema)
{
  CbValue *properties = cb_schema_get_object (schema, "properties");
  guint size = cb_schema_count (properties);

  for (guint i = 0; i < size; i++)
    {
      g_autoptr (CbValue) part = make (maker, cb_value_get_member_at (properties, i));
      if (!part)
        continue;
      cb_value_builder_set_key (builder, cb_value_get_key_at (properties, i));
      cb_value_builder_add (builder, part);
    }
}

static CbValue *
make_object (Maker *maker, CbValue *schema)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  CbValue *values = cb_value_get_member (schema, "additionalProperties");

  cb_value_builder_begin_object (builder);
  add_properties (maker, builder, schema);
  if (values && cb_value_is (values, CB_NODE_OBJECT))
    {
      g_autoptr (CbValue) part = make (maker, values);
      if (part)
        {
          cb_value_builder_set_key (builder, "key");
          cb_value_builder_add (builder, part);
        }
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static CbValue *
add_members (CbValue *object, CbValue *more)
{
  CbValue *result = cb_value_ref (object);
  guint size = cb_value_get_size (more);

  for (guint i = 0; i < size; i++)
    {
      g_autoptr (CbValue) before = result;
      result = cb_value_with_member (before, cb_value_get_key_at (more, i),
                                     cb_value_get_member_at (more, i));
    }
  return result;
}

/* Joins the examples of all parts, and of @schema's own members. */
static CbValue *
make_all (Maker *maker, CbValue *schema, CbValue *parts)
{
  CbValue *result = cb_value_get_member (schema, "properties") ? make_object (maker, schema) : NULL;
  guint size = cb_value_get_size (parts);

  for (guint i = 0; i < size; i++)
    {
      g_autoptr (CbValue) part = make (maker, cb_value_get_item (parts, i));
      g_autoptr (CbValue) before = NULL;

      if (!part)
        continue;
      if (!result)
        {
          result = g_steal_pointer (&part);
          continue;
        }
      if (!cb_value_is (result, CB_NODE_OBJECT) || !cb_value_is (part, CB_NODE_OBJECT))
        continue;
      before = result;
      result = add_members (before, part);
    }
  return result;
}

/* The first variant that isn't null and can be made, with @schema's own members. */
static CbValue *
make_variant (Maker *maker, CbValue *schema, CbValue *variants)
{
  guint size = cb_value_get_size (variants);

  for (guint i = 0; i < size; i++)
    {
      CbValue *variant = cb_value_get_item (variants, i);
      g_autoptr (CbValue) made = NULL;
      g_autoptr (CbValue) own = NULL;

      if (size > 1 && cb_schema_get_schema_type (variant) == CB_SCHEMA_NULL)
        continue;
      made = make (maker, variant);
      if (!made || !cb_value_is (made, CB_NODE_OBJECT)
          || !cb_value_get_member (schema, "properties"))
        {
          if (made)
            return g_steal_pointer (&made);
          continue;
        }
      own = make_object (maker, schema);
      return add_members (own, made);
    }
  return cb_value_new_null ();
}

static CbValue *
get_list (CbValue *schema, const char *keyword)
{
  CbValue *list = cb_value_get_member (schema, keyword);

  return list && cb_value_is (list, CB_NODE_ARRAY) && cb_value_get_size (list) > 0 ? list : NULL;
}

static CbSchemaType
choose_type (CbValue *schema)
{
  static const struct
  {
    const char *name;
    CbSchemaType type;
  } preferences[] = {
    { "object", CB_SCHEMA_OBJECT },   { "array", CB_SCHEMA_LIST },
    { "string", CB_SCHEMA_TEXT },     { "number", CB_SCHEMA_NUMBER },
    { "integer", CB_SCHEMA_INTEGER }, { "boolean", CB_SCHEMA_BOOLEAN },
  };
  CbSchemaType type = cb_schema_get_schema_type (schema);

  for (guint i = 0; type == CB_SCHEMA_VARIANTS && i < G_N_ELEMENTS (preferences); i++)
    {
      if (cb_schema_has_type (schema, preferences[i].name))
        type = preferences[i].type;
    }
  return type;
}

static CbValue *
make_by_type (Maker *maker, CbValue *schema)
{
  switch (choose_type (schema))
    {
    case CB_SCHEMA_TEXT:
    case CB_SCHEMA_DATE:
    case CB_SCHEMA_DATE_TIME:
      return make_text (schema);
    case CB_SCHEMA_NUMBER:
      return cb_value_new_double (choose_number (schema, 1.5, 0.5));
    case CB_SCHEMA_INTEGER:
      return make_integer (schema);
    case CB_SCHEMA_BOOLEAN:
      return cb_value_new_boolean (TRUE);
    case CB_SCHEMA_OBJECT:
    case CB_SCHEMA_MAP:
      return make_object (maker, schema);
    case CB_SCHEMA_LIST:
      return make_list (maker, schema);
    case CB_SCHEMA_ANY:
    case CB_SCHEMA_NULL:
    case CB_SCHEMA_VARIANTS:
    default:
      return cb_value_new_null ();
    }
}

static CbValue *
make_new (Maker *maker, CbValue *schema)
{
  CbValue *given = get_given (schema);

  if (given)
    return cb_value_ref (given);
  if (get_list (schema, "allOf"))
    return make_all (maker, schema, get_list (schema, "allOf"));
  if (get_list (schema, "oneOf"))
    return make_variant (maker, schema, get_list (schema, "oneOf"));
  if (get_list (schema, "anyOf"))
    return make_variant (maker, schema, get_list (schema, "anyOf"));
  return make_by_type (maker, schema);
}

static CbValue *
make (Maker *maker, CbValue *schema)
{
  CbValue *given = schema ? get_given (schema) : NULL;
  CbValue *target = NULL;
  CbValue *result = NULL;

  if (maker->left == 0 || maker->open->len >= CB_LIMIT_SCHEMA_DEPTH)
    return NULL;
  maker->left--;
  /* What stands beside a reference is nearer than what it leads to. */
  if (given)
    return cb_value_ref (given);
  target = cb_schema_resolve (schema, &maker->scope);
  if (!target)
    return cb_value_new_null ();
  if (!cb_value_is (target, CB_NODE_OBJECT))
    return cb_value_new_null ();
  if (g_ptr_array_find (maker->open, target, NULL))
    return NULL;
  g_ptr_array_add (maker->open, target);
  result = make_new (maker, target);
  g_ptr_array_set_size (maker->open, (int) maker->open->len - 1);
  return result;
}

/**
 * cb_schema_make_example:
 * @schema: a JSON Schema (2020-12)
 * @scope: (nullable): where references lead; without a root, @schema is it
 *
 * Makes an example of a structure, with all its optional parts.
 *
 * Takes `const`, `example`, `examples`, `default` and `enum` where they are given, else a value
 * of the type, format and limits. A structure that holds itself ends where it would come again;
 * at most %CB_LIMIT_EXAMPLE_NODES values are made.
 *
 * Returns: (transfer full): a value; null where nothing is known
 */
CbValue *
cb_schema_make_example (CbValue *schema, const CbSchemaScope *scope)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Maker maker = { { schema, NULL, NULL }, open, CB_LIMIT_EXAMPLE_NODES };
  CbValue *result = NULL;

  if (scope)
    maker.scope = *scope;
  if (!maker.scope.root)
    maker.scope.root = schema;
  result = make (&maker, schema);
  return result ? result : cb_value_new_null ();
}
