/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

static void
test_layout (void)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (2);
  g_autofree char *text = NULL;
  gsize length = 0;

  cb_json_writer_begin_object (writer);
  cb_json_writer_key (writer, "name");
  cb_json_writer_string (writer, "x");
  cb_json_writer_key (writer, "empty");
  cb_json_writer_begin_object (writer);
  cb_json_writer_end_object (writer);
  cb_json_writer_key (writer, "none");
  cb_json_writer_begin_array (writer);
  cb_json_writer_end_array (writer);
  cb_json_writer_key (writer, "items");
  cb_json_writer_begin_array (writer);
  cb_json_writer_int64 (writer, -5);
  cb_json_writer_double (writer, 0.1);
  cb_json_writer_boolean (writer, TRUE);
  cb_json_writer_null (writer);
  cb_json_writer_raw (writer, "[1]", 3);
  cb_json_writer_end_array (writer);
  cb_json_writer_end_object (writer);
  text = cb_json_writer_finish (writer, &length);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"name\": \"x\",\n"
                   "  \"empty\": {},\n"
                   "  \"none\": [],\n"
                   "  \"items\": [\n"
                   "    -5,\n"
                   "    0.1,\n"
                   "    true,\n"
                   "    null,\n"
                   "    [1]\n"
                   "  ]\n"
                   "}");
  g_assert_cmpuint (length, ==, strlen (text));
}

static void
test_escapes (void)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  g_autofree char *text = NULL;

  cb_json_writer_begin_array (writer);
  cb_json_writer_string_len (writer, "\0\1\b\t\n\v\f\r\x1f", 9);
  cb_json_writer_string (writer, "\"\\/\x7f");
  cb_json_writer_string (writer, "a long plain text, é, 漢字 and 😀 \"quoted\" é\n");
  cb_json_writer_string (writer, "not UTF-8: \xc3(");
  cb_json_writer_string (writer, NULL);
  cb_json_writer_string (writer, "");
  cb_json_writer_end_array (writer);
  text = cb_json_writer_finish (writer, NULL);
  g_assert_cmpstr (text, ==,
                   "[\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\","
                   "\"\\\"\\\\/\x7f\","
                   "\"a long plain text, é, 漢字 and 😀 \\\"quoted\\\" é\\n\","
                   "\"not UTF-8: \xef\xbf\xbd(\",null,\"\"]");
}

static void
test_take (void)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (1);
  g_autoptr (GBytes) first = NULL;
  g_autofree char *rest = NULL;

  cb_json_writer_begin_array (writer);
  cb_json_writer_int64 (writer, 1);
  first = cb_json_writer_take (writer);
  cb_json_writer_int64 (writer, 2);
  cb_json_writer_end_array (writer);
  rest = cb_json_writer_finish (writer, NULL);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), "[\n 1", 4);
  g_assert_cmpstr (rest, ==, ",\n 2\n]");
}

static void
test_node (void)
{
  static const char source[] = "{ \"a\" : [ 1.50, \"\\u00e9\\n\", {} ], \"a\": true,\"b\":null }";
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (source, -1, NULL, &error);
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  cb_json_writer_begin_array (writer);
  cb_json_writer_node (writer, document, cb_document_get_root (document));
  cb_json_writer_node (writer, document, NULL);
  cb_json_writer_end_array (writer);
  text = cb_json_writer_finish (writer, NULL);
  g_assert_cmpstr (text, ==, "[{\"a\":[1.50,\"é\\n\",{}],\"a\":true,\"b\":null},null]");
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/json-writer/layout", test_layout);
  g_test_add_func ("/base/json-writer/escapes", test_escapes);
  g_test_add_func ("/base/json-writer/take", test_take);
  g_test_add_func ("/base/json-writer/node", test_node);
  return g_test_run ();
}
