/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

#include <math.h>

static CbValue *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  CbValue *value = cb_value_new_from_text (text, -1, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_text (CbValue *value, const char *expected)
{
  g_autofree char *text = cb_value_to_text (value, 0);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_scalars (void)
{
  g_autoptr (CbValue) number = cb_value_new_int64 (G_MININT64);
  g_autoptr (CbValue) string = cb_value_new_string_len ("a\0b", 3);
  g_autoptr (CbValue) invalid = cb_value_new_string ("x\xff");
  gint64 integer = 0;
  gsize length = 0;

  g_assert_true (cb_value_is (number, CB_NODE_NUMBER));
  g_assert_true (cb_value_get_int64 (number, &integer));
  g_assert_cmpint (integer, ==, G_MININT64);
  g_assert_cmpmem (cb_value_get_text (string, &length), 3, "a\0b", 3);
  g_assert_cmpuint (length, ==, 3);
  assert_text (string, "\"a\\u0000b\"");
  assert_text (invalid, "\"x\xef\xbf\xbd\"");
  assert_text (cb_value_new_null (), "null");
  assert_text (cb_value_new_boolean (TRUE), "true");
  assert_text (cb_value_new_boolean (FALSE), "false");
  g_assert_true (cb_value_get_boolean (cb_value_new_boolean (TRUE)));
  g_assert_false (cb_value_get_boolean (number));
  g_assert_null (cb_value_get_text (cb_value_new_null (), &length));
  g_assert_cmpuint (length, ==, 0);
}

static void
test_absent (void)
{
  gint64 integer = 7;
  double real = 7;

  g_assert_cmpint (cb_value_get_kind (NULL), ==, CB_NODE_NULL);
  g_assert_false (cb_value_is (NULL, CB_NODE_NULL));
  g_assert_cmpuint (cb_value_get_size (NULL), ==, 0);
  g_assert_null (cb_value_get_member (NULL, "a"));
  g_assert_null (cb_value_get_item (NULL, 0));
  g_assert_null (cb_value_get_key_at (NULL, 0));
  g_assert_null (cb_value_get_text (NULL, NULL));
  g_assert_false (cb_value_get_int64 (NULL, &integer));
  g_assert_false (cb_value_get_double (NULL, &real));
  g_assert_true (cb_value_equal (NULL, NULL));
  g_assert_false (cb_value_equal (NULL, cb_value_new_null ()));
  g_assert_cmpuint (cb_value_hash (NULL), ==, 0);
}

static void
test_doubles (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0.1, "0.1" },
    { 1, "1" },
    { -0.0, "-0" },
    { 1e20, "1e+20" },
    { 1.0 / 3, "0.3333333333333333" },
    { 5e-324, "4.94065645841247e-324" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { INFINITY, "null" },
    { -INFINITY, "null" },
    { NAN, "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbValue) value = cb_value_new_double (cases[i].value);
      double back = 0;

      assert_text (value, cases[i].text);
      if (cb_value_is (value, CB_NODE_NULL))
        continue;
      g_assert_true (cb_value_get_double (value, &back));
      g_assert_true (back == cases[i].value);
    }
}

static void
test_number_texts (void)
{
  static const char *const good[] = {
    "0", "-0", "10", "1.50", "1e400", "-1E+2", "123456789012345678901234567890"
  };
  static const char *const bad[] = { "", "-", "01", "1.", ".5", "+1", "1e", "0x1", "1 ", "NaN" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (CbValue) value = cb_value_new_number (good[i]);

      assert_text (value, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (cb_value_new_number (bad[i]));
}

static void
test_integers (void)
{
  static const struct
  {
    const char *text;
    gboolean fits;
    gint64 value;
  } cases[] = {
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "9223372036854775808", FALSE, 0 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "-9223372036854775809", FALSE, 0 },
    { "9007199254740993", TRUE, G_GINT64_CONSTANT (9007199254740993) },
    { "-0", TRUE, 0 },
    { "1.0", TRUE, 1 },
    { "1e3", TRUE, 1000 },
    { "1.5", FALSE, 0 },
    { "1e400", FALSE, 0 },
    { "9007199254740993.0", TRUE, G_GINT64_CONSTANT (9007199254740992) },
    { "9007199254740995.0", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbValue) value = cb_value_new_number (cases[i].text);
      gint64 integer = 0;

      g_assert_cmpint (cb_value_get_int64 (value, &integer), ==, cases[i].fits);
      g_assert_cmpint (integer, ==, cases[i].value);
    }
}

static void
test_edit_object (void)
{
  g_autoptr (CbValue) value = parse ("{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":3}");
  g_autoptr (CbValue) text = cb_value_new_string ("x");
  g_autoptr (CbValue) set = cb_value_with_member (value, "a", text);
  g_autoptr (CbValue) added = cb_value_with_member (value, "e", text);
  g_autoptr (CbValue) moved = cb_value_with_member_at (value, 0, "d", text);
  g_autoptr (CbValue) last = cb_value_with_member_at (value, 99, "z", text);
  g_autoptr (CbValue) removed = cb_value_without_member (value, "b");
  g_autoptr (CbValue) same = cb_value_without_member (value, "nope");
  g_autoptr (CbValue)
      unchanged = cb_value_with_member (value, "b", cb_value_get_member (value, "b"));

  assert_text (value, "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":3}");
  assert_text (set, "{\"a\":\"x\",\"b\":{\"c\":[1,2]},\"d\":3}");
  assert_text (added, "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":3,\"e\":\"x\"}");
  assert_text (moved, "{\"d\":\"x\",\"a\":1,\"b\":{\"c\":[1,2]}}");
  assert_text (last, "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":3,\"z\":\"x\"}");
  assert_text (removed, "{\"a\":1,\"d\":3}");
  g_assert_true (same == value);
  g_assert_true (unchanged == value);
  g_assert_true (cb_value_get_member (set, "b") == cb_value_get_member (value, "b"));
}

static void
test_edit_array (void)
{
  g_autoptr (CbValue) value = parse ("[1,2,3]");
  g_autoptr (CbValue) part = cb_value_new_string ("x");
  g_autoptr (CbValue) set = cb_value_with_item (value, 1, part);
  g_autoptr (CbValue) first = cb_value_with_item_inserted (value, 0, part);
  g_autoptr (CbValue) last = cb_value_with_item_inserted (value, 99, part);
  g_autoptr (CbValue) removed = cb_value_without_item (value, 2);

  assert_text (set, "[1,\"x\",3]");
  assert_text (first, "[\"x\",1,2,3]");
  assert_text (last, "[1,2,3,\"x\"]");
  assert_text (removed, "[1,2]");
}

static void
test_edit_pointer (void)
{
  static const struct
  {
    const char *pointer;
    gboolean set;
    const char *expected;
  } cases[] = {
    { "", TRUE, "9" },
    { "", FALSE, NULL },
    { "/a", TRUE, "{\"a\":9,\"b\":{\"c\":[1,2]}}" },
    { "/a", FALSE, "{\"b\":{\"c\":[1,2]}}" },
    { "/b/c/0", TRUE, "{\"a\":1,\"b\":{\"c\":[9,2]}}" },
    { "/b/c/2", TRUE, "{\"a\":1,\"b\":{\"c\":[1,2,9]}}" },
    { "/b/c/-", TRUE, "{\"a\":1,\"b\":{\"c\":[1,2,9]}}" },
    { "/b/c/3", TRUE, NULL },
    { "/b/c/00", TRUE, NULL },
    { "/b/c/1", FALSE, "{\"a\":1,\"b\":{\"c\":[1]}}" },
    { "/b/c/2", FALSE, NULL },
    { "/x/y~1z/~0", TRUE, "{\"a\":1,\"b\":{\"c\":[1,2]},\"x\":{\"y/z\":{\"~\":9}}}" },
    { "/x/y", FALSE, "{\"a\":1,\"b\":{\"c\":[1,2]}}" },
    { "/a/b", TRUE, NULL },
    { "a", TRUE, NULL },
    { "/~2", TRUE, NULL },
  };
  g_autoptr (CbValue) value = parse ("{\"a\":1,\"b\":{\"c\":[1,2]}}");
  g_autoptr (CbValue) part = cb_value_new_int64 (9);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbValue)
          changed = cb_value_with_pointer (value, cases[i].pointer, cases[i].set ? part : NULL);

      if (cases[i].expected)
        assert_text (changed, cases[i].expected);
      else
        g_assert_null (changed);
    }
  g_assert_cmpint (cb_value_get_kind (cb_value_resolve_pointer (value, "/b/c")), ==, CB_NODE_ARRAY);
  g_assert_null (cb_value_resolve_pointer (value, "/b/c/2"));
  g_assert_null (cb_value_resolve_pointer (value, "/a/0"));
  g_assert_true (cb_value_resolve_pointer (value, "") == value);
}

static void
test_equal (void)
{
  g_autoptr (CbValue) one = parse ("{\"a\":[1,\"x\",null],\"b\":true}");
  g_autoptr (CbValue) reordered = parse ("{\"b\":true,\"a\":[1,\"x\",null]}");
  g_autoptr (CbValue) item_order = parse ("{\"a\":[\"x\",1,null],\"b\":true}");
  g_autoptr (CbValue) longer = parse ("{\"a\":[1,\"x\",null],\"b\":true,\"c\":1}");
  g_autoptr (CbValue) number = parse ("1.0");
  g_autoptr (CbValue) integer = parse ("1");
  g_autoptr (CbValue) text = parse ("\"1\"");

  g_assert_true (cb_value_equal (one, reordered));
  g_assert_cmpuint (cb_value_hash (one), ==, cb_value_hash (reordered));
  g_assert_false (cb_value_equal (one, item_order));
  g_assert_cmpuint (cb_value_hash (one), !=, cb_value_hash (item_order));
  g_assert_false (cb_value_equal (one, longer));
  g_assert_false (cb_value_equal (longer, one));
  g_assert_false (cb_value_equal (number, integer));
  g_assert_false (cb_value_equal (text, integer));
}

static void
test_builder (void)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) second = NULL;
  g_autoptr (CbValue) empty = NULL;

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "name");
  cb_value_builder_add_string (builder, "x");
  cb_value_builder_set_key (builder, "items");
  cb_value_builder_begin_array (builder);
  cb_value_builder_add_int64 (builder, 1);
  cb_value_builder_add_boolean (builder, TRUE);
  cb_value_builder_add_string (builder, NULL);
  cb_value_builder_end (builder);
  cb_value_builder_set_key (builder, "name");
  cb_value_builder_add_string (builder, "y");
  cb_value_builder_end (builder);
  value = cb_value_builder_finish (builder);
  assert_text (value, "{\"name\":\"y\",\"items\":[1,true,null]}");

  cb_value_builder_begin_array (builder);
  cb_value_builder_begin_object (builder);
  second = cb_value_builder_finish (builder);
  assert_text (second, "[{}]");
  empty = cb_value_builder_finish (builder);
  assert_text (empty, "null");
  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "left open");
}

