/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-store-private.h"

G_BEGIN_DECLS

/**
 * CbWorker:
 *
 * A thread that owns one connection and does jobs on it, one after the other.
 *
 * A worker that writes does each job in a transaction of its own: what a job did is on the disk
 * when its task returns, and nothing of it where it failed.
 */
typedef struct _CbWorker CbWorker;

/**
 * CbJobFunc:
 *
 * Does a job in the worker's thread. NULL with @error set where it failed.
 */
typedef gpointer (*CbJobFunc) (CbStore *store, gpointer data, GError **error);

/**
 * CbWorkerWrittenFunc:
 *
 * Called in the main context after a transaction, before its task returns.
 */
typedef void (*CbWorkerWrittenFunc) (gpointer data);

/* Takes @store. */
CbWorker *cb_worker_new (CbStore *store, CbStoreMode mode, GMainContext *context,
                         CbWorkerWrittenFunc written, gpointer data);
/* Finishes the jobs that were pushed, then ends the thread. Blocks. */
void cb_worker_free (CbWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbWorker, cb_worker_free)

/* Takes @task, which returns the pointer that @func gave; @data is freed with @free_data in the
 * main context, @free_result frees what nobody took. */
void cb_worker_push (CbWorker *self, GTask *task, CbJobFunc func, gpointer data,
                     GDestroyNotify free_data, GDestroyNotify free_result);

G_END_DECLS
