/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

#include <math.h>

static const CbReadOptions yaml = { .flags = CB_READ_YAML };

static char *
to_json (CbDocument *document)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);

  cb_json_writer_node (writer, document, cb_document_get_root (document));
  return cb_json_writer_finish (writer, NULL);
}

static char *
list_rules (CbDocument *document)
{
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < cb_document_get_n_notes (document); i++)
    {
      const CbNote *note = cb_document_get_note (document, i);

      g_string_append_printf (rules, "%s%s:%u:%u", i ? " " : "", note->rule, note->place.line,
                              note->place.column);
    }
  return g_string_free (rules, FALSE);
}

static void
assert_read (const char *text, const char *expected, const char *expected_rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (text, -1, &yaml, &error);
  g_autofree char *json = NULL;
  g_autofree char *rules = NULL;

  g_assert_no_error (error);
  json = to_json (document);
  rules = list_rules (document);
  g_assert_cmpstr (json, ==, expected);
  g_assert_cmpstr (rules, ==, expected_rules);
}

static void
assert_fails (const char *text, CbDocumentError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (text, -1, &yaml, &error);

  g_assert_null (document);
  g_assert_error (error, CB_DOCUMENT_ERROR, (int) code);
  if (message)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_types (void)
{
  assert_read ("[~, null, Null, NULL, nUll, '']", "[null,null,null,null,\"nUll\",\"\"]", "");
  assert_read ("a:\nb: \"\"", "{\"a\":null,\"b\":\"\"}", "");
  assert_read ("[true, True, TRUE, tRUE, false, yes, no, on, off, y]",
               "[true,true,true,\"tRUE\",false,\"yes\",\"no\",\"on\",\"off\",\"y\"]", "");
  assert_read ("[0, -1, 12345678901234567890, 1.50, -1.5e+3, 2024-01-31, 1_000, 1:30]",
               "[0,-1,12345678901234567890,1.50,-1.5e+3,\"2024-01-31\",\"1_000\",\"1:30\"]", "");
  assert_read ("[+1, 007, .5, 5., 0o14, 0x1F]", "[1,7,0.5,5.0,12,31]",
               "yaml-number:1:2 yaml-number:1:6 yaml-number:1:11 yaml-number:1:15 "
               "yaml-number:1:19 yaml-number:1:25");
  assert_read ("[+1e5, -.5, 1.e-3, +.5E+2, 1e, 1e+, +x]",
               "[1e5,-0.5,1.0e-3,0.5E+2,\"1e\",\"1e+\",\"+x\"]",
               "yaml-number:1:2 yaml-number:1:8 yaml-number:1:13 yaml-number:1:20");
  assert_read ("[.nan, -.Inf]", "[null,null]", "yaml-number:1:2 yaml-number:1:8");
  assert_read ("[\"1\", '2', 0x, 0o8, 0xFFFFFFFFFFFFFFFFF, ., +, '-']",
               "[\"1\",\"2\",\"0x\",\"0o8\",\"0xFFFFFFFFFFFFFFFFF\",\".\",\"+\",\"-\"]", "");
}

static void
test_tags (void)
{
  assert_read ("[!!str 1, ! 2, !!int 3, !!float 4, !!bool true, !!null ~]",
               "[\"1\",\"2\",3,4,true,null]", "");
  assert_read ("[!!int x, !Ref y]", "[\"x\",\"y\"]", "yaml-tag:1:2 yaml-tag:1:11");
  assert_read ("!!map {a: !!seq [1]}", "{\"a\":[1]}", "");
}

static void
test_strings (void)
{
  assert_read ("a: |\n  one\n  two\nb: >-\n  one\n  two\n",
               "{\"a\":\"one\\ntwo\\n\",\"b\":\"one two\"}", "");
  assert_read ("[\"\\u00e9\\x41\\0\", 'it''s', é漢😀, \"plain\"]",
               "[\"éA\\u0000\",\"it's\",\"é漢😀\",\"plain\"]", "");
  assert_read ("\"a\n  b\"", "\"a b\"", "");
}

static void
test_keys (void)
{
  assert_read ("200: ok\ntrue: t\n~: n\n\"\": e",
               "{\"200\":\"ok\",\"true\":\"t\",\"~\":\"n\",\"\":\"e\"}", "");
  assert_read ("? [a, {b: 1}]\n: x\n? {c: d}\n: y",
               "{\"[\\\"a\\\",{\\\"b\\\":1}]\":\"x\",\"{\\\"c\\\":\\\"d\\\"}\":\"y\"}",
               "yaml-complex-key:1:3 yaml-complex-key:3:3");
  assert_read ("a: 1\nb: 2\na: 3", "{\"a\":1,\"b\":2,\"a\":3}", "yaml-duplicate-key:3:1");
}

static void
test_aliases (void)
{
  assert_read ("a: &x [1, {b: c}]\nd: *x\ne: *x",
               "{\"a\":[1,{\"b\":\"c\"}],\"d\":[1,{\"b\":\"c\"}],\"e\":[1,{\"b\":\"c\"}]}", "");
  assert_read ("- &k key\n- *k : 1\n- &n true\n- *n : 2\n- &s [1]\n- *s : 3",
               "[\"key\",{\"key\":1},true,{\"true\":2},[1],{\"[1]\":3}]", "yaml-complex-key:6:3");
  assert_read ("[&a 1, &a 2, *a]", "[1,2,2]", "");
  assert_read ("- &a {k: &b [x]}\n- *a\n- *b", "[{\"k\":[\"x\"]},{\"k\":[\"x\"]},[\"x\"]]", "");
  assert_read ("- &a [&a 1]\n- *a", "[[1],1]", "");
  assert_read ("{&k key: 1, b: *k}", "{\"key\":1,\"b\":\"key\"}", "");
  assert_fails ("[*nope]", CB_DOCUMENT_ERROR_SYNTAX,
                "Line 1, column 2: nothing before this has the anchor that the alias names");
  assert_fails ("a: &a [1, *a]", CB_DOCUMENT_ERROR_SYNTAX,
                "Line 1, column 11: the alias stands within what it names");
}

static void
test_merge (void)
{
  assert_read ("x: &x {a: 1, b: 2}\ny: {a: 0, <<: *x, c: 3}",
               "{\"x\":{\"a\":1,\"b\":2},\"y\":{\"a\":0,\"b\":2,\"c\":3}}", "");
  assert_read ("- &x {a: 1}\n- &y {a: 2, b: 3}\n- {<<: [*x, *y]}\n- {<<: [*y, *x]}",
               "[{\"a\":1},{\"a\":2,\"b\":3},{\"a\":1,\"b\":3},{\"a\":2,\"b\":3}]", "");
  assert_read ("- &x {a: 1}\n- &y {<<: *x, b: 2}\n- {<<: *y, c: 3}",
               "[{\"a\":1},{\"a\":1,\"b\":2},{\"a\":1,\"b\":2,\"c\":3}]", "");
  assert_read ("- {<<: &z {q: [1]}, r: 2}\n- *z", "[{\"q\":[1],\"r\":2},{\"q\":[1]}]", "");
  assert_read ("{<<: {}}", "{}", "");
  assert_read ("{<<: {}, a: {n: 1}}", "{\"a\":{\"n\":1}}", "");
  assert_read ("{<<: {a: 1, a: 2}}", "{\"a\":2}", "yaml-duplicate-key:1:13");
  assert_read ("{<<: 1, a: 2}", "{\"<<\":1,\"a\":2}", "yaml-merge:1:2");
  assert_read ("{<<: [{a: 1}, 2]}", "{\"<<\":[{\"a\":1},2]}", "yaml-merge:1:2");
  assert_read ("{'<<': {a: 1}}", "{\"<<\":{\"a\":1}}", "");
  assert_read ("{<<: {a: 1}, <<: {b: 2}}", "{\"a\":1,\"b\":2}", "");
}

static void
test_documents (void)
{
  assert_read ("%YAML 1.2\n---\na: 1\n...\n", "{\"a\":1}", "");
  assert_read ("--- 1\n--- 2\n", "1", "yaml-more-documents:2:1");
  assert_read ("a: 1\n...\n]", "{\"a\":1}", "yaml-more-documents:3:1");
  assert_read ("a: 1\n... # end\n\n# and a comment", "{\"a\":1}", "");
  assert_read ("a: 1\n\n# and a comment\n", "{\"a\":1}", "");
  assert_fails ("[a]\n]", CB_DOCUMENT_ERROR_SYNTAX, NULL);
  assert_read ("---\n", "null", "");
  assert_read ("\xef\xbb\xbf"
               "a: é\n",
               "{\"a\":\"é\"}", "");
  assert_fails ("", CB_DOCUMENT_ERROR_SYNTAX, "Line 1, column 1: the text holds no value");
  assert_fails ("# only\n", CB_DOCUMENT_ERROR_SYNTAX, "Line 2, column 1: the text holds no value");
}

static void
test_places (void)
{
  static const struct
  {
    const char *pointer;
    guint line;
    guint column;
    gboolean is_member;
  } cases[] = {
    { "", 1, 1, FALSE },          { "/é", 2, 3, TRUE },         { "/é/0", 2, 5, FALSE },
    { "/é/1", 3, 5, FALSE },      { "/k", 4, 4, TRUE },         { "/k/漢😀", 4, 9, TRUE },
    { "/k/漢😀/0", 4, 10, FALSE }, { "/k/漢😀/1", 4, 13, FALSE },
  };
  g_autoptr (CbDocument) document =
      cb_document_read_text ("é:\n  - x\n  - y\nk: {漢😀: [a, \"b\"]}\n", -1, &yaml, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CbNode *node = cb_document_resolve_pointer (document, cases[i].pointer);
      CbPlace place = cb_document_get_place (document, node);
      g_autofree char *pointer = cb_document_dup_pointer (document, node);

      g_assert_cmpstr (pointer, ==, cases[i].pointer);
      g_assert_cmpuint (place.line, ==, cases[i].line);
      g_assert_cmpuint (place.column, ==, cases[i].column);
      g_assert_null (cb_node_slice (document, node));
      g_assert_cmpint (cb_node_get_key (document, node, NULL) != NULL, ==, cases[i].is_member);
    }
}

static void
test_errors (void)
{
  assert_fails ("a: [1, 2\nb: 3", CB_DOCUMENT_ERROR_SYNTAX,
                "Line 2, column 2: did not find expected ',' or ']' while parsing a flow sequence "
                "that starts in line 1");
  assert_fails ("a: b: c", CB_DOCUMENT_ERROR_SYNTAX,
                "Line 1, column 5: mapping values are not allowed in this context");
  assert_fails ("a: \x01", CB_DOCUMENT_ERROR_ENCODING,
                "Line 1, column 4: control characters are not allowed");
  assert_fails ("\"x", CB_DOCUMENT_ERROR_SYNTAX, NULL);
  assert_fails ("a:\n\t- b", CB_DOCUMENT_ERROR_SYNTAX, NULL);
}

static char *
nested (guint depth, const char *inner)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  g_string_append (text, inner);
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (CB_LIMIT_YAML_DEPTH, "");
  g_autofree char *deeper = nested (CB_LIMIT_YAML_DEPTH + 1, "");
  g_autofree char *deep = nested (200000, "");
  g_autofree char *half = nested (CB_LIMIT_YAML_DEPTH / 2, "");
  g_autofree char *other_half = nested (CB_LIMIT_YAML_DEPTH / 2 - 1, "*a");
  g_autofree char *too_much = nested (CB_LIMIT_YAML_DEPTH / 2, "*a");
  g_autofree char *fits = g_strdup_printf ("[&a %s, %s]", half, other_half);
  g_autofree char *does_not = g_strdup_printf ("[&a %s, %s]", half, too_much);
  g_autoptr (CbDocument) document = cb_document_read_text (deepest, -1, &yaml, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) expanded = cb_document_read_text (fits, -1, &yaml, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_nonnull (expanded);
  assert_fails (deeper, CB_DOCUMENT_ERROR_LIMIT,
                "Line 1, column 257: the text is nested deeper than the 256 levels that can be "
                "read");
  assert_fails (deep, CB_DOCUMENT_ERROR_LIMIT, NULL);
  assert_fails (does_not, CB_DOCUMENT_ERROR_LIMIT, NULL);
}

/* An anchor of 1,000 nodes (brackets count) and aliases for as many as may be. */
static char *
make_expansion (const char *rest)
{
  GString *text = g_string_new ("- &one 1\n- &a [0");

  for (guint i = 1; i < 998; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]\n");
  for (guint i = 0; i < CB_LIMIT_YAML_ALIAS_NODES / 1000; i++)
    g_string_append (text, "- *a\n");
  g_string_append (text, rest);
  return g_string_free (text, FALSE);
}

static void
test_expansion_limit (void)
{
  g_autofree char *fits = make_expansion ("");
  g_autofree char *does_not = make_expansion ("- *one\n");
  g_autofree char *anchored = g_strconcat ("&all\n", fits, NULL);
  g_autoptr (CbDocument) document = cb_document_read_text (fits, -1, &yaml, NULL);

  g_assert_cmpuint (cb_node_get_size (cb_document_get_root (document)), ==, 5002);
  assert_fails (does_not, CB_DOCUMENT_ERROR_LIMIT, NULL);
  assert_fails (anchored, CB_DOCUMENT_ERROR_LIMIT,
                "Line 1, column 1: more has anchors than can be kept");
}

static char *
make_directives (guint n_directives)
{
  GString *text = g_string_new ("# many\n");

  for (guint i = 0; i < n_directives; i++)
    g_string_append_printf (text, "%%TAG !a%u! tag:example.com,2024:\n", i);
  g_string_append (text, "--- 1\n");
  return g_string_free (text, FALSE);
}

static void
test_directives (void)
{
  g_autofree char *fits = make_directives (CB_LIMIT_YAML_DIRECTIVES);
  g_autofree char *does_not = make_directives (CB_LIMIT_YAML_DIRECTIVES + 1);
  g_autofree char *second = g_strconcat ("--- 0\n...\n", does_not, NULL);

  assert_read (fits, "1", "");
  assert_read (second, "0", "yaml-more-documents:4:1");
  assert_fails (does_not, CB_DOCUMENT_ERROR_LIMIT,
                "Line 102, column 1: there are more directives than can be read");
}

static void
test_billion_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 9; j++)
        g_string_append_printf (text, "%s*a%u", j ? ", " : "", i - 1);
      g_string_append (text, "]\n");
    }
  assert_fails (text->str, CB_DOCUMENT_ERROR_LIMIT, NULL);
}

