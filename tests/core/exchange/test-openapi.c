/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-exchange.h>
#include <string.h>

/* A folder of tests/fixtures/exchange holds a source `input.*`, what it becomes
 * (`expected.connector.json`) and what is said about it (`expected.problems.txt`). With
 * CB_UPDATE_FIXTURES set, what is expected is written instead of compared. */

static char *
describe_problems (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      CbProblem *problem = problems->pdata[i];
      g_autofree char *pointer = cb_problem_dup_pointer (problem);

      g_string_append_printf (text, "%u:%u %s %s %s\n", cb_problem_get_line (problem),
                              cb_problem_get_column (problem), cb_problem_get_rule (problem),
                              *pointer ? pointer : "-", cb_problem_get_message (problem));
    }
  return g_string_free (text, FALSE);
}

static void
compare (const char *folder, const char *name, const char *actual)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("CB_UPDATE_FIXTURES"))
    {
      g_assert_true (g_file_set_contents (path, actual, -1, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (actual, ==, expected);
}

static char *
find_input (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      if (g_str_has_prefix (name, "input."))
        return g_strdup (name);
    }
  g_assert_not_reached ();
}

static void
test_case (gconstpointer data)
{
  g_autofree char *folder = cb_test_fixture_path (data);
  g_autofree char *name = find_input (folder);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GBytes) bytes = cb_test_load (path);
  const CbImportOptions options = { name, NULL, cb_import_folder_resolve, file };
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportResult) result = cb_exchange_import (bytes, &options, NULL, NULL, &error);
  g_autofree char *problems = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (result->format, ==, "openapi");
  problems = describe_problems (result->problems);
  written = cb_connector_write (result->connector, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_null (strstr (text, "hunter2"));
  compare (folder, "expected.problems.txt", problems);
  compare (folder, "expected.connector.json", text);
}

static CbImportResult *
import_text (const char *text, CbReadReport *report, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cb_exchange_import (bytes, NULL, report, NULL, error);
}

/* What can't be imported says where and why. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    guint line;
    guint column;
  } rows[] = {
    { "", CB_EXCHANGE_ERROR_UNKNOWN, 0, 0 },
    { "{\"a\": [1, }", CB_EXCHANGE_ERROR_SYNTAX, 1, 0 },
    { "{\"a\": 1\n \"b\": 2}", CB_EXCHANGE_ERROR_SYNTAX, 2, 2 },
    { "{\"a\": 1}", CB_EXCHANGE_ERROR_UNKNOWN, 1, 1 },
    { "[]", CB_EXCHANGE_ERROR_UNKNOWN, 1, 1 },
    { "swagger: '1.2'\ninfo: {}\n", CB_EXCHANGE_ERROR_VALUE, 1, 10 },
    { "openapi: 3.0.0\ninfo:\n  a: b: c\n", CB_EXCHANGE_ERROR_SYNTAX, 3, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (CbImportResult) result = import_text (rows[i].text, &report, &error);

      g_assert_null (result);
      g_test_message ("%s", error->message);
      g_assert_error (error, CB_EXCHANGE_ERROR, rows[i].code);
      if (rows[i].line)
        g_assert_cmpuint (report.line, ==, rows[i].line);
      if (rows[i].column)
        g_assert_cmpuint (report.column, ==, rows[i].column);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("openapi: 3.0.0", 14);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cb_exchange_import (bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A connector file comes through the same door and keeps where it came from. */
static void
test_connector (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CbImportResult) result = NULL;

  cb_connector_set_name (connector, "Tickets");
  bytes = cb_connector_write (connector, NULL);
  result = cb_exchange_import (bytes, NULL, NULL, NULL, NULL);
  g_assert_nonnull (result);
  g_assert_cmpstr (result->format, ==, "connector");
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (result->connector)));
}

/* Ten thousand operations of one id, and as many findings, take no square of the time. */
static void
test_many_findings (void)
{
  g_autoptr (GString) text = g_string_new ("{\"openapi\":\"3.0.0\",\"info\":{},\"paths\":{");
  g_autoptr (CbImportResult) result = NULL;
  CbList *activities = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s\"/p%u\":{\"get\":{\"operationId\":\"same\"}}", i ? "," : "",
                            i);
  g_string_append (text, "}}");
  result = import_text (text->str, NULL, NULL);
  activities = cb_connector_get_activities (result->connector);
  g_assert_cmpuint (cb_list_get_size (activities), ==, 10000);
  g_assert_cmpstr (cb_activity_get_id (cb_list_get (activities, 9999)), ==, "same-10000");
  g_assert_cmpuint (result->problems->len, <, 300);
}

/* A schema all of whose parts are itself ends all the same. */
static void
test_endless_schema (void)
{
  g_autoptr (CbImportResult) result = import_text (
      "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths:\n  /a:\n    get:\n      parameters:\n"
      "        - {name: b, in: query, schema: {$ref: '#/components/schemas/A'}}\n"
      "components:\n  schemas:\n    A:\n      allOf: [{$ref: '#/components/schemas/A'}, "
      "{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}, "
      "{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]\n",
      NULL, NULL);

  g_assert_nonnull (result);
  g_assert_cmpuint (cb_list_get_size (cb_connector_get_schemas (result->connector)), ==, 1);
}

static GBytes *
refuse_all (const char *path, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (path));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "No");
  return NULL;
}

/* Each file is asked for once, by a path from the source; nothing asks for an address. */
static void
test_resolver (void)
{
  const char *text = "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths:\n"
                     "  /a: {$ref: 'b/../c.yaml#/x'}\n  /b: {$ref: './c.yaml'}\n"
                     "  /c: {$ref: 'http://example.com/c.yaml'}\n";
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  const CbImportOptions options = { "a.yaml", NULL, refuse_all, asked };
  g_autoptr (CbImportResult) result = cb_exchange_import (bytes, &options, NULL, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpstr (asked->pdata[0], ==, "c.yaml");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_data_func ("/exchange/openapi/3.0", "exchange/openapi-3.0", test_case);
  g_test_add_data_func ("/exchange/openapi/2.0", "exchange/openapi-2.0", test_case);
  g_test_add_data_func ("/exchange/openapi/3.1-files", "exchange/openapi-3.1-files", test_case);
  g_test_add_data_func ("/exchange/openapi/broken", "exchange/openapi-broken", test_case);
  g_test_add_func ("/exchange/refused", test_refused);
  g_test_add_func ("/exchange/cancelled", test_cancelled);
  g_test_add_func ("/exchange/connector", test_connector);
  g_test_add_func ("/exchange/many-findings", test_many_findings);
  g_test_add_func ("/exchange/endless-schema", test_endless_schema);
  g_test_add_func ("/exchange/resolver", test_resolver);
  return g_test_run ();
}
