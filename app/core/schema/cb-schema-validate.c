/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-validator-private.h"

#include "cb-schema-type.h"
#include "cb-schema-parts-private.h"

#include <string.h>

/* A schema that leads back to itself without going down in the value would never end. */
#define MAX_DEPTH 256
/* Schemas that refer to each other in variants can ask for more work than there is time. */
#define MAX_STEPS 2000000

void
cb_schema_finding_free (CbSchemaFinding *finding)
{
  g_free (finding->pointer);
  g_free (finding->keyword);
  g_free (finding->message);
  g_free (finding);
}

void
cb_validator_fail (CbValidator *self, const char *keyword, const char *format, ...)
{
  CbSchemaFinding *finding = NULL;
  va_list arguments;

  self->failed = TRUE;
  if (!self->findings || self->findings->len >= CB_SCHEMA_MAX_FINDINGS)
    return;
  finding = g_new0 (CbSchemaFinding, 1);
  finding->pointer = g_strdup (self->pointer->str);
  finding->keyword = g_strdup (keyword);
  va_start (arguments, format);
  finding->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->findings, finding);
}

gboolean
cb_validator_get_count (CbValue *schema, const char *keyword, gint64 *count)
{
  CbValue *member = cb_value_get_member (schema, keyword);
  double number = 0;

  if (!member || !cb_value_is (member, CB_NODE_NUMBER) || !cb_value_get_double (member, &number)
      || number < 0 || number > (double) G_MAXINT32)
    return FALSE;
  *count = (gint64) number;
  return TRUE;
}

gboolean
cb_validator_is_same (CbValue *a, CbValue *b)
{
  double x = 0;
  double y = 0;

  if (cb_value_equal (a, b))
    return TRUE;
  return cb_value_is (a, CB_NODE_NUMBER) && cb_value_is (b, CB_NODE_NUMBER)
         && strlen (cb_value_get_text (a, NULL)) <= 15 && strlen (cb_value_get_text (b, NULL)) <= 15
         && cb_value_get_double (a, &x) && cb_value_get_double (b, &y) && x == y;
}

static gboolean
is_integer (CbValue *value)
{
  double number = 0;

  if (!strpbrk (cb_value_get_text (value, NULL), ".eE"))
    return TRUE;
  return cb_value_get_double (value, &number) && number == (double) (gint64) number;
}

