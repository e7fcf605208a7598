/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

static void
assert_fails (const char *text, gsize length, const CbReadOptions *options, CbDocumentError code,
              const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (text, (gssize) length, options, &error);

  g_assert_error (error, CB_DOCUMENT_ERROR, (int) code);
  g_assert_null (document);
  if (message)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "Line 1, column 1: expected a value, but the text ends here" },
    { " \n ", "Line 2, column 2: expected a value, but the text ends here" },
    { "{\n  \"a\": 1\n  \"b\": 2}",
      "Line 3, column 3: expected a comma or } after a member, but found “\"”" },
    { "[1 2]", "Line 1, column 4: expected a comma or ] after an item, but found “2”" },
    { "[1,]", "Line 1, column 3: nothing follows this comma; remove it" },
    { "{\"a\":1,}", "Line 1, column 7: nothing follows this comma; remove it" },
    { "[1,", "Line 1, column 4: expected a value, but the text ends here" },
    { "[", "Line 1, column 2: expected a value or ], but the text ends here" },
    { "[}", "Line 1, column 2: expected a value or ], but found “}”" },
    { "{", "Line 1, column 2: expected a key in double quotes or }, but the text ends here" },
    { "{a:1}", "Line 1, column 2: expected a key in double quotes or }, but found “a”" },
    { "{\"a\" 1}", "Line 1, column 6: expected a colon after the key, but found “1”" },
    { "{\"a\":}", "Line 1, column 6: expected a value, but found “}”" },
    { "\"é\nb\"", "Line 1, column 3: a string can't go over the end of the line; close it or "
                  "write \\n" },
    { "\"a\tb\"", "Line 1, column 3: a string can't hold a control character; write it as "
                  "\\u00XX" },
    { "[\"abc", "Line 1, column 2: the string that starts here is not closed" },
    { "\"\\x41\"", "Line 1, column 3: expected one of \" \\ / b f n r t u after a \\, but found "
                   "“x41”" },
    { "\"\\u12\"", "Line 1, column 4: expected four hexadecimal digits after \\u, but found “12”" },
    { "\"\\", "Line 1, column 3: expected the letter of an escape and a closing quote, but the "
              "text ends here" },
    { "012", "Line 1, column 1: a number can't start with 0; remove it, or make it a string" },
    { "-", "Line 1, column 2: expected a digit, but the text ends here" },
    { "[1.]", "Line 1, column 4: expected a digit, but found “]”" },
    { "[1e+]", "Line 1, column 5: expected a digit, but found “]”" },
    { "True", "Line 1, column 1: expected a value, but found “True”" },
    { "nul", "Line 1, column 1: expected a value, but found “nul”" },
    { "1 // x", "Line 1, column 3: expected the end of the text after the value, but found “/”" },
    { "{} {}", "Line 1, column 4: expected the end of the text after the value, but found “{”" },
    { "\xef\xbb\xbf[]", "Line 1, column 1: the text starts with a byte order mark, which JSON "
                        "does not allow; remove it" },
    { "[\x01]", "Line 1, column 2: expected a value or ], but found the control character "
                "U+0001" },
    { "[é]", "Line 1, column 2: expected a value or ], but found “é”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (cases[i].text, strlen (cases[i].text), NULL, CB_DOCUMENT_ERROR_SYNTAX,
                  cases[i].message);
}

/* The cases of the suite that are no UTF-8 and so can't stand in a JSON file. */
static void
test_encoding (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } cases[] = {
    { "\xff\xfe[\0\"\0\xe9\0\"\0]\0", 12 },
    { "\0[\0\"\0\xe9\0\"\0]", 10 },
    { "[\0\"\0\xe9\0\"\0]\0", 10 },
    { "[\"\xe6\x97\xa5\xd1\x88\xfa\"]", 10 },
    { "[\"\xed\xa0\x80\"]", 7 },
    { "[\"\xff\"]", 5 },
    { "[\"\xe9\"]", 5 },
    { "[\"\x81\"]", 5 },
    { "[\"\xf4\xbf\xbf\xbf\"]", 8 },
    { "[\"\xc0\xaf\"]", 6 },
    { "[\"\xfc\x83\xbf\xbf\xbf\xbf\"]", 10 },
    { "[\"\xfc\x80\x80\x80\x80\x80\"]", 10 },
    { "[\"\xe0\xff\"]", 6 },
    { "[a\xe5]", 4 },
    { "[\xff]", 3 },
    { "[123\xe5]", 6 },
    { "[1e1\xe5]", 6 },
    { "[0\xe5]\n", 5 },
    { "[1e\xe5]", 5 },
    { "{\"\xb9\":\"0\",}", 9 },
    { "[\"\\u\xe5\"]", 7 },
    { "[\"\\\xe5\"]", 6 },
    { "\xef\xbb{}", 4 },
    { "\xe5", 1 },
    { "\xe9", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbDocument) document G_GNUC_UNUSED =
          cb_document_read_text (cases[i].bytes, (gssize) cases[i].length, NULL, &error);

      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "Line 1, column "));
    }
  assert_fails ("[\"a\xff\"]", 6, NULL, CB_DOCUMENT_ERROR_ENCODING,
                "Line 1, column 4: the bytes here are not valid UTF-8; save the text as UTF-8");
  assert_fails ("[\xff]", 3, NULL, CB_DOCUMENT_ERROR_ENCODING, NULL);
  assert_fails ("\xff\xfe[\0]\0", 6, NULL, CB_DOCUMENT_ERROR_ENCODING, NULL);
}

