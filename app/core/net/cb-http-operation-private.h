/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "cb-http-client.h"

G_BEGIN_DECLS

/**
 * CbHttpOperation:
 *
 * One request with all its redirects and time-outs; the data of the task that answers for it.
 */
typedef struct _CbHttpOperation CbHttpOperation;

typedef struct
{
  SoupSession *session;
  GTlsCertificate *certificate;
  guint timeout;
  guint idle_timeout;
  gsize body_limit;
  CbHttpChunkFunc func;
  gpointer func_data;
  GDestroyNotify func_destroy;
} CbHttpOperationParams;

/* Runs, and returns through @task, whose data it becomes: TRUE or an error. */
void cb_http_operation_run (GTask *task, CbHttpRequest *request,
                            const CbHttpOperationParams *params);
GPtrArray *cb_http_operation_get_exchanges (CbHttpOperation *self);

G_END_DECLS
