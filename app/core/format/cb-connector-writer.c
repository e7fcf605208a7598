/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connector-writer.h"

#include "cb-durable-file.h"
#include "cb-piece-writer-private.h"

/* A frame of a window has 16 ms; half of one is ours, measured after each step. */
#define SLICE_US (4 * 1000)
/* So often is writing started again because the definition changed meanwhile. */
#define MAX_RESTARTS 8

typedef struct
{
  GFile *file;
  CbPieceWriter *writer;
  GPtrArray *pieces;
  gulong changed_handler;
  guint restarts;
  gboolean changed;
} WriteJob;

static gboolean
write_all (CbPieceWriter *writer, GPtrArray *pieces, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    {
      if (!cb_piece_writer_step (writer, &done, error))
        return FALSE;
    }
  g_ptr_array_add (pieces, cb_piece_writer_take (writer));
  return TRUE;
}

static GPtrArray *
make_pieces (CbConnector *connector, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (CbPieceWriter) writer = cb_piece_writer_new (connector);

  if (!write_all (writer, pieces, error))
    return NULL;
  g_ptr_array_add (pieces, g_bytes_new_static ("\n", 1));
  return g_steal_pointer (&pieces);
}

/**
 * cb_connector_write:
 * @connector: a definition
 * @error: return location for an error
 *
 * Writes a definition as a connector file: canonical, so that the same definition gives the same
 * bytes.
 *
 * `$schema` and `formatVersion` come first, then the keys in the order of the tables without
 * those that hold their default, then unknown keys in their order. Fails only where a part of the
 * definition can't be loaded from where it is kept.
 *
 * Returns: (transfer full): UTF-8 with a line end at the end, or NULL
 */
GBytes *
cb_connector_write (CbConnector *connector, GError **error)
{
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GByteArray) text = NULL;

  g_return_val_if_fail (CB_IS_CONNECTOR (connector), NULL);
  pieces = make_pieces (connector, error);
  if (!pieces)
    return NULL;
  text = g_byte_array_new ();
  for (guint i = 0; i < pieces->len; i++)
    {
      gsize length = 0;
      const guint8 *piece = g_bytes_get_data (pieces->pdata[i], &length);
      g_byte_array_append (text, piece, (guint) length);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

/**
 * cb_connector_write_file:
 * @connector: a definition
 * @file: where to; replaced as a whole or not at all
 * @cancellable: (nullable): to stop before the file is replaced
 * @error: return location for a #CbFormatError
 *
 * Writes a connector file to a disk, blocking.
 *
 * Returns: whether the file is written and will survive a loss of power
 */
gboolean
cb_connector_write_file (CbConnector *connector, GFile *file, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) pieces = NULL;

  g_return_val_if_fail (CB_IS_CONNECTOR (connector), FALSE);
  pieces = make_pieces (connector, error);
  if (!pieces)
    return FALSE;
  return cb_durable_file_write (file, pieces, cancellable, error);
}

static void
write_job_free (WriteJob *job)
{
  g_object_unref (job->file);
  g_clear_pointer (&job->writer, cb_piece_writer_free);
  g_ptr_array_unref (job->pieces);
  g_free (job);
}

static void
changed_cb (WriteJob *job)
{
  job->changed = TRUE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  WriteJob *job = data;
  GError *error = NULL;

  if (cb_durable_file_write (job->file, job->pieces, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Starts again from the top; the last time, all is written in one go. */
static gboolean
restart (WriteJob *job, CbConnector *connector, GError **error)
{
  job->changed = FALSE;
  g_clear_pointer (&job->writer, cb_piece_writer_free);
  g_ptr_array_set_size (job->pieces, 0);
  job->writer = cb_piece_writer_new (connector);
  if (++job->restarts <= MAX_RESTARTS)
    return TRUE;
  return write_all (job->writer, job->pieces, error);
}

/* Writes until the slice is used up. */
static gboolean
write_slice (WriteJob *job, CbConnector *connector, gboolean *done, GError **error)
{
  gint64 end = g_get_monotonic_time () + SLICE_US;

  if (job->changed)
    {
      if (!restart (job, connector, error))
        return FALSE;
      *done = job->restarts > MAX_RESTARTS;
    }
  while (!*done && g_get_monotonic_time () < end)
    {
      if (!cb_piece_writer_step (job->writer, done, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
slice_cb (gpointer data)
{
  GTask *task = data;
  WriteJob *job = g_task_get_task_data (task);
  CbConnector *connector = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean done = FALSE;
  gboolean good = !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error)
                  && write_slice (job, connector, &done, &error);

  if (good && !done)
    {
      g_ptr_array_add (job->pieces, cb_piece_writer_take (job->writer));
      return G_SOURCE_CONTINUE;
    }
  g_clear_signal_handler (&job->changed_handler, connector);
  if (!good)
    {
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }
  g_ptr_array_add (job->pieces, cb_piece_writer_take (job->writer));
  g_ptr_array_add (job->pieces, g_bytes_new_static ("\n", 1));
  g_task_run_in_thread (task, write_thread);
  return G_SOURCE_REMOVE;
}

/**
 * cb_connector_write_file_async:
 * @connector: a definition
 * @file: where to; replaced as a whole or not at all
 * @cancellable: (nullable): to stop before the file is replaced
 * @callback: called when it was written
 * @data: for @callback
 *
 * Writes a connector file: the definition in slices of a few milliseconds on the main loop, the
 * file in a thread.
 *
 * What is written is the definition at one instant: where it changes between two slices, writing
 * starts again.
 */
void
cb_connector_write_file_async (CbConnector *connector, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (connector, cancellable, callback, data);
  g_autoptr (GSource) source = g_idle_source_new ();
  WriteJob *job = g_new0 (WriteJob, 1);

  job->file = g_object_ref (file);
  job->writer = cb_piece_writer_new (connector);
  job->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  job->changed_handler = g_signal_connect_swapped (connector, "changed", G_CALLBACK (changed_cb),
                                                   job);
  g_task_set_source_tag (task, cb_connector_write_file_async);
  /* Behind what is drawn and typed. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, job, (GDestroyNotify) write_job_free);
  g_source_set_name (source, "Writing a connector file");
  g_task_attach_source (task, source, slice_cb);
  g_object_unref (task);
}

/**
 * cb_connector_write_file_finish:
 * @connector: the definition
 * @result: what the callback got
 * @error: return location for a #CbFormatError
 *
 * Ends cb_connector_write_file_async().
 *
 * Returns: whether the file is written and will survive a loss of power
 */
gboolean
cb_connector_write_file_finish (CbConnector *connector, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_connector_write_file_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
