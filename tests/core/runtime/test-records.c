/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-runtime.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *media_type;
  const char *path;
  const char *body;
  /* Records, joined by `|`; NULL where reading fails. */
  const char *expected;
} Case;

static const Case cases[] = {
  { "root-array", "application/json", "", "[1, {\"a\" : 2},\n\"x\"]", "1|{\"a\" : 2}|\"x\"" },
  { "member", "application/json", "items", "{\"n\": 1, \"items\": [{\"id\":9007199254740993}]}",
    "{\"id\":9007199254740993}" },
  { "nested", "application/hal+json", "data.items", "{\"data\":{\"items\":[1,2]}}", "1|2" },
  { "pointer", "application/json", "/data/a~1b", "{\"data\":{\"a/b\":[1,2]}}", "1|2" },
  { "object-is-one", "application/json", "", "{\"a\": 1}", "{\"a\": 1}" },
  { "object-at-place-is-one", "application/json", "data", "{\"data\": {\"a\": 1}}", "{\"a\": 1}" },
  { "null-is-none", "application/json", "data", "{\"data\": null}", "" },
  { "absent-is-none", "application/json", "data", "{\"a\": 1}", "" },
  { "empty-array", "application/json", "", "[]", "" },
  { "empty-body", "application/json", "", "", "" },
  { "no-type-is-json", NULL, "", "[1]", "1" },
  { "lines", "application/x-ndjson", "", "{\"a\":1}\r\n\n{\"a\":2}", "{\"a\":1}|{\"a\":2}" },
  { "sequence", "application/json-seq", "", "\x1e{\"a\":1}\n\x1e{\"a\":2}\n",
    "{\"a\":1}|{\"a\":2}" },
  { "text-is-one", "text/plain; charset=utf-8", "", "say \"hi\"", "\"say \\\"hi\\\"\"" },
  { "cut-off", "application/json", "", "[1, 2", NULL },
  { "not-json", "application/json", "", "<html>", NULL },
};

static gboolean
take (const char *record, gsize length, gpointer data)
{
  GString *out = data;

  g_string_append (out, out->len > 0 ? "|" : "");
  g_string_append_len (out, record, (gssize) length);
  return TRUE;
}

static void
check (const Case *one, gsize step)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CbRecords) records = cb_records_new (one->media_type, one->path, take, out);
  g_autoptr (GError) error = NULL;
  gsize length = strlen (one->body);
  gboolean ok = TRUE;

  for (gsize i = 0; ok && i < length; i += step)
    ok = cb_records_feed (records, one->body + i, MIN (step, length - i), &error);
  ok = ok && cb_records_finish (records, &error);
  g_assert_cmpint (ok, ==, one->expected != NULL);
  g_assert_true (ok == (error == NULL));
  if (one->expected != NULL)
    g_assert_cmpstr (out->str, ==, one->expected);
}

static void
test_case (gconstpointer data)
{
  check (data, 1);
  check (data, 7);
  check (data, 100000);
}

static gboolean
take_two (const char *record, gsize length, gpointer data)
{
  return ++*(guint *) data < 2;
}

static void
test_enough (void)
{
  guint count = 0;
  g_autoptr (CbRecords) records = cb_records_new ("application/json", "", take_two, &count);
  g_autoptr (GError) error = NULL;

  g_assert_true (cb_records_feed (records, "[1,2,3,4", 8, &error));
  g_assert_true (cb_records_is_done (records));
  g_assert_true (cb_records_feed (records, "rubbish", 7, &error));
  g_assert_true (cb_records_finish (records, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_too_large_for_one (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CbRecords) records = cb_records_new ("application/json", "", take, out);
  g_autofree char *filler = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (cb_records_feed (records, "{\"a\": \"", 7, &error));
  for (guint i = 0; i < 9; i++)
    g_assert_true (cb_records_feed (records, filler, 1024 * 1024, &error));
  g_assert_true (cb_records_feed (records, "\"}", 2, &error));
  g_assert_false (cb_records_finish (records, &error));
  g_assert_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_RESPONSE);
  g_assert_cmpuint (cb_records_get_count (records), ==, 0);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *body;
    const char *path;
  } guesses[] = {
    { "[{\"a\":1}]", "" },
    { "{\"total\":2,\"links\":[\"a\",\"b\"],\"data\":{\"users\":[{\"a\":1},{\"a\":2}]}}",
      "data.users" },
    { "{\"a\":1}", NULL },
    { "[1,2]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (CbDocument) document = cb_document_read_text (guesses[i].body, -1, NULL, NULL);
      g_autofree char *path = cb_records_guess_path (document);

      g_assert_cmpstr (path, ==, guesses[i].path);
    }
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/records/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/runtime/records/enough", test_enough);
  g_test_add_func ("/runtime/records/too-large-for-one", test_too_large_for_one);
  g_test_add_func ("/runtime/records/guess", test_guess);
  return g_test_run ();
}