/* Where libyaml 0.2.5, a reader of YAML 1.1, differs from what the suite for YAML 1.2 wants. */
static const char *const known_differences[] = {
  /* clang-format off */
  /* Tabs where indentation could be, which YAML 1.2 allows. */
  "6BCT", "6CA3", "96NN-0", "96NN-1", "A2M4", "DK95-0", "DK95-3", "DK95-4", "Q5MG", "R4YG",
  "Y79Y-1", "Y79Y-10",
  /* A colon or question mark without a space in flow collections. */
  "4ABK", "4MUZ-0", "4MUZ-1", "4MUZ-2", "58MP", "5MUD", "5T43", "652Z", "CFD4", "DBG4", "FRK4",
  "HM87-0", "HM87-1", "K3WX", "VJP3-1", "9SA2", "NJ66", "UT92",
  /* Empty keys of block mappings, and an alias as such a key. */
  "2JQS", "6M2F", "M2N8-0", "NHX8", "NKF9", "S3PD", "SM9W-1", "UKK6-0",
  /* Directives other than YAML 1.1 and 1.2, which YAML 1.2 wants ignored. */
  "2LFX", "6LVF", "BEC7", "MUS6-5", "MUS6-6", "W4TN",
  /* Anchors of other characters than letters, digits, - and _. */
  "2SXE", "8XYN", "W5VH", "Y2GN",
  /* Block scalars without indentation, or with blank lines of spaces at the end. */
  "DK3J", "FP8R", "L24T-1",
  /* Taken though wrong: comments without a space before them. */
  "9JBA", "CVW2", "SU5Z", "X4QW",
  /* Taken though wrong: lines with too little indentation, or tabs there. */
  "9C9N", "DK95-1", "QB6E", "S98Z", "Y79Y-3",
  /* Taken though wrong: a plain - in a flow sequence. */
  "G5U8", "YJV2",
  /* Wrong only after the first document, which is all that is read, or in its directives. */
  "3HFZ", "9HCY", "EB22", "MUS6-0", "MUS6-1", "QLJ7", "RHX7",
  NULL,
  /* clang-format on */
};

