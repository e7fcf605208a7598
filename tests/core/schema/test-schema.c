/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-schema.h>
#include <string.h>

static CbValue *
load_cases (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *relative = g_strdup_printf ("schema/%s.json", name);
  g_autofree char *path = cb_test_fixture_path (relative);
  g_autoptr (GBytes) bytes = cb_test_load (path);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  CbValue *cases = cb_value_new_from_text (text, (gssize) length, &error);

  g_assert_no_error (error);
  return cases;
}

/* Compares in the order of members, which tests of editing are about. */
static void
assert_json (CbValue *actual, CbValue *expected, const char *what)
{
  g_autofree char *a = cb_value_to_text (actual, 0);
  g_autofree char *b = cb_value_to_text (expected, 0);

  if (strcmp (a, b) != 0)
    g_error ("%s: got %s, expected %s", what, a, b);
}

static void
test_infer (void)
{
  g_autoptr (CbValue) cases = load_cases ("infer");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      CbValue *samples = cb_value_get_member (entry, "samples");
      g_autoptr (CbSchemaInferrer) inferrer = cb_schema_inferrer_new ();
      g_autoptr (CbValue) schema = NULL;

      for (guint j = 0; j < cb_value_get_size (samples); j++)
        cb_schema_inferrer_add (inferrer, cb_value_get_item (samples, j));
      schema = cb_schema_inferrer_make_schema (inferrer);
      assert_json (schema, cb_value_get_member (entry, "schema"),
                   cb_value_get_member_text (entry, "name"));
      for (guint j = 0; j < cb_value_get_size (samples); j++)
        g_assert_true (cb_schema_is_valid (schema, cb_value_get_item (samples, j), NULL));
    }
}

static void
test_infer_large_map (void)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) sample = NULL;
  g_autoptr (CbValue) schema = NULL;
  g_autoptr (CbValue) expected = cb_value_new_from_text (
      "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}", -1, NULL);

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *key = g_strdup_printf ("word%c%c%u", 'a' + (int) (i % 26), 'b', i);
      cb_value_builder_set_key (builder, key);
      cb_value_builder_add_int64 (builder, i);
    }
  cb_value_builder_end (builder);
  sample = cb_value_builder_finish (builder);
  schema = cb_schema_infer (&sample, 1);
  assert_json (schema, expected, "1000 keys");
}

static guint
count_levels (CbValue *schema)
{
  guint count = 0;

  for (; schema; schema = cb_value_get_member (schema, "items"))
    count++;
  return count;
}

static void
test_infer_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CbValue) sample = NULL;
  g_autoptr (CbValue) schema = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 500; i++)
    g_string_append_c (text, ']');
  sample = cb_value_new_from_text (text->str, -1, NULL);
  schema = cb_schema_infer (&sample, 1);
  g_assert_true (cb_schema_is_valid (schema, sample, NULL));
  /* The root is at depth 0, and what is not looked at is {}. */
  g_assert_cmpuint (count_levels (schema), ==, CB_LIMIT_SCHEMA_DEPTH + 2);
}

