/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

static CbDocument *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  CbDocument *document = cb_document_read_text (text, -1, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_kinds (void)
{
  g_autoptr (CbDocument)
      document = read_text (" [null, true, false, -1.5e3, \"a\\u0000b\", [], {}] ");
  const CbNode *root = cb_document_get_root (document);
  const CbNode *text = cb_node_get_item (root, 4);
  double real = 0;
  gsize length = 0;

  g_assert_cmpuint (cb_node_get_size (root), ==, 7);
  g_assert_true (cb_node_is (cb_node_get_item (root, 0), CB_NODE_NULL));
  g_assert_true (cb_node_get_boolean (cb_node_get_item (root, 1)));
  g_assert_true (cb_node_is (cb_node_get_item (root, 2), CB_NODE_BOOLEAN));
  g_assert_false (cb_node_get_boolean (cb_node_get_item (root, 2)));
  g_assert_cmpstr (cb_node_get_text (document, cb_node_get_item (root, 3), NULL), ==, "-1.5e3");
  g_assert_true (cb_node_get_double (document, cb_node_get_item (root, 3), &real));
  g_assert_true (real == -1500);
  g_assert_cmpmem (cb_node_get_text (document, text, &length), 3, "a\0b", 3);
  g_assert_cmpuint (length, ==, 3);
  g_assert_true (cb_node_get_text (document, text, NULL)
                 == cb_node_get_text (document, text, NULL));
  g_assert_true (cb_node_is (cb_node_get_item (root, 5), CB_NODE_ARRAY));
  g_assert_true (cb_node_is (cb_node_get_item (root, 6), CB_NODE_OBJECT));
  g_assert_null (cb_node_get_item (root, 7));
  g_assert_null (cb_node_get_text (document, root, &length));
  g_assert_cmpuint (cb_document_get_n_notes (document), ==, 0);
}

static void
test_absent (void)
{
  g_autoptr (CbDocument) document = read_text ("{}");
  CbNodeIter iter;
  gint64 integer = 0;
  gsize length = 1;

  g_assert_true (cb_node_is (NULL, CB_NODE_NULL));
  g_assert_cmpuint (cb_node_get_size (NULL), ==, 0);
  g_assert_null (cb_node_get_member (document, NULL, "a"));
  g_assert_null (cb_node_get_member_text (document, NULL, "a"));
  g_assert_null (cb_node_get_item (NULL, 0));
  g_assert_null (cb_node_get_text (document, NULL, &length));
  g_assert_null (cb_node_get_key (document, NULL, NULL));
  g_assert_cmpuint (length, ==, 0);
  g_assert_false (cb_node_get_int64 (document, NULL, &integer));
  g_assert_null (cb_node_slice (document, NULL));
  g_assert_cmpuint (cb_document_get_place (document, NULL).line, ==, 0);
  cb_node_iter_init (&iter, document, NULL);
  g_assert_false (cb_node_iter_next (&iter, NULL, NULL));
}

static void
test_members (void)
{
  g_autoptr (CbDocument) document =
      read_text ("{\"a\": {\"x\": 1}, \"\\u0062\": [2, [3]], \"c\\u0000d\": 4, \"a\": 5}");
  const CbNode *root = cb_document_get_root (document);
  g_autoptr (GString) keys = g_string_new (NULL);
  CbNodeIter iter;
  const char *key = NULL;
  const CbNode *child = NULL;
  gsize length = 0;

  g_assert_cmpstr (cb_node_get_member_text (document, root, "a"), ==, "5");
  g_assert_cmpuint (cb_node_get_size (cb_node_get_member (document, root, "b")), ==, 2);
  g_assert_null (cb_node_get_member (document, root, "c"));
  cb_node_iter_init (&iter, document, root);
  while (cb_node_iter_next (&iter, &key, &child))
    {
      g_string_append_printf (keys, "%s,", key);
      g_assert_true (cb_node_get_key (document, child, &length) == key);
    }
  g_assert_cmpstr (keys->str, ==, "a,b,c,a,");
  g_assert_cmpstr (cb_document_get_note (document, 0)->rule, ==, "json-duplicate-key");
  g_assert_cmpuint (cb_document_get_note (document, 0)->place.column, ==, 52);
  g_assert_cmpuint (cb_document_get_n_notes (document), ==, 1);
}

static void
test_items_by_index (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  g_autoptr (CbDocument) document = NULL;
  const CbNode *root = NULL;

  for (guint i = 1; i < 100000; i++)
    g_string_append_printf (text, ",[%u]", i);
  g_string_append_c (text, ']');
  document = read_text (text->str);
  root = cb_document_get_root (document);
  for (guint i = 1; i < 100000; i++)
    {
      gint64 integer = 0;

      g_assert_true (
          cb_node_get_int64 (document, cb_node_get_item (cb_node_get_item (root, i), 0), &integer));
      g_assert_cmpint (integer, ==, i);
    }
  g_assert_true (cb_node_is (cb_node_get_item (root, 0), CB_NODE_NUMBER));
  g_assert_true (cb_node_is (cb_node_get_item (root, 70000), CB_NODE_ARRAY));
  g_assert_true (cb_node_is (cb_node_get_item (root, 2), CB_NODE_ARRAY));
}

static void
test_many_members (void)
{
  static const guint sizes[] = { 1, 7, 8, 9, 15, 16, 17, 20000 };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GString) text = g_string_new ("{");
      g_autoptr (CbDocument) document = NULL;

      for (guint i = 0; i < sizes[s]; i++)
        g_string_append_printf (text, "\"k%u\":[%u],", i, i);
      g_string_append (text, "\"k0\":\"last\"}");
      document = read_text (text->str);
      for (guint i = 1; i < sizes[s]; i++)
        {
          g_autofree char *key = g_strdup_printf ("k%u", i);
          const CbNode *member = cb_node_get_member (document, cb_document_get_root (document),
                                                     key);
          gint64 integer = 0;

          g_assert_true (cb_node_get_int64 (document, cb_node_get_item (member, 0), &integer));
          g_assert_cmpint (integer, ==, i);
        }
      g_assert_cmpstr (cb_node_get_member_text (document, cb_document_get_root (document), "k0"),
                       ==, "last");
      g_assert_null (cb_node_get_member (document, cb_document_get_root (document), "k"));
      g_assert_cmpuint (cb_document_get_n_notes (document), ==, 1);
    }
}