static gboolean
same_node (CbDocument *a, const CbNode *node, CbDocument *b, const CbNode *other)
{
  CbNodeIter iter;
  const char *key = NULL;
  const CbNode *child = NULL;
  double one = 0;
  double two = 0;
  guint index = 0;

  if (cb_node_get_kind (node) != cb_node_get_kind (other)
      || cb_node_get_size (node) != cb_node_get_size (other)
      || cb_node_get_boolean (node) != cb_node_get_boolean (other))
    return FALSE;
  if (cb_node_get_double (a, node, &one))
    return cb_node_get_double (b, other, &two) && one == two;
  if (cb_node_is (node, CB_NODE_STRING))
    return g_strcmp0 (cb_node_get_text (a, node, NULL), cb_node_get_text (b, other, NULL)) == 0;
  cb_node_iter_init (&iter, a, node);
  for (; cb_node_iter_next (&iter, &key, &child); index++)
    if (!same_node (a, child, b,
                    key ? cb_node_get_member (b, other, key) : cb_node_get_item (other, index)))
      return FALSE;
  return TRUE;
}

/* @json holds one value a document; only the first counts. */
static gboolean
same_as_json (CbDocument *document, const char *json)
{
  CbReadOptions lenient = { .flags = CB_READ_LENIENT };
  g_autofree char *list = g_strdup_printf ("[%s]", json);
  g_autoptr (CbDocument) expected = cb_document_read_text (list, -1, &lenient, NULL);
  const CbNode *first = cb_node_get_item (cb_document_get_root (expected), 0);

  return same_node (document, cb_document_get_root (document), expected, first);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \n")] == '\0';
}

