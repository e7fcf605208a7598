/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-use-history.h"

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* A run that can't be kept is no reason to disturb somebody who has its answer. */
  cb_library_add_run_finish (CB_LIBRARY (source), result, NULL);
}

void
cb_use_history_add (CbLibrary *library, CbConnectionRecord *connection, CbRun *run)
{
  CbRunRecord *record = cb_run_record_new ();
  CbHttpExchange *exchange = cb_run_get_exchange (run);
  CbRequest *request = cb_run_get_request (run);

  record->connection_id = g_strdup (cb_connection_record_get_id (connection));
  record->activity = g_strdup (cb_activity_get_id (cb_run_get_activity (run)));
  record->started = cb_run_get_start (run);
  record->duration = exchange ? cb_http_exchange_get_duration (exchange) : 0;
  record->status = cb_run_get_status (run);
  record->summary = cb_redactor_mask (cb_run_get_redactor (run), cb_run_get_message (run), -1);
  record->request = request ? cb_request_to_http (request, FALSE) : NULL;
  record->response = cb_run_dup_text (run);
  cb_library_add_run_async (library, record, NULL, added_cb, NULL);
  cb_run_record_free (record);
}