static gboolean
has_kind (CbValue *value, const char *type)
{
  switch (cb_value_get_kind (value))
    {
    case CB_NODE_NULL:
      return strcmp (type, "null") == 0;
    case CB_NODE_BOOLEAN:
      return strcmp (type, "boolean") == 0;
    case CB_NODE_NUMBER:
      return strcmp (type, "number") == 0 || (strcmp (type, "integer") == 0 && is_integer (value));
    case CB_NODE_STRING:
      return strcmp (type, "string") == 0;
    case CB_NODE_ARRAY:
      return strcmp (type, "array") == 0;
    case CB_NODE_OBJECT:
      return strcmp (type, "object") == 0;
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_type_phrase (const char *type)
{
  static const char *const phrases[][2] = {
    { "null", "nothing" },           { "boolean", "yes or no" }, { "number", "a number" },
    { "integer", "a whole number" }, { "string", "a text" },     { "array", "a list" },
    { "object", "an object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      if (strcmp (phrases[i][0], type) == 0)
        return phrases[i][1];
    }
  return type;
}

static const char *
get_kind_phrase (CbValue *value)
{
  static const char *const types[] = { "null", "boolean", "number", "string", "array", "object" };

  return get_type_phrase (types[cb_value_get_kind (value)]);
}

static void
check_types (CbValidator *self, CbValue *types, CbValue *value)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  guint size = cb_value_get_size (types);

  for (guint i = 0; i < size; i++)
    {
      CbValue *type = cb_value_get_item (types, i);

      if (!cb_value_is (type, CB_NODE_STRING))
        continue;
      if (has_kind (value, cb_value_get_text (type, NULL)))
        return;
      g_string_append_printf (wanted, "%s%s", wanted->len ? " or " : "",
                              get_type_phrase (cb_value_get_text (type, NULL)));
    }
  cb_validator_fail (self, "type", "Expected %s, found %s", wanted->str, get_kind_phrase (value));
}

static void
check_type (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValue *type = cb_value_get_member (schema, "type");

  if (!type)
    return;
  if (cb_value_is (type, CB_NODE_ARRAY))
    check_types (self, type, value);
  else if (cb_value_is (type, CB_NODE_STRING) && !has_kind (value, cb_value_get_text (type, NULL)))
    cb_validator_fail (self, "type", "Expected %s, found %s",
                       get_type_phrase (cb_value_get_text (type, NULL)), get_kind_phrase (value));
}

static void
check_enum (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValue *choices = cb_schema_get_list (schema, "enum");
  CbValue *only = cb_value_get_member (schema, "const");
  guint size = cb_schema_count (choices);
  gboolean found = size == 0;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < size && !found; i++)
    found = cb_validator_is_same (cb_value_get_item (choices, i), value);
  if (!found)
    {
      text = cb_value_to_text (choices, 0);
      shown = cb_text_ellipsize (text, 120);
      cb_validator_fail (self, "enum", "Expected one of %s", shown);
    }
  if (only && !cb_validator_is_same (only, value))
    {
      g_autofree char *wanted = cb_value_to_text (only, 0);
      cb_validator_fail (self, "const", "Expected %s", wanted);
    }
}

static void
check_reference (CbValidator *self, CbValue *schema, CbValue *value)
{
  const char *reference = cb_value_get_member_text (schema, "$ref");
  CbValue *target = NULL;

  if (!reference)
    return;
  target = cb_schema_resolve (schema, &self->scope);
  if (target)
    cb_validator_check (self, target, value);
  else
    cb_validator_fail (self, "$ref", "The structure %s is not there", reference);
}

static void
check_kind (CbValidator *self, CbValue *schema, CbValue *value)
{
  switch (cb_value_get_kind (value))
    {
    case CB_NODE_NUMBER:
      cb_validator_check_number (self, schema, value);
      break;
    case CB_NODE_STRING:
      cb_validator_check_text (self, schema, value);
      break;
    case CB_NODE_ARRAY:
      cb_validator_check_list (self, schema, value);
      break;
    case CB_NODE_OBJECT:
      cb_validator_check_object (self, schema, value);
      break;
    case CB_NODE_NULL:
    case CB_NODE_BOOLEAN:
    default:
      break;
    }
}

void
cb_validator_check (CbValidator *self, CbValue *schema, CbValue *value)
{
  if (self->depth >= MAX_DEPTH || *self->left == 0)
    return;
  --*self->left;
  if (cb_value_is (schema, CB_NODE_BOOLEAN) && !cb_value_get_boolean (schema))
    cb_validator_fail (self, "false", "Nothing is allowed here");
  if (!cb_value_is (schema, CB_NODE_OBJECT))
    return;
  self->depth++;
  check_reference (self, schema, value);
  check_type (self, schema, value);
  check_enum (self, schema, value);
  check_kind (self, schema, value);
  cb_validator_check_combinations (self, schema, value);
  self->depth--;
}

gboolean
cb_validator_try (CbValidator *self, CbValue *schema, CbValue *value)
{
  CbValidator trial = *self;

  trial.findings = NULL;
  trial.failed = FALSE;
  cb_validator_check (&trial, schema, value);
  return !trial.failed;
}

static void
append_key (GString *pointer, const char *key)
{
  g_string_append_c (pointer, '/');
  for (; *key; key++)
    {
      if (*key == '~')
        g_string_append (pointer, "~0");
      else if (*key == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *key);
    }
}

void
cb_validator_check_part (CbValidator *self, CbValue *schema, CbValue *value, const char *key,
                         guint index)
{
  gsize length = self->pointer->len;

  if (key)
    append_key (self->pointer, key);
  else
    g_string_append_printf (self->pointer, "/%u", index);
  cb_validator_check (self, schema, value);
  g_string_truncate (self->pointer, length);
}

static void
validate (CbValidator *validator, CbValue *schema, CbValue *value, const CbSchemaScope *scope)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  guint left = MAX_STEPS;

  if (scope)
    validator->scope = *scope;
  if (!validator->scope.root)
    validator->scope.root = schema;
  validator->pointer = pointer;
  validator->left = &left;
  cb_validator_check (validator, schema, value);
  if (left == 0)
    cb_validator_fail (validator, "limit", "The structure is too complex to be checked");
}

/**
 * cb_schema_validate:
 * @schema: a JSON Schema (2020-12)
 * @value: what is to fit it
 * @scope: (nullable): where references lead; without a root, @schema is it
 *
 * Finds where a value does not fit a schema.
 *
 * Knows the assertions of JSON Schema Validation 2020-12 section 6 and the applicators of JSON
 * Schema Core section 10 but `unevaluated…` and dynamic references; formats (section 7) are
 * asserted where they are known, and patterns where GLib's regular expressions understand them.
 *
 * Returns: (transfer full) (element-type CbSchemaFinding): at most %CB_SCHEMA_MAX_FINDINGS; empty
 *   where it fits
 */
GPtrArray *
cb_schema_validate (CbValue *schema, CbValue *value, const CbSchemaScope *scope)
{
  CbValidator validator = { 0 };

  validator.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_schema_finding_free);
  validate (&validator, schema, value, scope);
  return validator.findings;
}

/**
 * cb_schema_is_valid:
 * @schema: a JSON Schema (2020-12)
 * @value: what is to fit it
 * @scope: (nullable): where references lead; without a root, @schema is it
 *
 * Tells whether a value fits a schema; see cb_schema_validate().
 *
 * Returns: whether it does
 */
gboolean
cb_schema_is_valid (CbValue *schema, CbValue *value, const CbSchemaScope *scope)
{
  CbValidator validator = { 0 };

  validate (&validator, schema, value, scope);
  return !validator.failed;
}
