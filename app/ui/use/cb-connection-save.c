/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connection-save.h"

typedef struct
{
  CbLibrary *library;
  CbSecretStore *secrets;
  CbConnectionRecord *record;
  GPtrArray *entries;
  guint next;
} Save;

CbSecretEntry *
cb_secret_entry_new (const char *field, const char *label, const char *secret)
{
  CbSecretEntry *self = g_new0 (CbSecretEntry, 1);

  self->field = g_strdup (field);
  self->label = g_strdup (label);
  self->secret = g_strdup (secret);
  return self;
}

void
cb_secret_entry_free (CbSecretEntry *self)
{
  g_free (self->field);
  g_free (self->label);
  cb_secret_free (self->secret);
  g_free (self);
}

static void
save_free (Save *save)
{
  g_object_unref (save->library);
  g_object_unref (save->secrets);
  g_object_unref (save->record);
  g_ptr_array_unref (save->entries);
  g_free (save);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (cb_library_save_connection_finish (CB_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void store_next (GTask *task);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!cb_secret_store_store_finish ((CbSecretStore *) source, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  store_next (g_steal_pointer (&task));
}

static void
store_next (GTask *task)
{
  Save *save = g_task_get_task_data (task);
  CbSecretEntry *entry;

  if (save->next == save->entries->len)
    {
      cb_library_save_connection_async (save->library, save->record, g_task_get_cancellable (task),
                                        saved_cb, task);
      return;
    }
  entry = save->entries->pdata[save->next++];
  cb_secret_store_store_async (save->secrets, cb_connection_record_get_id (save->record),
                               entry->field, entry->label, entry->secret,
                               g_task_get_cancellable (task), stored_cb, task);
}

void
cb_connection_save_async (CbLibrary *library, CbSecretStore *secrets, CbConnectionRecord *record,
                          GPtrArray *entries, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (record, cancellable, callback, data);
  Save *save = g_new0 (Save, 1);

  g_task_set_source_tag (task, cb_connection_save_async);
  save->library = g_object_ref (library);
  save->secrets = g_object_ref (secrets);
  save->record = g_object_ref (record);
  save->entries = g_ptr_array_ref (entries);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  store_next (task);
}

gboolean
cb_connection_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
