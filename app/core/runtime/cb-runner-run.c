/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-request-private.h"
#include "cb-run-private.h"
#include "cb-runner-private.h"
#include "cb-runtime-error.h"

/* One run: look up secrets, prepare authentication, build, send (once more after a challenge that
 * can be met), read. Each step ends in the next; all end in finish(). */

/* Answers below this are read at once; above, in a thread. */
#define READ_AT_ONCE_BYTES ((gsize) 64 * 1024)

typedef struct
{
  CbRun *run;
  CbValues *values;
  GPtrArray *methods;
  GPtrArray *authenticators;
  guint next_authenticator;
  gboolean challenged;
  CbRecords *records;
  GError *records_error;
  GCancellable *outer;
  gulong outer_id;
} Operation;

static void prepare_next (GTask *task);
static void send_request (GTask *task);

static void
operation_free (gpointer data)
{
  Operation *self = data;

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_id);
  g_clear_object (&self->outer);
  g_clear_object (&self->run);
  g_clear_pointer (&self->values, cb_values_unref);
  g_clear_pointer (&self->methods, g_ptr_array_unref);
  g_clear_pointer (&self->authenticators, g_ptr_array_unref);
  g_clear_pointer (&self->records, cb_records_free);
  g_clear_error (&self->records_error);
  g_free (self);
}

/* Takes @task and @error. */
static void
fail (GTask *task, GError *error)
{
  Operation *self = g_task_get_task_data (task);
  g_autofree char *masked = NULL;

  masked = cb_redactor_mask (cb_run_get_redactor (self->run), error->message, -1);
  g_free (error->message);
  error->message = g_steal_pointer (&masked);
  cb_run_finish (self->run, error);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Takes @task. */
static void
finish (GTask *task)
{
  Operation *self = g_task_get_task_data (task);
  g_autofree char *message = cb_runner_explain_status (cb_run_get_exchange (self->run),
                                                       self->methods, NULL);

  if (cb_run_get_document_error (self->run) != NULL && cb_run_get_status (self->run) < 400)
    {
      g_autofree char *more = g_strdup_printf ("%s It says that it is JSON, but: %s", message,
                                               cb_run_get_document_error (self->run)->message);

      cb_run_set_message (self->run, more);
    }
  else
    cb_run_set_message (self->run, message);
  cb_run_finish (self->run, NULL);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
read_in_thread (GTask *reading, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  CbDocument *document = cb_document_read (data, NULL, &error);

  if (document != NULL)
    g_task_return_pointer (reading, document, (GDestroyNotify) cb_document_unref);
  else
    g_task_return_error (reading, g_steal_pointer (&error));
}

static void
was_read (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Operation *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (cb_run_get_cancellable (self->run)))
    {
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled."));
      return;
    }
  cb_run_set_document (self->run, document, error);
  finish (task);
}

static void
read_answer (GTask *task)
{
  Operation *self = g_task_get_task_data (task);
  CbHttpExchange *exchange = cb_run_get_exchange (self->run);
  GBytes *body = cb_http_exchange_get_body (exchange);
  gsize size = g_bytes_get_size (body);
  g_autoptr (GTask) reading = NULL;

  if (size == 0 || cb_http_exchange_is_truncated (exchange)
      || !cb_media_type_is_json (cb_http_exchange_get_response_header (exchange, "Content-Type")))
    {
      finish (task);
      return;
    }
  cb_run_set_state (self->run, CB_RUN_READING);
  if (size <= READ_AT_ONCE_BYTES)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbDocument) document = cb_document_read (body, NULL, &error);

      cb_run_set_document (self->run, document, error);
      finish (task);
      return;
    }
  reading = g_task_new (NULL, NULL, was_read, task);
  g_task_set_task_data (reading, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (reading, read_in_thread);
}

