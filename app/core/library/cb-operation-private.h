/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library-private.h"

G_BEGIN_DECLS

/**
 * CbOperation:
 *
 * What an operation on connectors needs to know; each uses the members it needs.
 */
typedef struct
{
  char **ids;
  char **add;
  char **remove;
  char *text;
  gint64 number;
  CbConnector *connector;
  CbPieceSource *source;
  CbLibraryStatus status;
} CbOperation;

CbOperation *cb_operation_new (const char *const *ids);
void cb_operation_free (CbOperation *self);

/* A task whose data is @operation, which it takes. */
GTask *cb_operation_make_task (CbLibrary *library, CbOperation *operation, gpointer tag,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
/* Takes @task, whose data is an operation. */
void cb_operation_push_task (GTask *task, CbLibraryWorkerKind kind, CbJobFunc func,
                             GDestroyNotify free_result);
void cb_operation_push (CbLibrary *library, CbLibraryWorkerKind kind, CbJobFunc func,
                        CbOperation *operation, GDestroyNotify free_result, gpointer tag,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gpointer cb_operation_finish_pointer (CbLibrary *library, GAsyncResult *result, gpointer tag,
                                      GError **error);

G_END_DECLS
