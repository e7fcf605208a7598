/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-records.h"
#include "cb-request.h"

G_BEGIN_DECLS

/**
 * CbRunState:
 * @CB_RUN_WAITING: not started
 * @CB_RUN_PREPARING: looking up secrets, fetching tokens
 * @CB_RUN_SENDING: the request is on its way
 * @CB_RUN_RECEIVING: the answer is coming in
 * @CB_RUN_READING: the answer is being read
 * @CB_RUN_DONE: the server answered, with whatever status
 * @CB_RUN_FAILED: there is no answer, or it can't be read
 * @CB_RUN_CANCELLED: it was cancelled
 *
 * How far a run is.
 */
typedef enum
{
  CB_RUN_WAITING,
  CB_RUN_PREPARING,
  CB_RUN_SENDING,
  CB_RUN_RECEIVING,
  CB_RUN_READING,
  CB_RUN_DONE,
  CB_RUN_FAILED,
  CB_RUN_CANCELLED,
} CbRunState;

GType cb_run_state_get_type (void);
#define CB_TYPE_RUN_STATE (cb_run_state_get_type ())

#define CB_TYPE_RUN (cb_run_get_type ())

/**
 * CbRun:
 *
 * One run of one activity: what was asked for, what was sent and got, and what it means.
 *
 * Made before it starts, so that a view can follow it. Properties, all read-only: `state`,
 * `status` (HTTP status, 0 for none), `message` (a sentence for people, "" while it runs),
 * `bytes-received`, `records-received`. What it shows is masked with its redactor.
 */
G_DECLARE_FINAL_TYPE (CbRun, cb_run, CB, RUN, GObject)

/* The values of the run; those of the connection are the runner's. */
CbRun *cb_run_new (CbActivity *activity, CbValues *values) G_GNUC_WARN_UNUSED_RESULT;

/* Before it starts. With a func, records are handed on while they arrive and the body is not
 * kept; @max_records 0 for all. */
void cb_run_set_record_func (CbRun *self, CbRecordFunc func, gpointer data, GDestroyNotify destroy);
void cb_run_set_max_records (CbRun *self, guint64 max_records);
void cb_run_set_flags (CbRun *self, CbRequestFlags flags);
void cb_run_set_file_func (CbRun *self, CbFileFunc func, gpointer data, GDestroyNotify destroy);
/* Bytes of body that are kept; 0 for the client's limit. */
void cb_run_set_body_limit (CbRun *self, gsize bytes);

CbActivity *cb_run_get_activity (CbRun *self);
CbValues *cb_run_get_values (CbRun *self);
CbRunState cb_run_get_state (CbRun *self);
gboolean cb_run_is_finished (CbRun *self);
guint cb_run_get_status (CbRun *self);
/* Whether the server answered with a status below 400. */
gboolean cb_run_is_success (CbRun *self);
const char *cb_run_get_message (CbRun *self);
guint64 cb_run_get_bytes_received (CbRun *self);
guint64 cb_run_get_records_received (CbRun *self);
/* NULL unless it failed. */
const GError *cb_run_get_error (CbRun *self);
/* Microseconds since 1970; 0 before it starts. */
gint64 cb_run_get_start (CbRun *self);

/* NULL until it is built. */
CbRequest *cb_run_get_request (CbRun *self);
/* (element-type CbHttpExchange): every exchange in order: token requests, redirects, retries. */
GListModel *cb_run_get_exchanges (CbRun *self);
/* The one with the answer; borrowed, or NULL. */
CbHttpExchange *cb_run_get_exchange (CbRun *self);
/* Knows every secret of the run; never NULL. */
CbRedactor *cb_run_get_redactor (CbRun *self);

/* Of the answer: its media type without parameters ("" for none), and the document where it is
 * JSON that could be read, else NULL. */
const char *cb_run_get_media_type (CbRun *self);
CbDocument *cb_run_get_document (CbRun *self);
/* Why it is not a document although it says so; NULL for nothing. */
const GError *cb_run_get_document_error (CbRun *self);
/* The body as text for people: decoded by its character set, secrets masked; NULL where it isn't
 * text. (transfer full) (nullable) */
char *cb_run_dup_text (CbRun *self);
/* The same of one of the run's exchanges. */
char *cb_run_dup_exchange_text (CbRun *self, CbHttpExchange *exchange);
/* The body of one of the run's exchanges as a value with secrets masked, where it is JSON; @error
 * is left alone where it isn't meant to be. May be called from another thread when the run has
 * finished. (transfer full) (nullable) */
CbValue *cb_run_dup_exchange_value (CbRun *self, CbHttpExchange *exchange, GError **error);

/* Stops it; the operation ends with %G_IO_ERROR_CANCELLED. */
void cb_run_cancel (CbRun *self);

G_END_DECLS