/* Whether a method thinks that a refusal can be met; then everything is prepared again, once. */
static gboolean
meet_challenge (GTask *task, CbHttpExchange *exchange)
{
  Operation *self = g_task_get_task_data (task);
  gboolean again = FALSE;

  if (self->challenged || cb_http_exchange_get_status (exchange) != 401)
    return FALSE;
  for (guint i = 0; i < self->authenticators->len; i++)
    again |= cb_authenticator_challenge (g_ptr_array_index (self->authenticators, i), exchange);
  if (!again)
    return FALSE;
  self->challenged = TRUE;
  self->next_authenticator = 0;
  prepare_next (task);
  return TRUE;
}

static void
add_exchanges (CbRun *run, GPtrArray *exchanges)
{
  for (guint i = 0; exchanges != NULL && i < exchanges->len; i++)
    cb_run_add_exchange (run, g_ptr_array_index (exchanges, i));
}

static gboolean
finish_records (Operation *self, GError **error)
{
  if (self->records_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->records_error));
      return FALSE;
    }
  return self->records == NULL || cb_records_finish (self->records, error);
}

static void
was_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Operation *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) exchanges = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbHttpExchange)
      exchange = cb_http_client_send_finish (CB_HTTP_CLIENT (source), result, &exchanges, &error);

  add_exchanges (self->run, exchanges);
  if (exchange == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  if (meet_challenge (task, exchange))
    return;
  cb_run_set_exchange (self->run, exchange);
  if (!finish_records (self, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  read_answer (task);
}

static gboolean
take_record (const char *record, gsize length, gpointer data)
{
  return cb_run_take_record (data, record, length);
}

static CbHttpChunk
take_chunk (CbHttpExchange *exchange, GBytes *chunk, gpointer data)
{
  Operation *self = data;
  gsize length = 0;
  const char *bytes = g_bytes_get_data (chunk, &length);

  cb_run_set_state (self->run, CB_RUN_RECEIVING);
  cb_run_add_bytes (self->run, length);
  if (!cb_run_streams (self->run))
    return CB_HTTP_CHUNK_CONTINUE;
  if (self->records == NULL)
    self->records = cb_records_new (cb_http_exchange_get_response_header (exchange, "Content-Type"),
                                    cb_activity_get_records_path (cb_run_get_activity (self->run)),
                                    take_record, self->run);
  if (!cb_records_feed (self->records, bytes, length, &self->records_error)
      || cb_records_is_done (self->records))
    return CB_HTTP_CHUNK_STOP;
  return CB_HTTP_CHUNK_CONTINUE;
}

static CbRequest *
build (CbRunner *runner, Operation *self, GError **error)
{
  CbRequestOptions options = { .flags = cb_run_get_flags (self->run),
                               .server = runner->server,
                               .security = runner->security,
                               .authenticators = self->authenticators };

  options.load_file = cb_run_get_file_func (self->run, &options.load_file_data);
  return cb_request_build (runner->connector, cb_run_get_activity (self->run), self->values,
                           &options, error);
}

/* Without a way to read files, they would go out empty. */
static gboolean
check_files (CbRequest *request, GError **error)
{
  const char *const *pending = cb_request_get_pending_files (request);

  if (*pending == NULL)
    return TRUE;
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_FILE,
               "The file “%s” can't be read from here.", *pending);
  return FALSE;
}

static CbHttpRequest *
make_http_request (CbRun *run, CbRequest *request)
{
  CbHttpRequest *http = cb_request_to_http_request (request);
  gsize limit = cb_run_get_body_limit (run);

  if (limit > 0)
    cb_http_request_set_body_limit (http, limit);
  if (cb_run_streams (run))
    return http;
  cb_http_request_set_flags (http, cb_http_request_get_flags (http) | CB_HTTP_REQUEST_KEEP_BODY);
  cb_http_request_set_timeout (http, CB_LIMIT_REQUEST_MS);
  if (limit == 0)
    cb_http_request_set_body_limit (http, CB_LIMIT_RESPONSE_BYTES);
  return http;
}

/* Takes @task. */
static void
send_request (GTask *task)
{
  CbRunner *runner = g_task_get_source_object (task);
  Operation *self = g_task_get_task_data (task);
  GCancellable *cancellable = cb_run_get_cancellable (self->run);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRequest) request = build (runner, self, &error);
  g_autoptr (CbHttpRequest) http = NULL;

  if (request == NULL || !check_files (request, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  cb_run_set_request (self->run, request);
  cb_run_set_state (self->run, CB_RUN_SENDING);
  cb_http_client_set_client_certificate (runner->client,
                                         cb_request_get_client_certificate (request));
  http = make_http_request (self->run, request);
  /* Piece by piece in any case, so that a view can say how far it is. */
  cb_http_client_send_streaming_async (runner->client, http, take_chunk, self, NULL, cancellable,
                                       was_sent, task);
}

static void
was_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Operation *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) exchanges = NULL;
  g_autoptr (GError) error = NULL;

  if (!cb_authenticator_prepare_finish ((CbAuthenticator *) source, result, &exchanges, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  add_exchanges (self->run, exchanges);
  self->next_authenticator++;
  prepare_next (task);
}

/* Takes @task. */
static void
prepare_next (GTask *task)
{
  CbRunner *runner = g_task_get_source_object (task);
  Operation *self = g_task_get_task_data (task);

  while (self->next_authenticator < self->authenticators->len)
    {
      CbAuthenticator *authenticator = g_ptr_array_index (self->authenticators,
                                                          self->next_authenticator);

      if (!cb_authenticator_is_ready (authenticator))
        {
          cb_authenticator_prepare_async (authenticator, runner->client,
                                          cb_run_get_cancellable (self->run), was_prepared, task);
          return;
        }
      self->next_authenticator++;
    }
  send_request (task);
}

/* The authenticators of this run; FALSE where values are missing or wrong, with the message of the
 * whole request. */
static gboolean
make_authenticators (CbRunner *runner, Operation *self, GError **error)
{
  g_auto (CbRequestBuilder) builder;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (CbRequest) request = NULL;

  cb_request_builder_init (&builder, runner->connector, cb_run_get_activity (self->run),
                           self->values, NULL);
  builder.options.flags = cb_run_get_flags (self->run);
  self->methods = cb_request_list_auth_methods (runner->connector, cb_run_get_activity (self->run),
                                                runner->security, error);
  fresh = self->methods != NULL
              ? cb_request_builder_make_authenticators (&builder, self->methods, error)
              : NULL;
  if (fresh == NULL)
    return FALSE;
  self->authenticators = cb_runner_keep_authenticators (runner, fresh);
  if (builder.problems->len == 0)
    return TRUE;
  g_clear_pointer (&self->authenticators, g_ptr_array_unref);
  request = build (runner, self, error);
  return FALSE;
}

static void
secrets_were_filled (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  CbRunner *runner = CB_RUNNER (source);
  Operation *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->values = cb_runner_fill_secrets_finish (runner, result, &error);
  if (self->values == NULL || !make_authenticators (runner, self, &error))
    fail (task, g_steal_pointer (&error));
  else
    prepare_next (task);
}

static void
outer_cancelled (GCancellable *outer, gpointer run)
{
  cb_run_cancel (run);
}

void
cb_runner_run_async (CbRunner *self, CbRun *run, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Operation *operation = g_new0 (Operation, 1);
  g_autoptr (CbValues) values = cb_values_copy (self->values);

  g_task_set_source_tag (task, cb_runner_run_async);
  operation->run = g_object_ref (run);
  g_task_set_task_data (task, operation, operation_free);
  if (cancellable != NULL)
    {
      operation->outer = g_object_ref (cancellable);
      operation->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled), run,
                                                   NULL);
    }
  cb_values_merge (values, cb_run_get_values (run));
  cb_run_begin (run);
  cb_runner_fill_secrets_async (self, cb_run_get_activity (run), values,
                                cb_run_get_cancellable (run), secrets_were_filled, task);
}

gboolean
cb_runner_run_finish (CbRunner *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