static char *
brackets (guint depth, const char *open, const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  for (guint i = 0; close && i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  static const guint depths[] = { CB_LIMIT_DOCUMENT_DEPTH + 1, 100000, 5000000 };
  static const CbReadFlags flags[] = { CB_READ_STRICT, CB_READ_LENIENT };
  CbReadOptions shallow = { .max_depth = 2 };
  CbReadOptions wide = { .max_depth = G_MAXUINT };
  g_autofree char *limit = brackets (CB_LIMIT_DOCUMENT_DEPTH, "[", "]");
  g_autoptr (CbDocument) document = cb_document_read_text (limit, -1, NULL, NULL);
  g_autoptr (CbDocument) two = cb_document_read_text ("[[1]]", -1, &shallow, NULL);

  g_assert_nonnull (document);
  g_assert_nonnull (two);
  assert_fails ("[[[1]]]", 7, &shallow, CB_DOCUMENT_ERROR_LIMIT,
                "Line 1, column 3: the text is nested deeper than the 2 levels that can be read");
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    for (gsize f = 0; f < G_N_ELEMENTS (flags); f++)
      {
        CbReadOptions options = { .flags = flags[f] };
        g_autofree char *arrays = brackets (depths[i], "[", i ? NULL : "]");
        g_autofree char *objects = brackets (depths[i], "{\"\":", NULL);

        assert_fails (arrays, strlen (arrays), &options, CB_DOCUMENT_ERROR_LIMIT,
                      "Line 1, column 1001: the text is nested deeper than the 1000 levels that "
                      "can be read");
        assert_fails (objects, strlen (objects), &options, CB_DOCUMENT_ERROR_LIMIT, NULL);
        assert_fails (arrays, strlen (arrays), &wide, CB_DOCUMENT_ERROR_LIMIT, NULL);
      }
}

static void
test_size (void)
{
  CbReadOptions options = { .max_bytes = 4 };
  g_autoptr (CbDocument) document = cb_document_read_text ("[10]", -1, &options, NULL);

  g_assert_nonnull (document);
  assert_fails ("[100]", 5, &options, CB_DOCUMENT_ERROR_LIMIT,
                "The text has 5 bytes, and 4 bytes at most can be read: split it into smaller "
                "files");
}

static void
test_document_size_limit (void)
{
  gsize length = CB_LIMIT_DOCUMENT_BYTES + 1;
  CbReadOptions options = { .max_bytes = G_MAXSIZE };
  g_autofree char *text = g_try_malloc (length);
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) refused = NULL;
  g_autoptr (CbDocument) taken = NULL;

  if (!text)
    {
      g_test_skip ("There is not enough memory");
      return;
    }
  memset (text, ' ', length);
  text[0] = '1';
  large = g_bytes_new_static (text, length);
  fits = g_bytes_new_static (text, length - 1);
  refused = cb_document_read (large, &options, &error);
  g_assert_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT);
  taken = cb_document_read (fits, &options, NULL);
  g_assert_nonnull (taken);
}

static void
test_notes_limit (void)
{
  for (guint more = 0; more < 3; more++)
    {
      g_autoptr (GString) text = g_string_new ("[");
      g_autoptr (CbDocument) document = NULL;

      for (guint i = 0; i < CB_LIMIT_DOCUMENT_NOTES + more; i++)
        g_string_append (text, i ? ",\n\"\\ud800\"" : "\"\\ud800\"");
      g_string_append_c (text, ']');
      document = cb_document_read_text (text->str, -1, NULL, NULL);
      g_assert_cmpuint (cb_document_get_n_notes (document), ==,
                        CB_LIMIT_DOCUMENT_NOTES + MIN (more, 1));
      g_assert_cmpuint (cb_document_get_note (document, 999)->place.line, ==, 1000);
      g_assert_cmpstr (cb_document_get_note (document, 999)->rule, ==, "json-lone-surrogate");
      if (more)
        g_assert_cmpstr (cb_document_get_note (document, 1000)->rule, ==, "notes-left-out");
    }
}