static CbValue *
make_large_object (guint n_members)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);

      cb_value_builder_set_key (builder, key);
      cb_value_builder_add_int64 (builder, i);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
assert_all_found (CbValue *value, guint n_members)
{
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);
      gint64 integer = -1;

      g_assert_true (cb_value_get_int64 (cb_value_get_member (value, key), &integer));
      g_assert_cmpint (integer, ==, i);
    }
  g_assert_null (cb_value_get_member (value, "key"));
}

static void
test_many_members (void)
{
  static const guint sizes[] = { 0, 1, 15, 16, 17, 18, 31, 32, 33, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (CbValue) value = make_large_object (sizes[i]);
      g_autoptr (CbValue) more = cb_value_with_member (value, "more", value);
      g_autofree char *text = cb_value_to_text (value, 2);
      g_autoptr (CbValue) back = parse (text);

      g_assert_cmpuint (cb_value_get_size (value), ==, sizes[i]);
      assert_all_found (value, sizes[i]);
      assert_all_found (more, sizes[i]);
      g_assert_true (cb_value_get_member (more, "more") == value);
      g_assert_true (cb_value_equal (value, back));
    }
}

static void
test_duplicates_in_large (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (CbValue) value = NULL;
  gint64 integer = 0;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "\"k%u\":%u,\"same\":%u,", i, i, i);
  g_string_append (text, "\"k3\":99}");
  value = parse (text->str);
  g_assert_cmpuint (cb_value_get_size (value), ==, 41);
  g_assert_true (cb_value_get_int64 (cb_value_get_member (value, "same"), &integer));
  g_assert_cmpint (integer, ==, 39);
  g_assert_cmpstr (cb_value_get_key_at (value, 1), ==, "same");
  g_assert_true (cb_value_get_int64 (cb_value_get_member (value, "k3"), &integer));
  g_assert_cmpint (integer, ==, 99);
  g_assert_cmpstr (cb_value_get_key_at (value, 40), ==, "k39");
}

