/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-import-run-private.h"

typedef struct
{
  guint count;
  CbSeverity severity;
} RuleCount;

static void
cb_import_file_free (gpointer data)
{
  CbImportFile *self = data;

  if (!self)
    return;
  g_free (self->path);
  g_clear_pointer (&self->document, cb_document_unref);
  g_free (self);
}

void
cb_import_run_init (CbImportRun *self, GBytes *bytes, const CbImportOptions *options,
                    CbReadReport *report, GCancellable *cancellable)
{
  *self = (CbImportRun){
    .bytes = bytes, .options = options, .report = report, .cancellable = cancellable
  };
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cb_import_file_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
cb_import_run_clear (CbImportRun *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
}

static RuleCount *
count_rule (CbImportRun *self, CbSeverity severity, const char *rule)
{
  RuleCount *count = g_hash_table_lookup (self->counts, rule);

  if (!count)
    {
      count = g_new0 (RuleCount, 1);
      g_hash_table_insert (self->counts, g_strdup (rule), count);
    }
  count->count++;
  count->severity = severity;
  return count;
}

static void
add_problem (CbImportRun *self, CbSeverity severity, const char *rule, CbSpot spot,
             const char *message)
{
  g_autofree char *pointer = spot.node ? cb_document_dup_pointer (spot.file->document, spot.node)
                                       : g_strdup ("");
  CbPlace place = { 0 };
  g_autofree char *elsewhere = NULL;

  if (spot.node)
    place = cb_document_get_place (spot.file->document, spot.node);
  if (spot.file && *spot.file->path)
    elsewhere = g_strdup_printf ("In “%s”: %s", spot.file->path, message);
  g_ptr_array_add (self->problems,
                   cb_problem_new_in_source (severity, rule, pointer, place.line, place.column,
                                             elsewhere ? elsewhere : message));
}

void
cb_import_run_report (CbImportRun *self, CbSeverity severity, const char *rule, CbSpot spot,
                      const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (!g_hash_table_add (self->told, g_strdup_printf ("%p %s", (gconstpointer) spot.node, rule))
      || count_rule (self, severity, rule)->count > CB_IMPORT_PROBLEMS_PER_RULE)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_problem (self, severity, rule, spot, message);
}

void
cb_import_run_finish_report (CbImportRun *self)
{
  GHashTableIter iter;
  gpointer rule = NULL;
  gpointer data = NULL;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &rule, &data))
    {
      const RuleCount *count = data;
      g_autofree char *message = NULL;

      if (count->count <= CB_IMPORT_PROBLEMS_PER_RULE)
        continue;
      message = g_strdup_printf ("There are %u more findings of this kind.",
                                 count->count - CB_IMPORT_PROBLEMS_PER_RULE);
      g_ptr_array_add (self->problems,
                       cb_problem_new_in_source (count->severity, rule, "", 0, 0, message));
    }
}

gboolean
cb_import_run_fail (CbImportRun *self, CbExchangeError code, CbSpot spot, GError **error,
                    const char *format, ...)
{
  g_autofree char *message = NULL;
  CbPlace place = { 0 };
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (spot.node)
    {
      place = cb_document_get_place (spot.file->document, spot.node);
      cb_read_report_clear (self->report);
      self->report->line = place.line;
      self->report->column = place.column;
      self->report->pointer = cb_document_dup_pointer (spot.file->document, spot.node);
    }
  if (place.line)
    g_set_error (error, CB_EXCHANGE_ERROR, code, "Line %u, column %u: %s", place.line, place.column,
                 message);
  else
    g_set_error_literal (error, CB_EXCHANGE_ERROR, code, message);
  return FALSE;
}

gboolean
cb_import_run_check_cancelled (CbImportRun *self, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
take_notes (CbImportRun *self, CbImportFile *file)
{
  for (guint i = 0; i < cb_document_get_n_notes (file->document); i++)
    {
      const CbNote *note = cb_document_get_note (file->document, i);
      g_autofree char *elsewhere = NULL;

      if (count_rule (self, CB_SEVERITY_WARNING, note->rule)->count > CB_IMPORT_PROBLEMS_PER_RULE)
        continue;
      if (*file->path)
        elsewhere = g_strdup_printf ("In “%s”: %s", file->path, note->message);
      g_ptr_array_add (self->problems,
                       cb_problem_new_in_source (CB_SEVERITY_WARNING, note->rule, "",
                                                 note->place.line, note->place.column,
                                                 elsewhere ? elsewhere : note->message));
    }
}

static void
report_emptied (CbImportRun *self, GArray *emptied)
{
  for (guint i = 0; i < emptied->len; i++)
    {
      if (count_rule (self, CB_SEVERITY_WARNING, "yaml-tab")->count > CB_IMPORT_PROBLEMS_PER_RULE)
        continue;
      g_ptr_array_add (self->problems,
                       cb_problem_new_in_source (
                           CB_SEVERITY_WARNING, "yaml-tab", "", g_array_index (emptied, guint, i),
                           1, "A tab can't indent in YAML; this blank line was emptied."));
    }
}

/* NULL with an error where the bytes can't be read. */
static CbImportFile *
add_file (CbImportRun *self, const char *path, GBytes *bytes, CbReadReport *report, GError **error)
{
  g_autoptr (GArray) emptied = g_array_new (FALSE, FALSE, sizeof (guint));
  CbDocument *document = cb_import_read_document (bytes, emptied, report, error);
  CbImportFile *file = NULL;

  if (!document)
    return NULL;
  file = g_new0 (CbImportFile, 1);
  file->path = g_strdup (path);
  file->document = document;
  g_hash_table_insert (self->files, g_strdup (path), file);
  report_emptied (self, emptied);
  take_notes (self, file);
  return file;
}

gboolean
cb_import_run_read_main (CbImportRun *self, GError **error)
{
  self->main = add_file (self, "", self->bytes, self->report, error);
  return self->main != NULL;
}

static GBytes *
resolve_file (CbImportRun *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!self->options->resolver)
    {
      g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_VALUE,
                   "the files beside it are not at hand");
      return NULL;
    }
  if (g_hash_table_size (self->files) >= CB_IMPORT_MAX_FILES)
    {
      g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_LIMIT,
                   "an import reads at most %d files", CB_IMPORT_MAX_FILES);
      return NULL;
    }
  bytes = self->options->resolver (path, self->options->resolver_data, error);
  if (!bytes)
    return NULL;
  self->file_bytes += g_bytes_get_size (bytes);
  if (self->file_bytes <= CB_IMPORT_MAX_FILE_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_LIMIT,
               "the files beside it are too large together");
  return NULL;
}

CbImportFile *
cb_import_run_open (CbImportRun *self, const char *path, CbSpot spot)
{
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CbImportFile *file = NULL;
  gpointer known = NULL;

  if (g_hash_table_lookup_extended (self->files, path, NULL, &known))
    return known;
  bytes = resolve_file (self, path, &error);
  if (bytes)
    file = add_file (self, path, bytes, &report, &error);
  if (file)
    return file;
  g_hash_table_insert (self->files, g_strdup (path), NULL);
  cb_import_run_report (self, CB_SEVERITY_WARNING, "import-file-unread", spot,
                        "“%s” could not be read, so what it says is missing: %s", path,
                        error->message);
  return NULL;
}