static gboolean
behaves (CbDocument *suite, const CbNode *node)
{
  gsize length = 0;
  const char *input = cb_node_get_text (suite, cb_node_get_member (suite, node, "yaml"), &length);
  const char *json = cb_node_get_member_text (suite, node, "json");
  gboolean fail = cb_node_get_boolean (cb_node_get_member (suite, node, "fail"));
  g_autoptr (CbDocument) document = cb_document_read_text (input, (gssize) length, &yaml, NULL);

  if (fail || (json && is_blank (json)))
    return document == NULL;
  return document && (!json || same_as_json (document, json));
}

static void
test_suite (void)
{
  g_autofree char *path = cb_test_shared_path ("suites/yaml-test-suite/cases.json");
  g_autoptr (GBytes) bytes = path ? cb_test_load (path) : NULL;
  g_autoptr (CbDocument) suite = bytes ? cb_document_read (bytes, NULL, NULL) : NULL;
  CbNodeIter iter;
  const CbNode *node = NULL;

  if (!path)
    return;
  cb_node_iter_init (&iter, suite, cb_document_get_root (suite));
  while (cb_node_iter_next (&iter, NULL, &node))
    {
      const char *id = cb_node_get_member_text (suite, node, "id");

      if (behaves (suite, node) != g_strv_contains (known_differences, id))
        continue;
      g_test_message ("%s %s", id, cb_node_get_member_text (suite, node, "name"));
      g_test_fail ();
    }
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/yaml-reader/types", test_types);
  g_test_add_func ("/base/yaml-reader/tags", test_tags);
  g_test_add_func ("/base/yaml-reader/strings", test_strings);
  g_test_add_func ("/base/yaml-reader/keys", test_keys);
  g_test_add_func ("/base/yaml-reader/aliases", test_aliases);
  g_test_add_func ("/base/yaml-reader/merge", test_merge);
  g_test_add_func ("/base/yaml-reader/documents", test_documents);
  g_test_add_func ("/base/yaml-reader/places", test_places);
  g_test_add_func ("/base/yaml-reader/errors", test_errors);
  g_test_add_func ("/base/yaml-reader/depth", test_depth);
  g_test_add_func ("/base/yaml-reader/expansion-limit", test_expansion_limit);
  g_test_add_func ("/base/yaml-reader/directives", test_directives);
  g_test_add_func ("/base/yaml-reader/billion-laughs", test_billion_laughs);
  g_test_add_func ("/base/yaml-reader/suite", test_suite);
  return g_test_run ();
}