static void
test_duplicates (void)
{
  static const struct
  {
    const char *text;
    guint n_notes;
    guint column;
  } cases[] = {
    { "{\"a\":1,\"b\":2}", 0, 0 },
    { "{\"a\":1,\"a\":2}", 1, 8 },
    { "{\"a\":1,\"\\u0061\":2}", 1, 8 },
    { "{\"a\":{\"a\":1},\"b\":{\"a\":2}}", 0, 0 },
    { "{\"a\":1,\"a\":2,\"a\":3}", 2, 8 },
    { "{\"a\":1,\"A\":2,\"\":3,\"a\\u0000\":4}", 0, 0 },
    { "{\"b\":1,\"a\":{\"x\":1,\"x\":2},\"b\":3}", 2, 19 },
    { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"a\":1}", 1, 56 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbDocument) document = cb_document_read_text (cases[i].text, -1, NULL, NULL);

      g_assert_cmpuint (cb_document_get_n_notes (document), ==, cases[i].n_notes);
      if (cases[i].n_notes)
        g_assert_cmpuint (cb_document_get_note (document, 0)->place.column, ==, cases[i].column);
    }
}

/* Many keys that share length and most of their bytes: must not take quadratic time. */
static void
test_huge_object (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (CbDocument) document = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (text, "%s\"a rather long key %08u\":0", i ? "," : "", i);
  g_string_append_c (text, '}');
  document = cb_document_read_text (text->str, -1, NULL, NULL);
  g_assert_cmpuint (cb_document_get_n_notes (document), ==, 0);
  g_assert_cmpstr (cb_node_get_member_text (document, cb_document_get_root (document),
                                            "a rather long key 00299999"),
                   ==, "0");
}

static const char *
node_text (CbDocument *document, const CbNode *node, const char *key, gsize *length)
{
  return cb_node_get_text (document, cb_node_get_member (document, node, key), length);
}

static CbDocument *
load_suite (const char *file)
{
  g_autofree char *path = cb_test_shared_path (file);
  g_autoptr (GBytes) bytes = path ? cb_test_load (path) : NULL;
  g_autoptr (GError) error = NULL;
  CbDocument *suite = bytes ? cb_document_read (bytes, NULL, &error) : NULL;

  g_assert_no_error (error);
  return suite;
}

static void
test_suite (void)
{
  g_autoptr (CbDocument) suite = load_suite ("suites/json-test-suite/parsing.json");
  CbNodeIter iter;
  const CbNode *node = NULL;
  guint n_cases = 0;

  if (!suite)
    return;
  cb_node_iter_init (&iter, suite, cb_document_get_root (suite));
  while (cb_node_iter_next (&iter, NULL, &node))
    {
      gsize length = 0;
      const char *input = node_text (suite, node, "input", &length);
      const char *expect = node_text (suite, node, "expect", NULL);
      CbReadOptions lenient = { .flags = CB_READ_LENIENT };
      g_autoptr (CbDocument) strict = cb_document_read_text (input, (gssize) length, NULL, NULL);
      g_autoptr (CbDocument)
          repaired = cb_document_read_text (input, (gssize) length, &lenient, NULL);

      n_cases++;
      if ((g_str_equal (expect, "accept") && (!strict || !repaired))
          || (g_str_equal (expect, "reject") && strict)
          || (!strict && repaired && cb_document_get_n_notes (repaired) == 0))
        {
          g_test_message ("%s", node_text (suite, node, "name", NULL));
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_cases, ==, 293);
}

/* What was read and written is read as the same. */
static void
test_suite_round_trip (void)
{
  g_autoptr (CbDocument) suite = load_suite ("suites/json-test-suite/transform.json");
  CbNodeIter iter;
  const CbNode *node = NULL;

  if (!suite)
    return;
  cb_node_iter_init (&iter, suite, cb_document_get_root (suite));
  while (cb_node_iter_next (&iter, NULL, &node))
    {
      gsize length = 0;
      const char *input = node_text (suite, node, "input", &length);
      g_autoptr (CbValue) value = cb_value_new_from_text (input, (gssize) length, NULL);
      g_autofree char *text = cb_value_to_text (value, 2);
      g_autoptr (CbValue) back = cb_value_new_from_text (text, -1, NULL);

      g_assert_nonnull (value);
      g_assert_true (cb_value_equal (value, back));
    }
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/json-reader/messages", test_messages);
  g_test_add_func ("/base/json-reader/encoding", test_encoding);
  g_test_add_func ("/base/json-reader/depth", test_depth);
  g_test_add_func ("/base/json-reader/size", test_size);
  g_test_add_func ("/base/json-reader/document-size-limit", test_document_size_limit);
  g_test_add_func ("/base/json-reader/notes-limit", test_notes_limit);
  g_test_add_func ("/base/json-reader/duplicates", test_duplicates);
  g_test_add_func ("/base/json-reader/huge-object", test_huge_object);
  g_test_add_func ("/base/json-reader/suite", test_suite);
  g_test_add_func ("/base/json-reader/suite-round-trip", test_suite_round_trip);
  return g_test_run ();
}
