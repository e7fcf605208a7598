/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "cb-http-client.h"

G_BEGIN_DECLS

/**
 * CbHttpTransferFunc:
 *
 * Told of every sign of life, so that an idle time-out can begin anew; @waiting while the taker
 * of the body has paused and no time counts.
 */
typedef void (*CbHttpTransferFunc) (gboolean waiting, gpointer data);

/**
 * CbHttpTransfer:
 * @exchange: what is filled in
 * @certificate: (nullable): shown to the server when it asks
 * @body_limit: bytes to keep or hand on; 0 for no limit
 * @func: (nullable): takes the body of a 2xx answer instead of the exchange
 *
 * What one request on the wire needs. Pointers are borrowed and outlive the operation.
 */
typedef struct
{
  SoupSession *session;
  CbHttpRequest *request;
  CbHttpExchange *exchange;
  GTlsCertificate *certificate;
  gsize body_limit;
  gsize stream_limit;
  CbHttpChunkFunc func;
  gpointer func_data;
  CbHttpTransferFunc progress;
  gpointer progress_data;
} CbHttpTransfer;

/* Sends one request and reads one answer; redirects are answers. Errors are explained, and stand
 * in the exchange as well. */
void cb_http_transfer_async (const CbHttpTransfer *transfer, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean cb_http_transfer_finish (GAsyncResult *result, GError **error);
/* Reads on after CB_HTTP_CHUNK_PAUSE. */
void cb_http_transfer_resume (CbHttpExchange *exchange);

G_END_DECLS