static gpointer
look_up_thread (gpointer data)
{
  CbValue *value = data;

  for (guint round = 0; round < 50; round++)
    assert_all_found (value, 100);
  cb_value_unref (value);
  return NULL;
}

static void
test_threads (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (CbValue) base = make_large_object (100);
      /* Made by an edit, so that its index is built by whichever thread asks first. */
      g_autoptr (CbValue) value = cb_value_with_member (base, "more", base);
      GThread *threads[4];

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("look-up", look_up_thread, cb_value_ref (value));
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    }
}

static char *
nested (guint depth)
{
  char *text = g_malloc (2 * (gsize) depth + 1);

  memset (text, '[', depth);
  memset (text + depth, ']', depth);
  text[2 * depth] = '\0';
  return text;
}

static void
test_deep (void)
{
  g_autofree char *text = nested (CB_LIMIT_DOCUMENT_DEPTH);
  g_autoptr (CbValue) value = parse (text);
  g_autoptr (CbValue) other = parse (text);
  CbValue *tower = cb_value_new_null ();

  g_assert_true (cb_value_equal (value, other));
  g_assert_cmpuint (cb_value_hash (value), ==, cb_value_hash (other));
  assert_text (value, text);
  for (guint i = 0; i < 1000000; i++)
    {
      CbValue *higher = cb_value_new_array (&tower, 1);

      cb_value_unref (tower);
      tower = higher;
    }
  cb_value_unref (tower);
}

