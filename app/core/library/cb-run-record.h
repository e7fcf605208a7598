/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library.h"

G_BEGIN_DECLS

/* What is kept of one request and of one response, in bytes; more is cut. */
#define CB_RUN_RECORD_BODY_BYTES ((gsize) 64 * 1024)
/* Runs kept a connection; older ones go. */
#define CB_RUN_RECORD_MAX_RUNS 200

/**
 * CbRunRecord:
 * @id: given by the library
 * @connection_id: with which connection
 * @activity: the id of the activity
 * @started: when, in microseconds since 1970 UTC
 * @duration: how long it took, in microseconds
 * @status: the HTTP status, 0 where there was no answer
 * @summary: one sentence
 * @request: what was sent, redacted
 * @response: what came back, redacted
 *
 * One run, as the history keeps it. Whoever makes it has redacted it already.
 */
typedef struct
{
  gint64 id;
  char *connection_id;
  char *activity;
  gint64 started;
  gint64 duration;
  guint status;
  char *summary;
  char *request;
  char *response;
} CbRunRecord;

#define CB_TYPE_RUN_RECORD (cb_run_record_get_type ())
GType cb_run_record_get_type (void);
CbRunRecord *cb_run_record_new (void);
CbRunRecord *cb_run_record_copy (const CbRunRecord *self);
void cb_run_record_free (CbRunRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRunRecord, cb_run_record_free)

/* Keeps a copy. */
void cb_library_add_run_async (CbLibrary *self, const CbRunRecord *record,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
/* The id of the run, 0 on error. */
gint64 cb_library_add_run_finish (CbLibrary *self, GAsyncResult *result, GError **error);
/* The newest first, at most @max; of one connection, or of all with NULL. (transfer full)
 * (element-type CbRunRecord) */
void cb_library_list_runs_async (CbLibrary *self, const char *connection_id, guint max,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *cb_library_list_runs_finish (CbLibrary *self, GAsyncResult *result, GError **error);
/* The history of one connection, or all of it with NULL. */
void cb_library_clear_runs_async (CbLibrary *self, const char *connection_id,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
gboolean cb_library_clear_runs_finish (CbLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
