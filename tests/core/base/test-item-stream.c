/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

typedef struct
{
  GString *items;
  guint left;
} Collector;

static gboolean
collect_cb (const char *item, gsize length, gpointer data)
{
  Collector *collector = data;

  g_string_append_len (collector->items, item, (gssize) length);
  g_string_append_c (collector->items, '|');
  return --collector->left > 0;
}

/* Feeds @text in pieces of @piece bytes. */
static char *
stream (const char *text, gsize length, gsize piece, const char *path, guint stop_after,
        GError **error)
{
  g_auto (GStrv) names = path ? g_strsplit (path, ".", -1) : NULL;
  Collector collector = { .items = g_string_new (NULL), .left = stop_after };
  g_autoptr (CbItemStream)
      self = cb_item_stream_new ((const char *const *) names, collect_cb, &collector);
  gboolean fed = TRUE;

  for (gsize at = 0; fed && at < length; at += piece)
    {
      /* A copy of its own, so that reading past the piece shows. */
      g_autofree char *bytes = g_memdup2 (text + at, MIN (piece, length - at));

      fed = cb_item_stream_feed (self, bytes, MIN (piece, length - at), error);
    }
  if (fed)
    cb_item_stream_finish (self, error);
  return g_string_free (collector.items, FALSE);
}

static void
assert_items (const char *text, const char *path, const char *expected)
{
  static const gsize pieces[] = { 1, 2, 3, 7, 16, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *items G_GNUC_UNUSED = stream (text, strlen (text), pieces[i], path, 0,
                                                     &error);

      g_assert_no_error (error);
      g_assert_cmpstr (items, ==, expected);
    }
}

static void
test_items (void)
{
  assert_items ("[]", NULL, "");
  assert_items (" [ 1 , -2.5e+3,\"a,]\\\"\" ,null,[1, [2]],{\"a\" : {}} ] ", NULL,
                "1|-2.5e+3|\"a,]\\\"\"|null|[1, [2]]|{\"a\" : {}}|");
  assert_items ("\xef\xbb\xbf[0]", NULL, "0|");
  assert_items ("[12345678901234567890]", NULL, "12345678901234567890|");
  assert_items ("[\"é漢😀\",true]", NULL, "\"é漢😀\"|true|");
}

static void
test_path (void)
{
  assert_items ("{\"data\":[1,2],\"next\":null}", "data", "1|2|");
  assert_items ("{\"next\":{\"data\":[9]},\"a\":[{\"data\":[8]}],\"data\":[1,2]}", "data", "1|2|");
  assert_items ("{\"a\":{\"b\":{\"c\":[{\"c\":[1]}]},\"c\":[7]},\"c\":[8]}", "a.b.c",
                "{\"c\":[1]}|");
  assert_items ("{\"d\\u0061ta\":[1],\"datax\":[2],\"dat\":[3]}", "data", "1|");
  assert_items ("{\"a\":{\"x\":[]},\"c\":{\"b\":[9]},\"a\":{\"b\":[1]}}", "a.b", "1|");
  assert_items ("{\"data\":{\"x\":1},\"data\":[5]}", "data", "5|");
  assert_items ("{\"\":0,\"a\":[1]}", "a", "1|");
  assert_items ("{\"\":{\"\":[1]}}", ".", "1|");
}

static void
assert_error (const char *text, const char *path, CbDocumentError code, const char *message)
{
  for (gsize piece = 1; piece < 20; piece += 6)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *items G_GNUC_UNUSED = stream (text, strlen (text), piece, path, 0, &error);

      g_assert_error (error, CB_DOCUMENT_ERROR, (int) code);
      g_assert_cmpstr (error->message, ==, message);
    }
}

static void
test_errors (void)
{
  assert_error ("{\"items\":null}", "items", CB_DOCUMENT_ERROR_TYPE,
                "The text has no array at items");
  assert_error ("[{\"a\":[1]}]", "a", CB_DOCUMENT_ERROR_TYPE, "The text has no array at a");
  assert_error ("{\"a\":[1]}", "a.b", CB_DOCUMENT_ERROR_TYPE, "The text has no array at a/b");
  assert_error ("{}", NULL, CB_DOCUMENT_ERROR_TYPE, "The text has no array at the root");
  assert_error ("[1,\n 2", NULL, CB_DOCUMENT_ERROR_SYNTAX,
                "Line 2, column 3: the text ends too early");
  assert_error ("", NULL, CB_DOCUMENT_ERROR_SYNTAX, "Line 1, column 1: the text ends too early");
  assert_error (" \xef\xbb\xbf[]", NULL, CB_DOCUMENT_ERROR_SYNTAX,
                "Line 1, column 2: expected a value, but found the byte 0xEF");
  assert_error ("\xef\xbb[]", NULL, CB_DOCUMENT_ERROR_SYNTAX,
                "Line 1, column 1: expected a value, but found “[”");
  assert_error ("[1,\n \"é\" x]", NULL, CB_DOCUMENT_ERROR_SYNTAX,
                "Line 2, column 6: expected a comma or ] after an item, but found “x”");
  assert_error ("[\"\xff\"]", NULL, CB_DOCUMENT_ERROR_ENCODING,
                "Line 1, column 3: the bytes here are not valid UTF-8");
}

