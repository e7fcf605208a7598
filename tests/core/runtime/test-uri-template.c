/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-runtime.h>

static CbValue *
load (const char *name)
{
  g_autofree char *relative = g_strconcat ("suites/uritemplate-test/", name, NULL);
  g_autofree char *path = cb_test_shared_path (relative);
  g_autoptr (GBytes) bytes = path != NULL ? cb_test_load (path) : NULL;
  g_autoptr (GError) error = NULL;
  CbValue *value = NULL;

  if (bytes == NULL)
    return NULL;
  value = cb_value_new_from_text (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                  &error);
  g_assert_no_error (error);
  return value;
}

static gboolean
is_accepted (CbValue *expected, const char *text)
{
  if (cb_value_is (expected, CB_NODE_STRING))
    return g_strcmp0 (cb_value_get_text (expected, NULL), text) == 0;
  for (guint i = 0; i < cb_value_get_size (expected); i++)
    if (g_strcmp0 (cb_value_get_text (cb_value_get_item (expected, i), NULL), text) == 0)
      return TRUE;
  return FALSE;
}

static void
check_case (CbValue *variables, CbValue *one)
{
  const char *text = cb_value_get_text (cb_value_get_item (one, 0), NULL);
  CbValue *expected = cb_value_get_item (one, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbUriTemplate) template = cb_uri_template_new (text, &error);
  g_autofree char *expanded = template != NULL
                                  ? cb_uri_template_expand_value (template, variables, &error)
                                  : NULL;

  if (cb_value_is (expected, CB_NODE_BOOLEAN))
    {
      if (expanded != NULL)
        g_test_fail_printf ("%s must fail and gives %s", text, expanded);
      else
        g_assert_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_TEMPLATE);
      return;
    }
  if (expanded == NULL)
    g_test_fail_printf ("%s fails: %s", text, error->message);
  else if (!is_accepted (expected, expanded))
    g_test_fail_printf ("%s gives %s", text, expanded);
}

static void
test_suite (gconstpointer data)
{
  g_autoptr (CbValue) suite = load (data);
  guint n_cases = 0;

  for (guint i = 0; suite != NULL && i < cb_value_get_size (suite); i++)
    {
      CbValue *group = cb_value_get_member_at (suite, i);
      CbValue *cases = cb_value_get_member (group, "testcases");

      for (guint j = 0; j < cb_value_get_size (cases); j++, n_cases++)
        check_case (cb_value_get_member (group, "variables"), cb_value_get_item (cases, j));
    }
  g_assert_true (suite == NULL || n_cases > 30);
}

static char *
expand (const char *text, const char *variables)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbUriTemplate) template = cb_uri_template_new (text, &error);
  g_autoptr (CbValue) value = cb_value_new_from_text (variables, -1, &error);
  char *expanded = NULL;

  g_assert_no_error (error);
  expanded = cb_uri_template_expand_value (template, value, &error);
  g_assert_no_error (error);
  return expanded;
}

static void
test_values (void)
{
  g_autofree char *undefined = expand ("a{?x,y,z}", "{\"x\":null,\"y\":[],\"z\":{}}");
  g_autofree char *numbers = expand ("{x}/{y}", "{\"x\":12345678901234567890,\"y\":true}");
  g_autofree char *prefix = expand ("{x:2}", "{\"x\":\"äöü\"}");

  g_assert_cmpstr (undefined, ==, "a");
  g_assert_cmpstr (numbers, ==, "12345678901234567890/true");
  g_assert_cmpstr (prefix, ==, "%C3%A4%C3%B6");
}

static void
test_names (void)
{
  g_autoptr (CbUriTemplate) template = cb_uri_template_new ("{a}{?b*,c:3}{a}", NULL);
  const char *const *names = cb_uri_template_get_names (template);

  g_assert_cmpuint (g_strv_length ((char **) names), ==, 3);
  g_assert_cmpstr (names[1], ==, "b");
}

static void
test_place_of_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbUriTemplate) template = cb_uri_template_new ("/a/{b:x}", &error);

  g_assert_null (template);
  g_assert_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_TEMPLATE);
  g_assert_nonnull (strstr (error->message, "character 7"));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_data_func ("/runtime/uri-template/spec-examples", "spec-examples.json", test_suite);
  g_test_add_data_func ("/runtime/uri-template/spec-examples-by-section",
                        "spec-examples-by-section.json", test_suite);
  g_test_add_data_func ("/runtime/uri-template/extended", "extended-tests.json", test_suite);
  g_test_add_data_func ("/runtime/uri-template/negative", "negative-tests.json", test_suite);
  g_test_add_func ("/runtime/uri-template/values", test_values);
  g_test_add_func ("/runtime/uri-template/names", test_names);
  g_test_add_func ("/runtime/uri-template/place-of-error", test_place_of_error);
  return g_test_run ();
}
