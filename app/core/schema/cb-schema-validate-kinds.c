/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-validator-private.h"

#include "cb-schema-formats-private.h"
#include "cb-schema-type.h"
#include "cb-schema-parts-private.h"

#include <math.h>
#include <string.h>

static gboolean
get_bound (CbValue *schema, const char *keyword, double *bound)
{
  CbValue *member = cb_value_get_member (schema, keyword);

  return member && cb_value_is (member, CB_NODE_NUMBER) && cb_value_get_double (member, bound);
}

static gboolean
is_multiple (double number, double divisor)
{
  double quotient = number / divisor;

  return fabs (quotient - round (quotient)) <= 1e-9 * fmax (1, fabs (quotient));
}

void
cb_validator_check_number (CbValidator *self, CbValue *schema, CbValue *value)
{
  double number = 0;
  double bound = 0;

  if (!cb_value_get_double (value, &number))
    return;
  if (get_bound (schema, "minimum", &bound) && number < bound)
    cb_validator_fail (self, "minimum", "Expected at least %.15g", bound);
  if (get_bound (schema, "exclusiveMinimum", &bound) && number <= bound)
    cb_validator_fail (self, "exclusiveMinimum", "Expected more than %.15g", bound);
  if (get_bound (schema, "maximum", &bound) && number > bound)
    cb_validator_fail (self, "maximum", "Expected at most %.15g", bound);
  if (get_bound (schema, "exclusiveMaximum", &bound) && number >= bound)
    cb_validator_fail (self, "exclusiveMaximum", "Expected less than %.15g", bound);
  if (get_bound (schema, "multipleOf", &bound) && bound > 0 && !is_multiple (number, bound))
    cb_validator_fail (self, "multipleOf", "Expected a multiple of %.15g", bound);
}

