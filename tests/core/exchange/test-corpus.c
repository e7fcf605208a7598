/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-exchange.h>
#include <string.h>

/* Every OpenAPI document of the shared corpus has as many activities as somebody else counted
 * operations in it, and survives its way through a connector file. */

enum
{
  COLUMN_PATH = 0,
  COLUMN_FORMAT = 4,
  COLUMN_OPERATIONS = 7,
  COLUMN_EXPECT = 9,
  N_COLUMNS = 10,
};

typedef struct
{
  guint passed;
  guint failed;
} Tally;

/* What is known to fail, and why; empty is the aim. */
static const struct
{
  const char *path;
  const char *why;
} known_failures[] = {
  { NULL, NULL },
};

typedef struct
{
  GFile *top;
  GFile *folder;
} Place;

static GBytes *
resolve (const char *path, gpointer data, GError **error)
{
  Place *place = data;
  g_autoptr (GFile) file = g_file_resolve_relative_path (place->folder, path);
  g_autofree char *relative = g_file_get_relative_path (place->top, file);

  return cb_import_folder_resolve (relative ? relative : "..", place->top, error);
}

static CbImportResult *
import_file (const char *corpus, const char *path, CbReadReport *report, GError **error)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  g_autofree char *full = g_build_filename (corpus, path, NULL);
  g_autofree char *top = g_build_filename (corpus, steps[0], steps[2] ? steps[1] : NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) top_folder = g_file_new_for_path (top);
  g_autoptr (GBytes) bytes = cb_test_load (full);
  Place place = { top_folder, folder };
  const CbImportOptions options = { path, NULL, resolve, &place };

  return cb_exchange_import (bytes, &options, report, NULL, error);
}

/* NULL where the definition comes back from a file as it went in. (transfer full) */
static char *
check_round_trip (CbConnector *connector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cb_connector_write (connector, &error);
  g_autoptr (CbConnector) again = bytes ? cb_connector_read (bytes, NULL, &error) : NULL;

  if (!again)
    return g_strdup (error->message);
  return cb_item_equal (CB_ITEM (connector), CB_ITEM (again))
             ? NULL
             : g_strdup ("is another one after writing and reading");
}

static char *
check_refused (CbImportResult *result, const CbReadReport *report)
{
  if (result)
    return g_strdup ("was not refused");
  return report->line && report->column ? NULL : g_strdup ("was refused without a place");
}

static char *
check_places (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *pointer = cb_problem_dup_pointer (problems->pdata[i]);

      if (!g_str_has_prefix (cb_problem_get_message (problems->pdata[i]), "There are ")
          && cb_problem_get_line (problems->pdata[i]) == 0)
        return g_strdup_printf ("a problem has no line, only the place “%s”: %s", pointer,
                                cb_problem_get_message (problems->pdata[i]));
    }
  return NULL;
}

static char *
check_imported (CbImportResult *result, const GError *error, guint wanted, const char *expect)
{
  guint n_activities = 0;
  char *finding = NULL;

  if (!result)
    return g_strdup_printf ("was refused: %s", error->message);
  n_activities = cb_list_get_size (cb_connector_get_activities (result->connector));
  if (n_activities != wanted)
    return g_strdup_printf ("has %u activities instead of %u", n_activities, wanted);
  if (!g_str_equal (expect, "import") && result->problems->len == 0)
    return g_strdup ("has no problem");
  finding = check_places (result->problems);
  return finding ? finding : check_round_trip (result->connector);
}

static char *
check_row (const char *corpus, char **columns)
{
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportResult) result = import_file (corpus, columns[COLUMN_PATH], &report, &error);

  if (g_str_equal (columns[COLUMN_EXPECT], "reject"))
    return check_refused (result, &report);
  return check_imported (result, error,
                         (guint) g_ascii_strtoull (columns[COLUMN_OPERATIONS], NULL, 10),
                         columns[COLUMN_EXPECT]);
}

