/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-run.h"

G_BEGIN_DECLS

/* What the runner reads and fills in. */

void cb_run_set_state (CbRun *self, CbRunState state);
/* Ends the run: done with @error NULL, else failed or cancelled. */
void cb_run_finish (CbRun *self, const GError *error);
void cb_run_set_request (CbRun *self, CbRequest *request);
void cb_run_add_exchange (CbRun *self, CbHttpExchange *exchange);
/* The exchange with the answer: sets status and media type. */
void cb_run_set_exchange (CbRun *self, CbHttpExchange *exchange);
void cb_run_set_document (CbRun *self, CbDocument *document, const GError *error);
void cb_run_set_message (CbRun *self, const char *message);
void cb_run_add_bytes (CbRun *self, guint64 n_bytes);
void cb_run_begin (CbRun *self);

GCancellable *cb_run_get_cancellable (CbRun *self);
CbRequestFlags cb_run_get_flags (CbRun *self);
CbFileFunc cb_run_get_file_func (CbRun *self, gpointer *data);
gsize cb_run_get_body_limit (CbRun *self);
gboolean cb_run_streams (CbRun *self);
/* Hands one record on; FALSE when enough. */
gboolean cb_run_take_record (CbRun *self, const char *record, gsize length);

/* "application/json" of "Application/JSON; charset=x"; "" for NULL. (transfer full) */
char *cb_media_type_dup_essence (const char *content_type);
gboolean cb_media_type_is_json (const char *content_type);

G_END_DECLS