static CbValue *
make_random_value (guint depth)
{
  static const char *const texts[] = {
    "a", "", "2024-01-31", "2024-01-31T12:00:00Z", "ada@example.com", "https://a.b/", "é"
  };
  g_autoptr (CbValueBuilder) builder = NULL;
  int kind = g_test_rand_int_range (0, depth > 3 ? 5 : 7);

  switch (kind)
    {
    case 0:
      return cb_value_new_null ();
    case 1:
      return cb_value_new_boolean (g_test_rand_bit ());
    case 2:
      return cb_value_new_int64 (g_test_rand_int ());
    case 3:
      return cb_value_new_double (g_test_rand_double ());
    case 4:
      return cb_value_new_string (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
    default:
      break;
    }
  builder = cb_value_builder_new ();
  if (kind == 5)
    cb_value_builder_begin_array (builder);
  else
    cb_value_builder_begin_object (builder);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autoptr (CbValue) part = make_random_value (depth + 1);
      g_autofree char *key = g_strdup_printf ("%s%d", g_test_rand_bit () ? "k" : "", i);
      if (kind == 6)
        cb_value_builder_set_key (builder, key);
      cb_value_builder_add (builder, part);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
assert_valid (CbValue *schema, CbValue *value, const char *what)
{
  g_autoptr (GPtrArray) findings = cb_schema_validate (schema, value, NULL);
  g_autofree char *text = NULL;
  const CbSchemaFinding *finding = NULL;

  if (findings->len == 0)
    return;
  text = cb_value_to_text (schema, 2);
  finding = findings->pdata[0];
  g_error ("%s: %s: %s\n%s", what, finding->pointer, finding->message, text);
}

/* Whatever the samples are, each fits the schema, also after merging. */
static void
test_samples_fit (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      CbValue *samples[3] = { make_random_value (0), make_random_value (0), make_random_value (0) };
      g_autoptr (CbValue) schema = cb_schema_infer (samples, 3);
      g_autoptr (CbValue) first = cb_schema_infer (samples, 2);
      g_autoptr (CbValue) last = cb_schema_infer (samples + 2, 1);
      g_autoptr (CbValue) merged = cb_schema_merge (first, last);

      for (guint j = 0; j < 3; j++)
        {
          assert_valid (schema, samples[j], "inferred");
          assert_valid (merged, samples[j], "merged");
          cb_value_unref (samples[j]);
        }
    }
}

static void
test_merge (void)
{
  g_autoptr (CbValue) cases = load_cases ("merge");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      g_autoptr (CbValue) merged = cb_schema_merge (cb_value_get_member (entry, "a"),
                                                    cb_value_get_member (entry, "b"));
      assert_json (merged, cb_value_get_member (entry, "merged"),
                   cb_value_get_member_text (entry, "name"));
    }
}

static void
check_invalid (CbValue *schema, CbValue *triple)
{
  CbValue *value = cb_value_get_item (triple, 0);
  g_autofree char *text = cb_value_to_text (value, 0);
  g_autoptr (GPtrArray) findings = cb_schema_validate (schema, value, NULL);
  const CbSchemaFinding *finding = NULL;

  if (findings->len == 0)
    g_error ("%s should not be valid", text);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->pointer, ==, cb_value_get_text (cb_value_get_item (triple, 1), NULL));
  g_assert_cmpstr (finding->keyword, ==, cb_value_get_text (cb_value_get_item (triple, 2), NULL));
  g_assert_true (g_utf8_validate (finding->message, -1, NULL));
  g_assert_false (cb_schema_is_valid (schema, value, NULL));
}

static void
test_validate (void)
{
  g_autoptr (CbValue) cases = load_cases ("validate");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      CbValue *schema = cb_value_get_member (entry, "schema");
      CbValue *valid = cb_value_get_member (entry, "valid");
      CbValue *invalid = cb_value_get_member (entry, "invalid");

      for (guint j = 0; j < cb_value_get_size (valid); j++)
        assert_valid (schema, cb_value_get_item (valid, j), "valid");
      for (guint j = 0; j < cb_value_get_size (invalid); j++)
        check_invalid (schema, cb_value_get_item (invalid, j));
    }
}

static void
test_validate_endless (void)
{
  g_autoptr (CbValue) schema =
      cb_value_new_from_text ("{\"allOf\":[{\"$ref\":\"#\"}],\"type\":\"integer\"}", -1, NULL);
  g_autoptr (CbValue) value = cb_value_new_int64 (1);

  g_assert_true (cb_schema_is_valid (schema, value, NULL));
}

