/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-operation-private.h"

CbOperation *
cb_operation_new (const char *const *ids)
{
  CbOperation *self = g_new0 (CbOperation, 1);

  self->ids = g_strdupv ((char **) ids);
  return self;
}

void
cb_operation_free (CbOperation *self)
{
  g_strfreev (self->ids);
  g_strfreev (self->add);
  g_strfreev (self->remove);
  g_free (self->text);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->source, cb_piece_source_unref);
  g_free (self);
}

GTask *
cb_operation_make_task (CbLibrary *library, CbOperation *operation, gpointer tag,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (library, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, operation, (GDestroyNotify) cb_operation_free);
  return task;
}

void
cb_operation_push_task (GTask *task, CbLibraryWorkerKind kind, CbJobFunc func,
                        GDestroyNotify free_result)
{
  cb_library_push (g_task_get_source_object (task), kind, task, func, g_task_get_task_data (task),
                   NULL, free_result);
}

void
cb_operation_push (CbLibrary *library, CbLibraryWorkerKind kind, CbJobFunc func,
                   CbOperation *operation, GDestroyNotify free_result, gpointer tag,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = cb_operation_make_task (library, operation, tag, cancellable, callback, data);

  cb_operation_push_task (task, kind, func, free_result);
}

gpointer
cb_operation_finish_pointer (CbLibrary *library, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
