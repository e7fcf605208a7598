/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

static const CbReadOptions lenient = { .flags = CB_READ_LENIENT };

/* @rules: the rules of the notes in order, each with its column. */
static void
assert_repaired (const char *text, gsize length, const char *expected, const char *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (text, (gssize) length, &lenient, &error);
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  g_autofree char *canonical = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  cb_json_writer_node (writer, document, cb_document_get_root (document));
  canonical = cb_json_writer_finish (writer, NULL);
  for (guint i = 0; i < cb_document_get_n_notes (document); i++)
    {
      const CbNote *note = cb_document_get_note (document, i);

      g_string_append_printf (found, "%s%s:%u", i ? " " : "", note->rule, note->place.column);
      g_assert_true (g_utf8_validate (note->message, -1, NULL));
    }
  g_assert_cmpstr (canonical, ==, expected);
  g_assert_cmpstr (found->str, ==, rules);
}

static void
test_repairs (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
    const char *rules;
  } cases[] = {
    { "{\"a\":[1,\"x\"]}", "{\"a\":[1,\"x\"]}", "" },
    { "\xef\xbb\xbf[]", "[]", "json-byte-order-mark:1" },
    { "[1,2,]", "[1,2]", "json-trailing-comma:5" },
    { "{\"a\":1,}", "{\"a\":1}", "json-trailing-comma:7" },
    { "[[1,],]", "[[1]]", "json-trailing-comma:4 json-trailing-comma:6" },
    { "[1 2]", "[1,2]", "json-missing-comma:4" },
    { "[{} []\"a\"'b']", "[{},[],\"a\",\"b\"]",
      "json-missing-comma:5 json-missing-comma:7 json-missing-comma:10 json-single-quotes:10" },
    { "{\"a\":1 \"b\":2}", "{\"a\":1,\"b\":2}", "json-missing-comma:8" },
    { "{a:1,b-c:2,$d:3,4:5,é:6}", "{\"a\":1,\"b-c\":2,\"$d\":3,\"4\":5,\"é\":6}",
      "json-unquoted-key:2 json-unquoted-key:6 json-unquoted-key:12 json-unquoted-key:17 "
      "json-unquoted-key:21" },
    { "{'a':'it\"s','b\\'c':1}", "{\"a\":\"it\\\"s\",\"b'c\":1}",
      "json-single-quotes:2 json-single-quotes:6 json-single-quotes:13 json-escape:15" },
    { "[1,,2]", "[1,2]", "json-extra-comma:4" },
    { "// x\n[1, /* y */ 2 # z\n]", "[1,2]", "json-comment:1 json-comment:5 json-comment:15" },
    { "[1,/* ] */]", "[1]", "json-trailing-comma:3 json-comment:4" },
    { "\"a\tb\nc\"", "\"a\\tb\\nc\"", "json-control-character:3 json-control-character:5" },
    { "\"\\x41\\v\\0\\q\\\nz\\é\"", "\"A\\u000b\\u0000qzé\"",
      "json-escape:2 json-escape:6 json-escape:8 json-escape:10 json-escape:12 json-escape:2" },
    { "\"\\u12\"", "\"u12\"", "json-escape:2" },
    { "[True,FALSE,None,undefined,NaN,-Infinity]", "[true,false,null,null,null,null]",
      "json-word:2 json-word:7 json-word:13 json-word:18 json-word:28 json-word:32" },
    { "[+1,.5,5.,007,-.5e+3,0x1F,-0xff]", "[1,0.5,5.0,7,-0.5e+3,31,-255]",
      "json-number:2 json-number:5 json-number:8 json-number:11 json-number:15 json-number:22 "
      "json-number:27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_repaired (cases[i].text, strlen (cases[i].text), cases[i].expected, cases[i].rules);
}

static void
test_encodings (void)
{
  assert_repaired ("[\"a\xff\xc3\"]", 7, "[\"a\xef\xbf\xbd\xef\xbf\xbd\"]",
                   "invalid-utf-8:4 invalid-utf-8:5");
  assert_repaired ("\xff\xfe[\0\"\0\xe9\0\"\0]\0", 12, "[\"é\"]",
                   "json-utf-16:1 json-byte-order-mark:1");
  assert_repaired ("\xfe\xff\0[\0\"\0\xe9\0\"\0]", 12, "[\"é\"]",
                   "json-utf-16:1 json-byte-order-mark:1");
  assert_repaired ("[\0\"\0=\xd8\0\xde\"\0]\0", 12, "[\"😀\"]", "json-utf-16:1");
  assert_repaired ("\0[\0]", 4, "[]", "json-utf-16:1");
}

static void
test_beyond_repair (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "Line 1, column 1: expected a value, but the text ends here" },
    { "[1", "Line 1, column 3: expected a comma or ] after an item, but the text ends here" },
    { "[1}", "Line 1, column 3: expected a comma or ] after an item, but found “}”" },
    { "{\"a\":1]", "Line 1, column 7: expected a comma or } after a member, but found “]”" },
    { "[/* x", "Line 1, column 2: the comment that starts here is not closed; end it with */" },
    { "[/]", "Line 1, column 2: expected a value, or a comment that starts with // or /*, but "
             "found “/”" },
    { "[hello]", "Line 1, column 2: expected a value (a text has to stand in double quotes), but "
                 "found “hello”" },
    { "{\"a\":,}", "Line 1, column 6: expected a value (a text has to stand in double quotes), "
                   "but found “,”" },
    { "[,1]", "Line 1, column 2: expected a value (a text has to stand in double quotes), but "
              "found “,”" },
    { "{,}", "Line 1, column 2: expected a key or }, but found “,”" },
    { "['x]", "Line 1, column 2: the string that starts here is not closed" },
    { "[1-]", "Line 1, column 3: expected a value (a text has to stand in double quotes), but "
              "found “-”" },
    { "{} {}", "Line 1, column 4: expected the end of the text after the value, but found “{”" },
    { "{\"a\"}", "Line 1, column 5: expected a colon after the key, but found “}”" },
    { "[0x]", "Line 1, column 2: expected a value (a text has to stand in double quotes), but "
              "found “0x”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbDocument) document = cb_document_read_text (cases[i].text, -1, &lenient, &error);

      g_assert_null (document);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_bad_utf16 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text ("\xff\xfe\0\xd8", 4, &lenient, &error);

  g_assert_null (document);
  g_assert_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_ENCODING);
}

static void
test_converted_text (void)
{
  g_autoptr (CbDocument)
      document = cb_document_read_text ("\xff\xfe[\0\"\0\xe9\0\"\0,\0001\0]\0", 16, &lenient, NULL);
  const CbNode *node = cb_node_get_item (cb_document_get_root (document), 0);
  g_autoptr (GBytes) slice = cb_node_slice (document, node);

  g_assert_cmpmem (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice), "\"é\"", 4);
  g_assert_cmpuint (cb_document_get_place (document, node).column, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (cb_document_get_bytes (document)), ==, 11);
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/json-lenient/repairs", test_repairs);
  g_test_add_func ("/base/json-lenient/encodings", test_encodings);
  g_test_add_func ("/base/json-lenient/beyond-repair", test_beyond_repair);
  g_test_add_func ("/base/json-lenient/bad-utf16", test_bad_utf16);
  g_test_add_func ("/base/json-lenient/converted-text", test_converted_text);
  return g_test_run ();
}
