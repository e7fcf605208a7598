/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-exchange.h"

#include "cb-importer-private.h"

void
cb_import_result_free (CbImportResult *result)
{
  if (!result)
    return;
  g_clear_object (&result->connector);
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_free (result);
}

/* A comma that isn't there may as well be something that was lost, so it is no small repair. */
static gboolean
check_damage (CbImportRun *run, GError **error)
{
  CbDocument *document = run->main->document;

  for (guint i = 0; i < cb_document_get_n_notes (document); i++)
    {
      const CbNote *note = cb_document_get_note (document, i);

      if (!g_str_equal (note->rule, "json-missing-comma"))
        continue;
      run->report->line = note->place.line;
      run->report->column = note->place.column;
      g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_SYNTAX, "Line %u, column %u: %s",
                   note->place.line, note->place.column,
                   "there is no comma before this; look whether something is missing here");
      return FALSE;
    }
  return TRUE;
}

static gboolean
fail_unknown (CbImportRun *run, GError **error)
{
  CbSpot root = { run->main, cb_document_get_root (run->main->document) };
  const char *looks_like = cb_format_recognize_bytes (run->bytes);

  if (cb_spot_is (root, CB_NODE_OBJECT))
    looks_like = cb_format_recognize_document (run->main->document);
  if (looks_like)
    return cb_import_run_fail (run, CB_EXCHANGE_ERROR_UNKNOWN, root, error,
                               "this looks like %s, which can't be imported", looks_like);
  return cb_import_run_fail (run, CB_EXCHANGE_ERROR_UNKNOWN, root, error,
                             "this is neither a connector file nor a format that can be imported");
}

static gboolean
fail_unreadable (CbImportRun *run, GError *reason, GError **error)
{
  const char *looks_like = cb_format_recognize_bytes (run->bytes);

  if (!looks_like || g_str_has_prefix (looks_like, "an OpenAPI")
      || g_str_equal (looks_like, "a YAML document"))
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  g_error_free (reason);
  g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_UNKNOWN,
               "This looks like %s, which can't be imported.", looks_like);
  return FALSE;
}

static gboolean
read_main (CbImportRun *run, GError **error)
{
  GError *reason = NULL;

  if (!cb_import_run_read_main (run, &reason))
    return fail_unreadable (run, reason, error);
  return check_damage (run, error) && cb_import_run_check_cancelled (run, error);
}

static void
set_provenance (CbImportRun *run, const CbImporter *importer, CbConnector *connector)
{
  g_autoptr (CbProvenance) source = NULL;
  g_autofree char *hash = NULL;

  if (importer == &cb_importer_connector)
    return;
  source = g_object_new (CB_TYPE_PROVENANCE, NULL);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, run->bytes);
  cb_provenance_set_format (source, importer->name);
  cb_provenance_set_location (source, run->options->name ? run->options->name : "");
  cb_provenance_set_hash (source, hash);
  cb_connector_set_source (connector, source);
}

static CbImportResult *
run_import (CbImportRun *run, GError **error)
{
  const char *format = run->options->format;
  const CbImporter *importer = NULL;
  g_autoptr (CbConnector) connector = NULL;
  CbImportResult *result = NULL;

  if (!cb_import_run_check_cancelled (run, error) || !read_main (run, error))
    return NULL;
  importer = format ? cb_importer_find (format) : cb_importer_recognize (run);
  if (!importer)
    {
      fail_unknown (run, error);
      return NULL;
    }
  connector = importer->import (run, error);
  if (!connector)
    return NULL;
  set_provenance (run, importer, connector);
  cb_import_run_finish_report (run);
  result = g_new0 (CbImportResult, 1);
  result->format = importer->name;
  result->connector = g_steal_pointer (&connector);
  result->problems = g_steal_pointer (&run->problems);
  return result;
}

/**
 * cb_exchange_import:
 * @bytes: the source
 * @options: (nullable): what else may be used
 * @report: (nullable): takes the place of an error
 * @cancellable: (nullable): to give up
 *
 * Makes a definition of a source in any of the formats, recognised by its content.
 *
 * Reads JSON as RFC 8259 has it, else with repairs, each of which is a problem, else YAML. What
 * the definition can't say is kept under `extras` with its origin or is a problem with its place.
 * Takes as long as the source is large: call it in a thread. Touches no file but through
 * the resolver, and never the network.
 *
 * Returns: (transfer full): the definition and the problems, or %NULL with a %CB_EXCHANGE_ERROR, a
 *   %CB_FORMAT_ERROR for a connector file, or %G_IO_ERROR_CANCELLED
 */
CbImportResult *
cb_exchange_import (GBytes *bytes, const CbImportOptions *options, CbReadReport *report,
                    GCancellable *cancellable, GError **error)
{
  const CbImportOptions none = { 0 };
  g_auto (CbReadReport) unwanted = CB_READ_REPORT_INIT;
  g_auto (CbImportRun) run = { 0 };

  cb_import_run_init (&run, bytes, options ? options : &none, report ? report : &unwanted,
                      cancellable);
  return run_import (&run, error);
}

gboolean
cb_exchange_can_import (const char *format)
{
  return cb_importer_find (format) != NULL;
}

char *
cb_exchange_list_import_formats (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cb_importer_count (); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", cb_importer_get (i)->name);
  return g_string_free (names, FALSE);
}