static void
test_pointers (void)
{
  static const char *const pointers[] = { "", "/a", "/a/0", "/a/1/b~1c", "/~0/2", "/" };
  g_autoptr (CbDocument)
      document = read_text ("{\"a\":[1,{\"b/c\":2}],\"~\":[{\"x\":{}},[],3],\"\":4}");

  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      const CbNode *node = cb_document_resolve_pointer (document, pointers[i]);
      g_autofree char *pointer = cb_document_dup_pointer (document, node);

      g_assert_nonnull (node);
      g_assert_cmpstr (pointer, ==, pointers[i]);
    }
  g_assert_null (cb_document_resolve_pointer (document, "/a/2"));
  g_assert_null (cb_document_resolve_pointer (document, "/a/01"));
  g_assert_null (cb_document_resolve_pointer (document, "/a/0/b"));
  g_assert_null (cb_document_resolve_pointer (document, "a"));
}

static void
assert_place (CbDocument *document, const char *pointer, guint line, guint column)
{
  CbPlace place = cb_document_get_place (document, cb_document_resolve_pointer (document, pointer));

  g_assert_cmpuint (place.line, ==, line);
  g_assert_cmpuint (place.column, ==, column);
}

static void
test_places (void)
{
  g_autoptr (CbDocument) document = read_text ("{\n  \"é漢😀\": 1,\r\n\t\"b\": [\r  2,\n\n3]}");
  CbPlace place = { 0 };

  assert_place (document, "", 1, 1);
  assert_place (document, "/é漢😀", 2, 10);
  assert_place (document, "/b", 3, 7);
  assert_place (document, "/b/0", 4, 3);
  assert_place (document, "/b/1", 6, 1);
  place = cb_document_get_key_place (document, cb_document_resolve_pointer (document, "/b"));
  g_assert_cmpuint (place.column, ==, 2);
  place = cb_document_get_key_place (document, cb_document_resolve_pointer (document, "/b/0"));
  g_assert_cmpuint (place.column, ==, 3);
}