/* Each step of the reference doubles the work. */
static void
test_validate_explosion (void)
{
  g_autoptr (CbValue) schema = cb_value_new_from_text (
      "{\"anyOf\":[{\"$ref\":\"#\",\"type\":\"null\"},{\"$ref\":\"#\",\"type\":\"array\"}]}", -1,
      NULL);
  g_autoptr (CbValue) value = cb_value_new_int64 (1);
  g_autoptr (GPtrArray) findings = cb_schema_validate (schema, value, NULL);

  g_assert_cmpuint (findings->len, >, 0);
}

static void
test_example (void)
{
  g_autoptr (CbValue) cases = load_cases ("example");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      CbValue *schema = cb_value_get_member (entry, "schema");
      g_autofree char *text = cb_value_to_text (schema, 0);
      g_autoptr (CbValue) example = cb_schema_make_example (schema, NULL);

      assert_json (example, cb_value_get_member (entry, "example"), text);
    }
}

static guint
count_values (CbValue *value)
{
  guint count = 1;

  for (guint i = 0; i < cb_value_get_size (value); i++)
    count += count_values (cb_value_is (value, CB_NODE_ARRAY) ? cb_value_get_item (value, i)
                                                              : cb_value_get_member_at (value, i));
  return count;
}

/* Nine levels of ten properties each would be a billion values. */
static void
test_example_bounded (void)
{
  g_autoptr (CbValue) schema = cb_schema_new (CB_SCHEMA_TEXT);
  g_autoptr (CbValue) example = NULL;

  for (guint level = 0; level < 9; level++)
    {
      g_autoptr (CbValue) inner = g_steal_pointer (&schema);
      schema = cb_schema_new (CB_SCHEMA_OBJECT);
      for (guint i = 0; i < 10; i++)
        {
          g_autoptr (CbValue) before = g_steal_pointer (&schema);
          g_autofree char *pointer = g_strdup_printf ("/properties/p%u", i);
          schema = cb_value_with_pointer (before, pointer, inner);
        }
    }
  example = cb_schema_make_example (schema, NULL);
  g_assert_cmpuint (count_values (example), <=, CB_LIMIT_EXAMPLE_NODES);
  g_assert_cmpuint (count_values (example), >, CB_LIMIT_EXAMPLE_NODES / 2);
}

static void
test_describe (void)
{
  g_autoptr (CbValue) cases = load_cases ("describe");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      g_autofree char *text =
          cb_schema_describe (cb_value_get_member (entry, "schema"),
                              cb_value_get_boolean (cb_value_get_member (entry, "required")), NULL);

      g_assert_cmpstr (text, ==, cb_value_get_member_text (entry, "text"));
    }
}

static CbSchemaType
get_type (CbValue *entry)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (CB_TYPE_SCHEMA_TYPE);
  const char *nick = cb_value_get_member_text (entry, "type");

  return nick ? (CbSchemaType) g_enum_get_value_by_nick (class, nick)->value : CB_SCHEMA_ANY;
}

static CbValue *
edit (CbValue *entry, char **added)
{
  const char *what = cb_value_get_member_text (entry, "do");
  CbValue *root = cb_value_get_member (entry, "root");
  const char *pointer = cb_value_get_member_text (entry, "pointer");
  const char *name = cb_value_get_member_text (entry, "name");
  CbValue *value = cb_value_get_member (entry, "value");
  gint64 position = 0;

  if (strcmp (what, "type") == 0)
    return cb_schema_set_type (root, pointer, get_type (entry));
  if (strcmp (what, "nullable") == 0)
    return cb_schema_set_nullable (root, pointer, cb_value_get_boolean (value));
  if (strcmp (what, "rename") == 0)
    return cb_schema_rename (root, pointer, name);
  if (strcmp (what, "required") == 0)
    return cb_schema_set_required (root, pointer, cb_value_get_boolean (value));
  if (strcmp (what, "add") == 0)
    return cb_schema_add (root, pointer, name, get_type (entry), added);
  if (strcmp (what, "remove") == 0)
    return cb_schema_remove (root, pointer);
  if (strcmp (what, "keyword") == 0)
    return cb_schema_set_keyword (root, pointer, cb_value_get_member_text (entry, "keyword"),
                                  value);
  cb_value_get_int64 (cb_value_get_member (entry, "position"), &position);
  return cb_schema_move (root, pointer, (guint) position);
}