static void
test_encoding (void)
{
  static const char *const wrong[] = { "\x80",
                                       "\xc0\xaf",
                                       "\xc3(",
                                       "\xe0\x9f\x80",
                                       "\xed\xa0\x80",
                                       "\xe2\x82\"",
                                       "\xf0\x8f\x80\x80",
                                       "\xf4\x90\x80\x80",
                                       "\xf5\x80\x80\x80",
                                       "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    for (gsize piece = 1; piece < 4; piece++)
      {
        g_autofree char *text = g_strdup_printf ("[\"%s\"]", wrong[i]);
        g_autoptr (GError) error = NULL;
        g_autofree char *items G_GNUC_UNUSED = stream (text, strlen (text), piece, NULL, 0, &error);

        g_assert_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_ENCODING);
      }
  assert_items ("[\"\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"]", NULL,
                "\"\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"|");
}

static void
test_stop (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *items = stream ("[1,2,3,] wrong", 14, 3, NULL, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (items, ==, "1|2|");
}

static void
test_error_comes_again (void)
{
  Collector collector = { .items = g_string_new (NULL) };
  g_autoptr (CbItemStream) self = cb_item_stream_new (NULL, collect_cb, &collector);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (GError) at_end = NULL;

  g_assert_false (cb_item_stream_feed (self, "[x", 2, &error));
  g_assert_false (cb_item_stream_feed (self, "1]", 2, &again));
  g_assert_false (cb_item_stream_finish (self, &at_end));
  g_assert_cmpstr (again->message, ==, error->message);
  g_assert_cmpstr (at_end->message, ==, error->message);
  g_string_free (collector.items, TRUE);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) deep_error = NULL;
  g_autofree char *items = NULL;
  g_autofree char *none = NULL;

  for (guint i = 0; i < CB_LIMIT_DOCUMENT_DEPTH; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < CB_LIMIT_DOCUMENT_DEPTH; i++)
    g_string_append_c (text, ']');
  items = stream (text->str, text->len, 100, NULL, 0, &error);
  g_assert_no_error (error);
  g_string_prepend_c (text, '[');
  none = stream (text->str, text->len, 100, NULL, 0, &deep_error);
  g_assert_error (deep_error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT);
}

static gboolean
count_cb (const char *item, gsize length, gpointer data)
{
  *(gsize *) data += length;
  return TRUE;
}

static void
feed_large_item (gsize length, GError **error)
{
  gsize received = 0;
  g_autofree char *piece = g_malloc (length);
  g_autoptr (CbItemStream) self = cb_item_stream_new (NULL, count_cb, &received);

  memset (piece, 'x', length);
  g_assert_true (cb_item_stream_feed (self, "[\"", 2, NULL));
  g_assert_true (cb_item_stream_feed (self, piece, length - 3, NULL));
  if (cb_item_stream_feed (self, "x\"]", 3, error))
    g_assert_cmpuint (received, ==, length);
}

static void
test_item_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) large_error = NULL;

  feed_large_item (CB_LIMIT_STREAM_ITEM_BYTES, &error);
  g_assert_no_error (error);
  feed_large_item (CB_LIMIT_STREAM_ITEM_BYTES + 1, &large_error);
  g_assert_error (large_error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT);
}

static const char *
node_text (CbDocument *document, const CbNode *node, const char *key, gsize *length)
{
  return cb_node_get_text (document, cb_node_get_member (document, node, key), length);
}

/* The stream takes exactly what the strict reader takes, in pieces of any size. */
static void
test_suite (void)
{
  g_autofree char *path = cb_test_shared_path ("suites/json-test-suite/parsing.json");
  g_autoptr (GBytes) bytes = path ? cb_test_load (path) : NULL;
  g_autoptr (CbDocument) suite = bytes ? cb_document_read (bytes, NULL, NULL) : NULL;
  CbNodeIter iter;
  const CbNode *node = NULL;

  if (!path)
    return;
  cb_node_iter_init (&iter, suite, cb_document_get_root (suite));
  while (cb_node_iter_next (&iter, NULL, &node))
    {
      gsize length = 0;
      const char *input = node_text (suite, node, "input", &length);
      g_autoptr (CbDocument) document = cb_document_read_text (input, (gssize) length, NULL, NULL);

      for (gsize piece = 1; piece < 5; piece++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *items G_GNUC_UNUSED = stream (input, length, piece, NULL, 0, &error);
          gboolean taken = !error || error->code == CB_DOCUMENT_ERROR_TYPE;

          if (taken == (document != NULL) || g_str_has_prefix (input, "\xef\xbb\xbf"))
            continue;
          g_test_message ("%s", node_text (suite, node, "name", NULL));
          g_test_fail ();
        }
    }
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/item-stream/items", test_items);
  g_test_add_func ("/base/item-stream/path", test_path);
  g_test_add_func ("/base/item-stream/errors", test_errors);
  g_test_add_func ("/base/item-stream/encoding", test_encoding);
  g_test_add_func ("/base/item-stream/stop", test_stop);
  g_test_add_func ("/base/item-stream/error-comes-again", test_error_comes_again);
  g_test_add_func ("/base/item-stream/depth", test_depth);
  g_test_add_func ("/base/item-stream/item-size", test_item_size);
  g_test_add_func ("/base/item-stream/suite", test_suite);
  return g_test_run ();
}