static void
test_places_of_one_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("[\"é\"");
  g_autoptr (CbDocument) document = NULL;
  const CbNode *root = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, ",\"é\"");
  g_string_append_c (text, ']');
  document = read_text (text->str);
  root = cb_document_get_root (document);
  for (guint i = 0; i < 200000; i += 7)
    {
      CbPlace place = cb_document_get_place (document, cb_node_get_item (root, i));

      g_assert_cmpuint (place.column, ==, 2 + i * 4);
      g_assert_cmpuint (place.offset, ==, 1 + i * 5);
    }
}

static void
test_slices (void)
{
  static const struct
  {
    const char *pointer;
    const char *slice;
  } cases[] = {
    { "/a", "[ 1 , {} ]" }, { "/a/0", "1" },
    { "/a/1", "{}" },       { "/b", "\"x\\n\"" },
    { "/c", "true" },       { "/d", "false" },
    { "/e", "null" },       { "/f", "12345678901234567890.10" },
  };
  g_autoptr (CbDocument)
      document = read_text ("{\"a\" : [ 1 , {} ] ,\"b\":\"x\\n\",\"c\":true,\"d\":false,\"e\":null,"
                            "\"f\":12345678901234567890.10 } ");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) slice =
          cb_node_slice (document, cb_document_resolve_pointer (document, cases[i].pointer));

      g_assert_cmpmem (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice), cases[i].slice,
                       strlen (cases[i].slice));
    }
}

static void
assert_string (const char *source, const char *expected, guint n_notes)
{
  g_autoptr (CbDocument) document = read_text (source);

  g_assert_cmpstr (cb_node_get_text (document, cb_document_get_root (document), NULL), ==,
                   expected);
  g_assert_cmpuint (cb_document_get_n_notes (document), ==, n_notes);
}

static void
test_strings (void)
{
  assert_string ("\"\"", "", 0);
  assert_string ("\"plain text of more than sixteen bytes\"",
                 "plain text of more than sixteen bytes", 0);
  assert_string ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 0);
  assert_string ("\"\\u00e9 \\u6f22 \\ud83d\\ude00 \\uD83D\\uDE00\"", "é 漢 😀 😀", 0);
  assert_string ("\"é 漢 😀 and then many more plain bytes\"",
                 "é 漢 😀 and then many more plain bytes", 0);
  assert_string ("\"\\ud800\"", "\xef\xbf\xbd", 1);
  assert_string ("\"\\udc00x\"", "\xef\xbf\xbdx", 1);
  assert_string ("\"\\ud800\\ud83d\\ude00\"", "\xef\xbf\xbd😀", 1);
  assert_string ("\"\\ud800\\u0041\"",
                 "\xef\xbf\xbd"
                 "A",
                 1);
  assert_string ("\"\\ud800\\n\"", "\xef\xbf\xbd\n", 1);
}

static void
test_boxed (void)
{
  g_autoptr (CbDocument) document = read_text ("1");
  CbDocument *copy = g_boxed_copy (CB_TYPE_DOCUMENT, document);

  g_assert_true (copy == document);
  g_boxed_free (CB_TYPE_DOCUMENT, copy);
  g_assert_nonnull (cb_document_get_root (document));
}

static void
test_memory (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (CbDocument) document = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s\n  {\n    \"id\": %u,\n    \"title\": \"Ticket %u\"\n  }",
                            i ? "," : "", i, i);
  g_string_append (text, "\n]");
  document = read_text (text->str);
  g_assert_cmpuint (cb_document_get_memory (document), <=, 2 * text->len);
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/document/kinds", test_kinds);
  g_test_add_func ("/base/document/absent", test_absent);
  g_test_add_func ("/base/document/members", test_members);
  g_test_add_func ("/base/document/items-by-index", test_items_by_index);
  g_test_add_func ("/base/document/many-members", test_many_members);
  g_test_add_func ("/base/document/pointers", test_pointers);
  g_test_add_func ("/base/document/places", test_places);
  g_test_add_func ("/base/document/places-of-one-long-line", test_places_of_one_long_line);
  g_test_add_func ("/base/document/slices", test_slices);
  g_test_add_func ("/base/document/strings", test_strings);
  g_test_add_func ("/base/document/boxed", test_boxed);
  g_test_add_func ("/base/document/memory", test_memory);
  return g_test_run ();
}