static void
test_nul_keys (void)
{
  g_autoptr (CbValue) value = parse ("{\"a\\u0000b\":1,\"a\":2}");

  assert_text (value, "{\"a\\u0000b\":1,\"a\":2}");
  g_assert_cmpstr (cb_value_get_member_text (value, "a"), ==, "2");
}

static void
test_boxed (void)
{
  g_autoptr (CbValue) value = cb_value_new_string ("x");
  CbValue *copy = g_boxed_copy (CB_TYPE_VALUE, value);

  g_assert_true (copy == value);
  g_boxed_free (CB_TYPE_VALUE, copy);
  assert_text (value, "\"x\"");
}

static void
test_bad_text (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cb_value_new_from_text ("{\"a\":", -1, &error));
  g_assert_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/value/scalars", test_scalars);
  g_test_add_func ("/base/value/absent", test_absent);
  g_test_add_func ("/base/value/doubles", test_doubles);
  g_test_add_func ("/base/value/number-texts", test_number_texts);
  g_test_add_func ("/base/value/integers", test_integers);
  g_test_add_func ("/base/value/edit-object", test_edit_object);
  g_test_add_func ("/base/value/edit-array", test_edit_array);
  g_test_add_func ("/base/value/edit-pointer", test_edit_pointer);
  g_test_add_func ("/base/value/equal", test_equal);
  g_test_add_func ("/base/value/builder", test_builder);
  g_test_add_func ("/base/value/many-members", test_many_members);
  g_test_add_func ("/base/value/duplicates-in-large", test_duplicates_in_large);
  g_test_add_func ("/base/value/threads", test_threads);
  g_test_add_func ("/base/value/deep", test_deep);
  g_test_add_func ("/base/value/nul-keys", test_nul_keys);
  g_test_add_func ("/base/value/boxed", test_boxed);
  g_test_add_func ("/base/value/bad-text", test_bad_text);
  return g_test_run ();
}
