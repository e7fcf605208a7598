/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-run-record.h"

#include <libcb-base.h>

#include "cb-operation-private.h"

G_DEFINE_BOXED_TYPE (CbRunRecord, cb_run_record, cb_run_record_copy, cb_run_record_free)

CbRunRecord *
cb_run_record_new (void)
{
  return g_new0 (CbRunRecord, 1);
}

CbRunRecord *
cb_run_record_copy (const CbRunRecord *self)
{
  CbRunRecord *copy = g_memdup2 (self, sizeof *self);

  copy->connection_id = g_strdup (self->connection_id);
  copy->activity = g_strdup (self->activity);
  copy->summary = g_strdup (self->summary);
  copy->request = g_strdup (self->request);
  copy->response = g_strdup (self->response);
  return copy;
}

void
cb_run_record_free (CbRunRecord *self)
{
  g_free (self->connection_id);
  g_free (self->activity);
  g_free (self->summary);
  g_free (self->request);
  g_free (self->response);
  g_free (self);
}

/* Valid UTF-8, cut after a whole character. */
static char *
bound (const char *text)
{
  gsize length = text ? strlen (text) : 0;
  const char *end;

  if (length <= CB_RUN_RECORD_BODY_BYTES)
    return cb_text_make_valid (text ? text : "", (gssize) length);
  end = g_utf8_find_prev_char (text, text + CB_RUN_RECORD_BODY_BYTES + 1);
  return cb_text_make_valid (text, end ? end - text : 0);
}

static gpointer
add_job (CbStore *store, gpointer data, GError **error)
{
  CbRunRecord *record = data;
  g_autofree char *request = bound (record->request);
  g_autofree char *response = bound (record->response);
  gint64 *id;

  if (cb_store_get_int64 (store, 0, "SELECT 1 FROM connections WHERE id = ?", "s",
                          record->connection_id)
      == 0)
    {
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                   "There is no such connection in the library any more.");
      return NULL;
    }
  if (!cb_store_run (store, error,
                     "INSERT INTO runs (connection, activity, started, duration, status, summary,"
                     " request, response) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     "ssiiusss", record->connection_id, record->activity ? record->activity : "",
                     record->started, record->duration, record->status,
                     record->summary ? record->summary : "", request, response))
    return NULL;
  id = g_new (gint64, 1);
  *id = cb_store_get_last_row (store);
  if (cb_store_run (store, error,
                    "DELETE FROM runs WHERE connection = ?1 AND id NOT IN (SELECT id FROM runs"
                    " WHERE connection = ?1 ORDER BY started DESC, id DESC LIMIT ?2)",
                    "su", record->connection_id, CB_RUN_RECORD_MAX_RUNS))
    return id;
  g_free (id);
  return NULL;
}

void
cb_library_add_run_async (CbLibrary *self, const CbRunRecord *record, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (CB_IS_LIBRARY (self) && record);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cb_library_add_run_async);
  cb_library_push (self, CB_LIBRARY_WRITER, task, add_job, cb_run_record_copy (record),
                   (GDestroyNotify) cb_run_record_free, g_free);
}

gint64
cb_library_add_run_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = cb_operation_finish_pointer (self, result, cb_library_add_run_async,
                                                       error);

  return id ? *id : 0;
}

static CbRunRecord *
read_run (CbStatement *statement)
{
  CbRunRecord *record = cb_run_record_new ();

  record->id = sqlite3_column_int64 (statement, 0);
  record->connection_id = g_strdup (cb_statement_get_text (statement, 1));
  record->activity = g_strdup (cb_statement_get_text (statement, 2));
  record->started = sqlite3_column_int64 (statement, 3);
  record->duration = sqlite3_column_int64 (statement, 4);
  record->status = (guint) sqlite3_column_int (statement, 5);
  record->summary = g_strdup (cb_statement_get_text (statement, 6));
  record->request = g_strdup (cb_statement_get_text (statement, 7));
  record->response = g_strdup (cb_statement_get_text (statement, 8));
  return record;
}

static gpointer
list_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_run_record_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error,
      "SELECT id, connection, activity, started, duration, status, summary, request, response"
      " FROM runs WHERE ?1 IS NULL OR connection = ?1 ORDER BY started DESC, id DESC LIMIT ?2",
      "si", operation->text, operation->number);

  if (!statement)
    return NULL;
  while (cb_store_step (store, statement, &local))
    g_ptr_array_add (runs, read_run (statement));
  if (!local)
    return g_steal_pointer (&runs);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
cb_library_list_runs_async (CbLibrary *self, const char *connection_id, guint max,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self));
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (connection_id);
  operation->number = max;
  cb_operation_push (self, CB_LIBRARY_READER, list_job, operation,
                     (GDestroyNotify) g_ptr_array_unref, cb_library_list_runs_async, cancellable,
                     callback, data);
}

GPtrArray *
cb_library_list_runs_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_list_runs_async, error);
}

static gpointer
clear_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  if (!cb_store_run (store, error, "DELETE FROM runs WHERE ?1 IS NULL OR connection = ?1", "s",
                     operation->text))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_clear_runs_async (CbLibrary *self, const char *connection_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self));
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (connection_id);
  cb_operation_push (self, CB_LIBRARY_WRITER, clear_job, operation, NULL,
                     cb_library_clear_runs_async, cancellable, callback, data);
}

gboolean
cb_library_clear_runs_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_clear_runs_async, error) != NULL;
}
