/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-private.h"

#include <unistd.h>

struct _CbLibrary
{
  GObject parent_instance;

  char *path;
  CbWorker *workers[CB_LIBRARY_N_WORKERS];
  CbPieceSource *source;
  GFileMonitor *monitor;
  GHashTable *drafts;
  gint64 data_version;
  int lock;
  gboolean closed;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbLibrary, cb_library, G_TYPE_OBJECT)

static const char *const status_nicks[CB_LIBRARY_N_STATUSES] = { "draft", "published", "changed",
                                                                 "installed" };

const char *
cb_library_status_get_nick (CbLibraryStatus status)
{
  return (guint) status < CB_LIBRARY_N_STATUSES ? status_nicks[status] : "draft";
}

int
cb_library_status_from_nick (const char *nick)
{
  for (int i = 0; i < CB_LIBRARY_N_STATUSES; i++)
    if (g_strcmp0 (status_nicks[i], nick) == 0)
      return i;
  return -1;
}

char *
cb_library_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "connector-builder", "library.db", NULL);
}

static void
close_files (CbLibrary *self)
{
  g_clear_object (&self->monitor);
  if (self->source)
    cb_piece_source_close (self->source);
  for (guint i = CB_LIBRARY_N_WORKERS; i > 0; i--)
    g_clear_pointer (&self->workers[i - 1], cb_worker_free);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

static void
cb_library_dispose (GObject *object)
{
  CbLibrary *self = CB_LIBRARY (object);

  self->closed = TRUE;
  close_files (self);
  G_OBJECT_CLASS (cb_library_parent_class)->dispose (object);
}

static void
cb_library_finalize (GObject *object)
{
  CbLibrary *self = CB_LIBRARY (object);

  g_clear_pointer (&self->source, cb_piece_source_unref);
  g_hash_table_unref (self->drafts);
  g_free (self->path);
  G_OBJECT_CLASS (cb_library_parent_class)->finalize (object);
}

static void
cb_library_class_init (CbLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_library_dispose;
  object_class->finalize = cb_library_finalize;
  /**
   * CbLibrary::changed:
   *
   * Something was written, by this process or another.
   */
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cb_library_init (CbLibrary *self)
{
  self->drafts = g_hash_table_new (g_str_hash, g_str_equal);
  self->lock = -1;
}

static gint64
read_data_version (CbLibrary *self)
{
  CbStore *store = cb_piece_source_lock (self->source);
  gint64 version = self->data_version;

  if (!store)
    return version;
  version = cb_store_get_int64 (store, version, "PRAGMA data_version", NULL);
  cb_piece_source_unlock (self->source);
  return version;
}

void
cb_library_poll (CbLibrary *self)
{
  gint64 version = read_data_version (self);

  if (version == self->data_version)
    return;
  self->data_version = version;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
written_cb (gpointer data)
{
  cb_library_poll (data);
}

static void
journal_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                    CbLibrary *self)
{
  cb_library_poll (self);
}

static void
watch_journal (CbLibrary *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (!self->monitor)
    return;
  g_file_monitor_set_rate_limit (self->monitor, 200);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (journal_changed_cb), self);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  CbLibraryFiles *files = cb_library_files_open (data, &error);

  if (files)
    g_task_return_pointer (task, files, (GDestroyNotify) cb_library_files_free);
  else
    g_task_return_error (task, error);
}

void
cb_library_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_return_if_fail (path != NULL);
  g_task_set_source_tag (task, cb_library_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

static void
start_workers (CbLibrary *self, CbLibraryFiles *files, GMainContext *context)
{
  for (guint i = 0; i < CB_LIBRARY_N_WORKERS; i++)
    {
      CbStoreMode mode = i == CB_LIBRARY_WRITER ? CB_STORE_WRITE : CB_STORE_READ;

      self->workers[i] = cb_worker_new (g_steal_pointer (&files->workers[i]), mode, context,
                                        mode == CB_STORE_WRITE ? written_cb : NULL, self);
    }
}

CbLibrary *
cb_library_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (CbLibraryFiles) files = NULL;
  CbLibrary *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  files = g_task_propagate_pointer (G_TASK (result), error);
  if (!files)
    return NULL;
  self = g_object_new (CB_TYPE_LIBRARY, NULL);
  self->path = g_strdup (g_task_get_task_data (G_TASK (result)));
  self->source = cb_piece_source_new (g_steal_pointer (&files->source));
  self->lock = files->lock;
  files->lock = -1;
  self->data_version = read_data_version (self);
  start_workers (self, files, g_task_get_context (G_TASK (result)));
  watch_journal (self);
  cb_library_push (self, CB_LIBRARY_WRITER, g_task_new (self, NULL, NULL, NULL),
                   cb_library_purge_job, NULL, NULL, NULL);
  return self;
}

void
cb_library_push (CbLibrary *self, CbLibraryWorkerKind kind, GTask *task, CbJobFunc func,
                 gpointer data, GDestroyNotify free_data, GDestroyNotify free_result)
{
  if (!self->closed)
    {
      cb_worker_push (self->workers[kind], task, func, data, free_data, free_result);
      return;
    }
  if (free_data)
    free_data (data);
  g_task_return_new_error (task, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLOSED,
                           "The library has been closed. Open it again.");
  g_object_unref (task);
}

CbPieceSource *
cb_library_get_source (CbLibrary *self)
{
  return self->source;
}

const char *
cb_library_get_path (CbLibrary *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY (self), NULL);
  return self->path;
}

CbDraft *
cb_library_find_draft (CbLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->drafts, id);
}

void
cb_library_add_draft (CbLibrary *self, CbDraft *draft)
{
  g_hash_table_insert (self->drafts, (gpointer) cb_draft_get_id (draft), draft);
}

void
cb_library_remove_draft (CbLibrary *self, CbDraft *draft)
{
  if (g_hash_table_lookup (self->drafts, cb_draft_get_id (draft)) == draft)
    g_hash_table_remove (self->drafts, cb_draft_get_id (draft));
}

gboolean
cb_library_is_closed (CbLibrary *self)
{
  return self->closed;
}

static void
close_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  close_files (source);
  g_task_return_boolean (task, TRUE);
}

static void
close_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CbLibrary *self = g_task_get_source_object (task);
  GPtrArray *drafts = g_task_get_task_data (task);
  GError *error = NULL;

  if (source && !cb_draft_save_finish (CB_DRAFT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (drafts->len > 0)
    {
      g_autoptr (CbDraft) draft = g_ptr_array_steal_index (drafts, drafts->len - 1);

      cb_draft_save_async (draft, NULL, close_saved_cb, g_steal_pointer (&task));
      return;
    }
  self->closed = TRUE;
  g_clear_object (&self->monitor);
  g_task_run_in_thread (task, close_thread);
}

/**
 * cb_library_close_async:
 *
 * Fails where a draft can't be saved; the library then stays open and the draft keeps its changes,
 * so that the person can be asked.
 */
void
cb_library_close_async (CbLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task;
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer draft;

  g_return_if_fail (CB_IS_LIBRARY (self));
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cb_library_close_async);
  g_task_set_check_cancellable (task, FALSE);
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (drafts, g_object_ref (draft));
  g_task_set_task_data (task, drafts, (GDestroyNotify) g_ptr_array_unref);
  close_saved_cb (NULL, NULL, task);
}

gboolean
cb_library_close_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