/* A pattern that can't be understood holds for everything. */
static gboolean
matches (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return !regex || g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

void
cb_validator_check_text (CbValidator *self, CbValue *schema, CbValue *value)
{
  gsize bytes = 0;
  const char *text = cb_value_get_text (value, &bytes);
  const char *pattern = cb_value_get_member_text (schema, "pattern");
  const char *format_name = cb_value_get_member_text (schema, "format");
  const CbSchemaFormat *format = format_name ? cb_schema_formats_find (format_name) : NULL;
  gint64 length = g_utf8_strlen (text, (gssize) bytes);
  gint64 count = 0;

  if (cb_validator_get_count (schema, "minLength", &count) && length < count)
    cb_validator_fail (self, "minLength", "Expected at least %d characters", (int) count);
  if (cb_validator_get_count (schema, "maxLength", &count) && length > count)
    cb_validator_fail (self, "maxLength", "Expected at most %d characters", (int) count);
  if (pattern && !matches (pattern, text))
    cb_validator_fail (self, "pattern", "Expected a text of the pattern %s", pattern);
  if (format && !format->matches (text))
    cb_validator_fail (self, "format", "Expected a text of the format %s, such as %s", format->name,
                       format->example);
}

static void
check_unique (CbValidator *self, CbValue *list)
{
  g_autoptr (GHashTable)
      seen = g_hash_table_new ((GHashFunc) cb_value_hash, (GEqualFunc) cb_value_equal);
  guint size = cb_value_get_size (list);

  for (guint i = 0; i < size; i++)
    {
      if (g_hash_table_add (seen, cb_value_get_item (list, i)))
        continue;
      cb_validator_fail (self, "uniqueItems", "The item at position %u is there twice", i + 1);
      return;
    }
}

static void
check_contains (CbValidator *self, CbValue *schema, CbValue *list)
{
  CbValue *wanted = cb_value_get_member (schema, "contains");
  guint size = cb_value_get_size (list);
  gint64 minimum = 1;
  gint64 maximum = G_MAXINT64;
  gint64 count = 0;

  if (!wanted)
    return;
  cb_validator_get_count (schema, "minContains", &minimum);
  cb_validator_get_count (schema, "maxContains", &maximum);
  for (guint i = 0; i < size; i++)
    count += cb_validator_try (self, wanted, cb_value_get_item (list, i));
  if (count < minimum)
    cb_validator_fail (self, "contains", "Too few items are of the kind that must be there");
  if (count > maximum)
    cb_validator_fail (self, "maxContains", "Too many items are of the kind that must be there");
}

static void
check_items (CbValidator *self, CbValue *schema, CbValue *list)
{
  CbValue *first = cb_schema_get_list (schema, "prefixItems");
  CbValue *rest = cb_value_get_member (schema, "items");
  guint n_first = cb_schema_count (first);
  guint size = cb_value_get_size (list);

  for (guint i = 0; i < size; i++)
    {
      CbValue *part = i < n_first ? cb_value_get_item (first, i) : rest;
      if (part)
        cb_validator_check_part (self, part, cb_value_get_item (list, i), NULL, i);
    }
}

void
cb_validator_check_list (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValue *unique = cb_value_get_member (schema, "uniqueItems");
  guint size = cb_value_get_size (value);
  gint64 count = 0;

  if (cb_validator_get_count (schema, "minItems", &count) && size < count)
    cb_validator_fail (self, "minItems", "Expected at least %d items", (int) count);
  if (cb_validator_get_count (schema, "maxItems", &count) && size > count)
    cb_validator_fail (self, "maxItems", "Expected at most %d items", (int) count);
  if (unique && cb_value_is (unique, CB_NODE_BOOLEAN) && cb_value_get_boolean (unique))
    check_unique (self, value);
  check_items (self, schema, value);
  check_contains (self, schema, value);
}

static void
check_required (CbValidator *self, const char *keyword, CbValue *names, CbValue *object)
{
  guint size = names && cb_value_is (names, CB_NODE_ARRAY) ? cb_value_get_size (names) : 0;

  for (guint i = 0; i < size; i++)
    {
      CbValue *name = cb_value_get_item (names, i);
      const char *text = cb_value_is (name, CB_NODE_STRING) ? cb_value_get_text (name, NULL) : NULL;
      if (text && !cb_value_get_member (object, text))
        cb_validator_fail (self, keyword, "“%s” is missing", text);
    }
}

static void
check_dependencies (CbValidator *self, CbValue *schema, CbValue *object)
{
  CbValue *names = cb_schema_get_object (schema, "dependentRequired");
  CbValue *schemas = cb_value_get_member (schema, "dependentSchemas");
  guint n_names = cb_schema_count (names);
  guint n_schemas = schemas && cb_value_is (schemas, CB_NODE_OBJECT) ? cb_value_get_size (schemas)
                                                                     : 0;

  for (guint i = 0; i < n_names; i++)
    {
      if (cb_value_get_member (object, cb_value_get_key_at (names, i)))
        check_required (self, "dependentRequired", cb_value_get_member_at (names, i), object);
    }
  for (guint i = 0; i < n_schemas; i++)
    {
      if (cb_value_get_member (object, cb_value_get_key_at (schemas, i)))
        cb_validator_check (self, cb_value_get_member_at (schemas, i), object);
    }
}

/* Checks against the patterns that @name has; whether there was one. */
static gboolean
check_patterns (CbValidator *self, CbValue *patterns, CbValue *part, const char *name)
{
  guint size = patterns && cb_value_is (patterns, CB_NODE_OBJECT) ? cb_value_get_size (patterns)
                                                                  : 0;
  gboolean found = FALSE;

  for (guint i = 0; i < size; i++)
    {
      if (!matches (cb_value_get_key_at (patterns, i), name))
        continue;
      cb_validator_check_part (self, cb_value_get_member_at (patterns, i), part, name, 0);
      found = TRUE;
    }
  return found;
}

static void
check_member (CbValidator *self, CbValue *schema, CbValue *part, const char *name)
{
  CbValue *own = cb_value_get_member (cb_value_get_member (schema, "properties"), name);
  CbValue *others = cb_value_get_member (schema, "additionalProperties");
  CbValue *names = cb_value_get_member (schema, "propertyNames");
  CbValue *patterns = cb_value_get_member (schema, "patternProperties");
  gboolean known = own != NULL;

  if (own)
    cb_validator_check_part (self, own, part, name, 0);
  if (check_patterns (self, patterns, part, name))
    known = TRUE;
  if (!known && others && cb_value_is (others, CB_NODE_BOOLEAN) && !cb_value_get_boolean (others))
    cb_validator_fail (self, "additionalProperties", "“%s” is not known here", name);
  else if (!known && others)
    cb_validator_check_part (self, others, part, name, 0);
  if (names)
    {
      g_autoptr (CbValue) text = cb_value_new_string (name);
      cb_validator_check_part (self, names, text, name, 0);
    }
}

void
cb_validator_check_object (CbValidator *self, CbValue *schema, CbValue *value)
{
  guint size = cb_value_get_size (value);
  gint64 count = 0;

  if (cb_validator_get_count (schema, "minProperties", &count) && size < count)
    cb_validator_fail (self, "minProperties", "Expected at least %d members", (int) count);
  if (cb_validator_get_count (schema, "maxProperties", &count) && size > count)
    cb_validator_fail (self, "maxProperties", "Expected at most %d members", (int) count);
  check_required (self, "required", cb_value_get_member (schema, "required"), value);
  check_dependencies (self, schema, value);
  for (guint i = 0; i < size; i++)
    check_member (self, schema, cb_value_get_member_at (value, i), cb_value_get_key_at (value, i));
}

static guint
count_fitting (CbValidator *self, CbValue *variants, CbValue *value)
{
  guint size = cb_value_get_size (variants);
  guint count = 0;

  for (guint i = 0; i < size; i++)
    count += cb_validator_try (self, cb_value_get_item (variants, i), value) != FALSE;
  return count;
}

static void
check_condition (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValue *condition = cb_value_get_member (schema, "if");
  CbValue *branch = NULL;

  if (!condition)
    return;
  branch = cb_value_get_member (schema,
                                cb_validator_try (self, condition, value) ? "then" : "else");
  if (branch)
    cb_validator_check (self, branch, value);
}

/* Of two variants of which one is null, the other is what was meant. */
static CbValue *
get_meant_variant (CbValue *variants)
{
  CbValue *meant = NULL;
  guint size = cb_value_get_size (variants);

  for (guint i = 0; i < size; i++)
    {
      CbValue *variant = cb_value_get_item (variants, i);
      if (cb_schema_get_schema_type (variant) == CB_SCHEMA_NULL)
        continue;
      if (meant)
        return NULL;
      meant = variant;
    }
  return meant;
}

static void
check_alternatives (CbValidator *self, CbValue *schema, const char *keyword, CbValue *value)
{
  CbValue *variants = cb_value_get_member (schema, keyword);
  CbValue *meant = NULL;
  guint count = 0;

  if (!variants || !cb_value_is (variants, CB_NODE_ARRAY))
    return;
  count = count_fitting (self, variants, value);
  meant = get_meant_variant (variants);
  if (count == 0 && meant)
    cb_validator_check (self, meant, value);
  else if (count == 0)
    cb_validator_fail (self, keyword, "It fits none of the variants");
  else if (count > 1 && strcmp (keyword, "oneOf") == 0)
    cb_validator_fail (self, keyword, "It fits %u variants, and only one is allowed", count);
}

void
cb_validator_check_combinations (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValue *all = cb_schema_get_list (schema, "allOf");
  CbValue *excluded = cb_value_get_member (schema, "not");
  guint size = cb_schema_count (all);

  for (guint i = 0; i < size; i++)
    cb_validator_check (self, cb_value_get_item (all, i), value);
  check_alternatives (self, schema, "anyOf", value);
  check_alternatives (self, schema, "oneOf", value);
  if (excluded && cb_validator_try (self, excluded, value))
    cb_validator_fail (self, "not", "It is what is not allowed here");
  check_condition (self, schema, value);
}
