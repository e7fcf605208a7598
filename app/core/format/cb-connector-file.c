/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connector-reader.h"

typedef struct
{
  GFile *file;
  CbReadReport report;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_object_unref (job->file);
  cb_read_report_clear (&job->report);
  g_free (job);
}

static gboolean
fail_io (GFile *file, const GError *reason, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_IO, "%s cannot be read: %s", name,
               reason->message);
  return FALSE;
}

static gboolean
fail_large (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *limit = g_format_size_full (CB_LIMIT_CONNECTOR_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_LIMIT,
               "%s is larger than %s, which is the most that a connector file can have.", name,
               limit);
  return FALSE;
}

/* Cancelling stays what it is; all else becomes an error of this library. */
static gboolean
fail_reading (GFile *file, GError *reason, GError **error)
{
  if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return fail_io (file, reason, error);
  g_propagate_error (error, g_error_copy (reason));
  return FALSE;
}

/* Reads at most one byte more than is allowed, whatever size the file says it has. */
static GBytes *
load_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, &reason);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize count = 0;

  if (!input)
    return fail_reading (file, reason, error), NULL;
  do
    {
      const guint step = 1024 * 1024;
      guint start = bytes->len;

      g_byte_array_set_size (bytes, start + step);
      if (!g_input_stream_read_all (G_INPUT_STREAM (input), bytes->data + start, step, &count,
                                    cancellable, &reason))
        return fail_reading (file, reason, error), NULL;
      g_byte_array_set_size (bytes, start + (guint) count);
      if (bytes->len > CB_LIMIT_CONNECTOR_BYTES)
        return fail_large (file, error), NULL;
    }
  while (count > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * cb_connector_read_file:
 * @file: a connector file
 * @report: (nullable): return location for what else there is to say; cleared first
 * @cancellable: (nullable): to stop reading
 * @error: return location for a #CbFormatError
 *
 * Reads a connector file from a disk, blocking.
 *
 * Returns: (transfer full): the definition, or NULL
 */
CbConnector *
cb_connector_read_file (GFile *file, CbReadReport *report, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GBytes) bytes = load_bounded (file, cancellable, error);

  if (report)
    cb_read_report_clear (report);
  if (!bytes)
    return NULL;
  return cb_connector_read (bytes, report, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReadJob *job = data;
  GError *error = NULL;
  CbConnector *connector = cb_connector_read_file (job->file, &job->report, cancellable, &error);

  if (connector)
    g_task_return_pointer (task, connector, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cb_connector_read_file_async:
 * @file: a connector file
 * @cancellable: (nullable): to stop reading
 * @callback: called when it was read
 * @data: for @callback
 *
 * Reads a connector file in a thread.
 *
 * The definition is used by nobody else until cb_connector_read_file_finish() hands it over.
 */
void
cb_connector_read_file_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  ReadJob *job = g_new0 (ReadJob, 1);

  job->file = g_object_ref (file);
  job->report.version = -1;
  g_task_set_source_tag (task, cb_connector_read_file_async);
  g_task_set_task_data (task, job, (GDestroyNotify) read_job_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * cb_connector_read_file_finish:
 * @result: what the callback got
 * @report: (nullable): return location for what else there is to say
 * @error: return location for a #CbFormatError
 *
 * Ends cb_connector_read_file_async().
 *
 * Returns: (transfer full): the definition, or NULL
 */
CbConnector *
cb_connector_read_file_finish (GAsyncResult *result, CbReadReport *report, GError **error)
{
  ReadJob *job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_connector_read_file_async), NULL);
  job = g_task_get_task_data (G_TASK (result));
  if (report)
    {
      cb_read_report_clear (report);
      *report = job->report;
      job->report = (CbReadReport) CB_READ_REPORT_INIT;
    }
  return g_task_propagate_pointer (G_TASK (result), error);
}