static const char *
find_known (const char *path)
{
  for (guint i = 0; known_failures[i].path; i++)
    {
      if (g_str_equal (known_failures[i].path, path))
        return known_failures[i].why;
    }
  return NULL;
}

static void
tally_row (const char *corpus, char **columns, Tally *tally)
{
  g_autofree char *finding = check_row (corpus, columns);
  const char *why = find_known (columns[COLUMN_PATH]);

  if (!finding)
    tally->passed++;
  else
    {
      tally->failed++;
      g_test_message ("%s %s%s%s", columns[COLUMN_PATH], finding, why ? "; known: " : "",
                      why ? why : "");
      if (!why)
        g_test_fail ();
    }
}

static void
print_tallies (GHashTable *tallies)
{
  GHashTableIter iter;
  gpointer format = NULL;
  gpointer data = NULL;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &format, &data))
    {
      const Tally *tally = data;
      g_test_message ("%-14s %3u passed %3u failed", (const char *) format, tally->passed,
                      tally->failed);
    }
}

static void
test_corpus (void)
{
  g_autofree char *corpus = cb_test_shared_path ("corpus");
  g_autofree char *path = corpus ? g_build_filename (corpus, "MANIFEST.tsv", NULL) : NULL;
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!corpus)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      Tally *tally = NULL;

      if (g_strv_length (columns) < N_COLUMNS
          || !g_str_has_prefix (columns[COLUMN_FORMAT], "openapi"))
        continue;
      tally = g_hash_table_lookup (tallies, columns[COLUMN_FORMAT]);
      if (!tally)
        {
          tally = g_new0 (Tally, 1);
          g_hash_table_insert (tallies, g_strdup (columns[COLUMN_FORMAT]), tally);
        }
      tally_row (corpus, columns, tally);
    }
  print_tallies (tallies);
}

/* Documents that break the schema of OpenAPI in ways that make no difference to a connector. */
static const char *const unnoticed[] = { NULL };

/* What documents that break nothing have, too. */
static gboolean
is_telling (CbProblem *problem)
{
  static const char *const usual[] = { "openapi-server-missing", "openapi-server-relative",
                                       "openapi-empty", "openapi-webhook", NULL };

  return cb_problem_get_severity (problem) != CB_SEVERITY_SUGGESTION
         && !g_strv_contains (usual, cb_problem_get_rule (problem));
}

static void
check_suite_file (const char *folder, const char *name, gboolean pass, Tally *tally)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = cb_test_load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportResult) result = cb_exchange_import (bytes, NULL, NULL, NULL, &error);
  gboolean noticed = result == NULL;
  const char *finding = NULL;

  for (guint i = 0; result && i < result->problems->len; i++)
    noticed = noticed || is_telling (result->problems->pdata[i]);
  if (pass && !result)
    finding = error->message;
  else if (!pass && !noticed)
    finding = "nothing was noticed";
  tally->passed += finding ? 0 : 1;
  tally->failed += finding ? 1 : 0;
  if (!finding)
    return;
  g_test_message ("%s: %s", name, finding);
  if (!g_strv_contains (unnoticed, name))
    g_test_fail ();
}

static void
test_suite (gconstpointer data)
{
  const char *relative = data;
  g_autofree char *folder = cb_test_shared_path (relative);
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  Tally tally = { 0 };
  const char *name = NULL;

  if (!dir)
    return;
  while ((name = g_dir_read_name (dir)))
    {
      if (g_str_has_suffix (name, ".yaml"))
        check_suite_file (folder, name, g_str_has_suffix (relative, "/pass"), &tally);
    }
  g_test_message ("%s: %u passed %u failed", relative, tally.passed, tally.failed);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/exchange/corpus", test_corpus);
  g_test_add_data_func ("/exchange/suite/3.1/pass", "suites/oai-schema-tests/3.1/pass", test_suite);
  g_test_add_data_func ("/exchange/suite/3.1/fail", "suites/oai-schema-tests/3.1/fail", test_suite);
  return g_test_run ();
}