static void
test_edit (void)
{
  g_autoptr (CbValue) cases = load_cases ("edit");

  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *entry = cb_value_get_item (cases, i);
      CbValue *expected = cb_value_get_member (entry, "result");
      g_autofree char *what = cb_value_to_text (entry, 0);
      g_autofree char *added = NULL;
      g_autoptr (CbValue) result = edit (entry, &added);

      if (cb_value_is (expected, CB_NODE_NULL))
        {
          g_assert_null (result);
          continue;
        }
      g_assert_nonnull (result);
      assert_json (result, expected, what);
      g_assert_cmpstr (added, ==, cb_value_get_member_text (entry, "added"));
    }
}

static CbValue *
resolve_ticket (CbValue *schema, gpointer data)
{
  return g_strcmp0 (cb_value_get_member_text (schema, "$ref"), "#/schemas/Ticket") == 0 ? data
                                                                                        : NULL;
}

static void
assert_row (GPtrArray *rows, guint index, const char *name, const char *pointer, const char *label)
{
  const CbSchemaChild *row = rows->pdata[index];

  g_assert_cmpstr (row->name, ==, name);
  g_assert_cmpstr (row->pointer, ==, pointer);
  g_assert_cmpstr (row->label, ==, label);
}

static void
test_children (void)
{
  g_autoptr (CbValue) ticket = cb_value_new_from_text (
      "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}", -1, NULL);
  g_autoptr (CbValue) root = cb_value_new_from_text (
      "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"array\","
      "\"items\":{\"type\":\"string\"}},\"x/y\":{\"$ref\":\"#/schemas/Ticket\"}}}",
      -1, NULL);
  const CbSchemaScope scope = { root, resolve_ticket, ticket };
  g_autoptr (GPtrArray) rows = cb_schema_list_children (root, "", &scope);
  g_autoptr (GPtrArray) items = cb_schema_list_children (root, "/properties/a", &scope);
  g_autoptr (GPtrArray) shared = cb_schema_list_children (root, "/properties/x~1y", &scope);
  const CbSchemaChild *first = rows->pdata[0];
  const CbSchemaChild *second = rows->pdata[1];

  g_assert_cmpuint (rows->len, ==, 2);
  assert_row (rows, 0, "a", "/properties/a", "list of texts");
  assert_row (rows, 1, "x/y", "/properties/x~1y", "Ticket");
  g_assert_true (first->required && first->has_children && !first->shared);
  g_assert_true (!second->required && second->has_children && second->shared);
  g_assert_cmpint (second->type, ==, CB_SCHEMA_OBJECT);
  g_assert_cmpuint (items->len, ==, 1);
  assert_row (items, 0, "items", "/properties/a/items", "text");
  g_assert_cmpuint (shared->len, ==, 1);
  assert_row (shared, 0, "id", "", "whole number");
}

