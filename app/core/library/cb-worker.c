/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-worker-private.h"

typedef struct
{
  CbWorkerWrittenFunc written;
  gpointer written_data;
  GTask *task;
  CbJobFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
} CbJob;

struct _CbWorker
{
  CbStore *store;
  CbStoreMode mode;
  GMainContext *context;
  CbWorkerWrittenFunc written;
  gpointer written_data;
  GAsyncQueue *jobs;
  GThread *thread;
};

static void
interrupt_cb (GCancellable *cancellable, gpointer data)
{
  cb_store_interrupt (data);
}

static gboolean
deliver_cb (gpointer data)
{
  CbJob *job = data;

  if (job->free_data)
    job->free_data (job->data);
  if (job->error)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->free_result);
  g_object_unref (job->task);
  g_free (job);
  return G_SOURCE_REMOVE;
}

static gboolean
written_cb (gpointer data)
{
  CbJob *job = data;

  job->written (job->written_data);
  return deliver_cb (job);
}

static void
hand_back (CbWorker *self, CbJob *job, gboolean written)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, written && job->written ? written_cb : deliver_cb, job, NULL);
  g_source_attach (source, self->context);
}

static gboolean
write_job (CbWorker *self, CbJob *job)
{
  if (!cb_store_begin (self->store, &job->error))
    return FALSE;
  job->result = job->func (self->store, job->data, &job->error);
  if (!job->error && cb_store_commit (self->store, &job->error))
    return TRUE;
  cb_store_rollback (self->store);
  if (job->result && job->free_result)
    job->free_result (job->result);
  job->result = NULL;
  return FALSE;
}

static void
do_job (CbWorker *self, CbJob *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  gboolean written = FALSE;
  gulong handler = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    {
      hand_back (self, job, FALSE);
      return;
    }
  if (cancellable)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), self->store, NULL);
  if (self->mode == CB_STORE_WRITE)
    written = write_job (self, job);
  else
    job->result = job->func (self->store, job->data, &job->error);
  g_cancellable_disconnect (cancellable, handler);
  hand_back (self, job, written);
}

static gpointer
run_thread (gpointer data)
{
  CbWorker *self = data;

  for (;;)
    {
      CbJob *job = g_async_queue_pop (self->jobs);

      if (!job->func)
        {
          g_free (job);
          return NULL;
        }
      do_job (self, job);
    }
}

CbWorker *
cb_worker_new (CbStore *store, CbStoreMode mode, GMainContext *context, CbWorkerWrittenFunc written,
               gpointer data)
{
  CbWorker *self = g_new0 (CbWorker, 1);

  self->store = store;
  self->mode = mode;
  self->context = g_main_context_ref (context);
  self->written = written;
  self->written_data = data;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (mode == CB_STORE_WRITE ? "library-write" : "library-read",
                               run_thread, self);
  return self;
}

void
cb_worker_free (CbWorker *self)
{
  g_async_queue_push (self->jobs, g_new0 (CbJob, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_main_context_unref (self->context);
  cb_store_close (self->store);
  g_free (self);
}

void
cb_worker_push (CbWorker *self, GTask *task, CbJobFunc func, gpointer data,
                GDestroyNotify free_data, GDestroyNotify free_result)
{
  CbJob *job = g_new0 (CbJob, 1);

  g_task_set_check_cancellable (task, FALSE);
  job->written = self->written;
  job->written_data = self->written_data;
  job->task = task;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_async_queue_push (self->jobs, job);
}