/* A schema as a stranger might write it: known keywords, and anything at all as their values. */
static CbValue *
make_hostile_schema (guint depth)
{
  static const char *const keywords[] = { "type",
                                          "properties",
                                          "required",
                                          "items",
                                          "prefixItems",
                                          "anyOf",
                                          "oneOf",
                                          "allOf",
                                          "not",
                                          "enum",
                                          "const",
                                          "$ref",
                                          "format",
                                          "pattern",
                                          "minimum",
                                          "maximum",
                                          "minLength",
                                          "maxLength",
                                          "minItems",
                                          "maxItems",
                                          "multipleOf",
                                          "uniqueItems",
                                          "additionalProperties",
                                          "contains",
                                          "if",
                                          "then",
                                          "else",
                                          "propertyNames",
                                          "$defs",
                                          "default",
                                          "examples",
                                          "description",
                                          "patternProperties",
                                          "dependentSchemas",
                                          "dependentRequired",
                                          "maxContains",
                                          "exclusiveMinimum",
                                          "title",
                                          "example" };
  static const char *const texts[] = { "string", "object", "array", "null",  "#",  "#/$defs/1",
                                       "[",      "date",   "a",     "(a*)*", "#/", "integer" };
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  gboolean named = g_test_rand_int_range (0, 4) == 0;

  cb_value_builder_begin_object (builder);
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);
      const char *keyword = keywords[g_test_rand_int_range (0, G_N_ELEMENTS (keywords))];
      g_autoptr (CbValue) part = NULL;
      int kind = g_test_rand_int_range (0, depth > 3 ? 2 : 4);

      if (kind == 0)
        part = make_random_value (2);
      else if (kind == 1)
        part = cb_value_new_string (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      else
        part = make_hostile_schema (depth + 1);
      if (kind == 3)
        {
          g_autoptr (CbValue) item = g_steal_pointer (&part);
          part = cb_value_new_array ((CbValue *const[]){ item, item }, 2);
        }
      cb_value_builder_set_key (builder, named ? name : keyword);
      cb_value_builder_add (builder, part);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
edit_everything (CbValue *schema, const char *pointer)
{
  CbValue *results[] = {
    cb_schema_set_type (schema, pointer, (CbSchemaType) g_test_rand_int_range (0, 12)),
    cb_schema_set_nullable (schema, pointer, g_test_rand_bit ()),
    cb_schema_rename (schema, pointer, "b"),
    cb_schema_set_required (schema, pointer, g_test_rand_bit ()),
    cb_schema_add (schema, pointer, NULL, (CbSchemaType) g_test_rand_int_range (0, 12), NULL),
    cb_schema_remove (schema, pointer),
    cb_schema_move (schema, pointer, 1),
    cb_schema_set_keyword (schema, pointer, "format", NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_clear_pointer (&results[i], cb_value_unref);
}

/* Whatever a schema holds, nothing falls over. */
static void
test_hostile (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (CbValue) schema = make_hostile_schema (0);
      g_autoptr (CbValue) other = make_hostile_schema (0);
      g_autoptr (CbValue) value = make_random_value (0);
      const CbSchemaScope scope = { schema, NULL, NULL };
      g_autoptr (CbValue) merged = cb_schema_merge (schema, other);
      g_autoptr (CbValue) example = cb_schema_make_example (schema, NULL);
      g_autoptr (GPtrArray) findings = cb_schema_validate (schema, value, NULL);
      g_autofree char *text = cb_schema_describe (merged, TRUE, &scope);
      g_autoptr (GPtrArray) rows = cb_schema_list_children (schema, "", &scope);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_nonnull (example);
      g_assert_cmpuint (findings->len, <=, CB_SCHEMA_MAX_FINDINGS);
      edit_everything (schema, "");
      for (guint j = 0; j < rows->len; j++)
        edit_everything (schema, ((const CbSchemaChild *) rows->pdata[j])->pointer);
    }
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/schema/infer/cases", test_infer);
  g_test_add_func ("/schema/infer/large-map", test_infer_large_map);
  g_test_add_func ("/schema/infer/deep", test_infer_deep);
  g_test_add_func ("/schema/infer/samples-fit", test_samples_fit);
  g_test_add_func ("/schema/merge", test_merge);
  g_test_add_func ("/schema/validate/cases", test_validate);
  g_test_add_func ("/schema/validate/endless", test_validate_endless);
  g_test_add_func ("/schema/validate/explosion", test_validate_explosion);
  g_test_add_func ("/schema/example/cases", test_example);
  g_test_add_func ("/schema/example/bounded", test_example_bounded);
  g_test_add_func ("/schema/describe", test_describe);
  g_test_add_func ("/schema/edit", test_edit);
  g_test_add_func ("/schema/children", test_children);
  g_test_add_func ("/schema/hostile", test_hostile);
  return g_test_run ();
}
