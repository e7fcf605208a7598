/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-private.h"

#include <libcb-format.h>

#include "cb-operation-private.h"

static gboolean
check_pair (CbStore *store, const char *name, const char *version, gint64 except, GError **error)
{
  gint64 other = *name == '\0'
                     ? 0
                     : cb_store_get_int64 (store, 0,
                                           "SELECT row FROM connectors WHERE name = ? AND"
                                           " version = ? AND name <> '' AND deleted_at IS NULL"
                                           " AND clash = 0 AND row <> ?",
                                           "ssi", name, version, except);

  if (other == 0)
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH,
               "“%s” %s is in the library already. Choose another name or version, or replace it.",
               name, version);
  return FALSE;
}

static gint64
insert_connector (CbStore *store, const char *id, CbLibraryStatus status, GError **error)
{
  gint64 now = g_get_real_time ();
  gint64 published = status == CB_LIBRARY_STATUS_DRAFT ? 0 : now;

  if (!cb_store_run (store, error,
                     "INSERT INTO connectors (id, status, created, edited, published)"
                     " VALUES (?, ?, ?, ?, ?)",
                     "suiii", id, (int) status, now, now, published))
    return 0;
  return cb_store_get_last_row (store);
}

static gpointer
create_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  const char *name = cb_connector_get_name (operation->connector);
  const char *version = cb_connector_get_version (operation->connector);
  g_autofree char *id = g_uuid_string_random ();
  gint64 row;

  if (!check_pair (store, name, version, 0, error))
    return NULL;
  row = insert_connector (store, id, operation->status, error);
  if (row == 0 || !cb_pieces_write_all (store, row, operation->connector, 1, error))
    return NULL;
  return g_steal_pointer (&id);
}

void
cb_library_create_async (CbLibrary *self, CbConnector *connector, CbLibraryStatus status,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && CB_IS_CONNECTOR (connector));
  operation = cb_operation_new (NULL);
  operation->connector = g_object_ref (connector);
  operation->status = status;
  cb_operation_push (self, CB_LIBRARY_WRITER, create_job, operation, g_free,
                     cb_library_create_async, cancellable, callback, data);
}

char *
cb_library_create_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_create_async, error);
}

static gpointer
replace_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  gint64 row = cb_pieces_find_row (store, operation->ids[0], error);
  guint slot;

  if (row == 0
      || !check_pair (store, cb_connector_get_name (operation->connector),
                      cb_connector_get_version (operation->connector), row, error))
    return NULL;
  slot = cb_pieces_get_next_slot (store, row);
  if (!cb_pieces_remove_all (store, row, error)
      || !cb_pieces_write_all (store, row, operation->connector, slot, error)
      || !cb_store_run (store, error,
                        "UPDATE connectors SET edited = ?,"
                        " status = CASE status WHEN 1 THEN 2 ELSE status END WHERE row = ?",
                        "ii", g_get_real_time (), row))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_replace_async (CbLibrary *self, const char *id, CbConnector *connector,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const char *const ids[] = { id, NULL };
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && id && CB_IS_CONNECTOR (connector));
  operation = cb_operation_new (ids);
  operation->connector = g_object_ref (connector);
  cb_operation_push (self, CB_LIBRARY_WRITER, replace_job, operation, NULL,
                     cb_library_replace_async, cancellable, callback, data);
}

gboolean
cb_library_replace_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_replace_async, error) != NULL;
}

static gpointer
load_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  gint64 row = cb_pieces_find_row (store, operation->ids[0], error);

  return row == 0 ? NULL : cb_pieces_load (store, operation->source, row, error);
}

static void
load_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!cb_draft_save_finish (CB_DRAFT (source), result, &error))
    g_task_return_error (task, error);
  else
    cb_operation_push_task (g_steal_pointer (&task), CB_LIBRARY_READER, load_job, g_object_unref);
}

void
cb_library_load_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  const char *const ids[] = { id, NULL };
  CbOperation *operation;
  CbDraft *draft;
  GTask *task;

  g_return_if_fail (CB_IS_LIBRARY (self) && id);
  operation = cb_operation_new (ids);
  operation->source = cb_piece_source_ref (cb_library_get_source (self));
  task = cb_operation_make_task (self, operation, cb_library_load_async, cancellable, callback,
                                 data);
  draft = cb_library_find_draft (self, id);
  if (draft && cb_draft_get_state (draft) != CB_DRAFT_SAVED)
    cb_draft_save_async (draft, cancellable, load_saved_cb, task);
  else
    cb_operation_push_task (task, CB_LIBRARY_READER, load_job, g_object_unref);
}

CbConnector *
cb_library_load_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_load_async, error);
}

static gpointer
delete_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  for (guint i = 0; operation->ids[i]; i++)
    {
      gint64 row = cb_pieces_find_row (store, operation->ids[i], error);
      g_autofree char *name = cb_store_dup_text (store, "SELECT name FROM connectors WHERE row = ?",
                                                 "i", row);
      g_autofree char *version =
          cb_store_dup_text (store, "SELECT version FROM connectors WHERE row = ?", "i", row);

      if (row == 0
          || !cb_store_run (store, error, "UPDATE connectors SET deleted_at = ? WHERE row = ?",
                            "ii", g_get_real_time (), row)
          || !cb_pieces_stamp (store, row, FALSE, error)
          || !cb_pieces_settle_pair (store, name, version, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_delete_async (CbLibrary *self, const char *const *ids, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (CB_IS_LIBRARY (self) && ids);
  cb_operation_push (self, CB_LIBRARY_WRITER, delete_job, cb_operation_new (ids), NULL,
                     cb_library_delete_async, cancellable, callback, data);
}

gboolean
cb_library_delete_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_delete_async, error) != NULL;
}

static gboolean
restore_one (CbStore *store, const char *id, GError **error)
{
  gint64 row = cb_store_get_int64 (
      store, 0, "SELECT row FROM connectors WHERE id = ? AND deleted_at IS NOT NULL", "s", id);

  if (row == 0)
    {
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                   "The deleted connector is gone; it can't be restored any more.");
      return FALSE;
    }
  return cb_store_run (store, error,
                       "UPDATE connectors SET deleted_at = NULL, clash ="
                       " EXISTS (SELECT 1 FROM connectors AS other WHERE"
                       " other.name = connectors.name AND other.version = connectors.version"
                       " AND other.name <> '' AND other.deleted_at IS NULL AND other.clash = 0"
                       " AND other.row <> connectors.row) WHERE row = ?",
                       "i", row)
         && cb_pieces_stamp (store, row, FALSE, error);
}

static gpointer
restore_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  for (guint i = 0; operation->ids[i]; i++)
    if (!restore_one (store, operation->ids[i], error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_restore_async (CbLibrary *self, const char *const *ids, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (CB_IS_LIBRARY (self) && ids);
  cb_operation_push (self, CB_LIBRARY_WRITER, restore_job, cb_operation_new (ids), NULL,
                     cb_library_restore_async, cancellable, callback, data);
}

gboolean
cb_library_restore_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_restore_async, error) != NULL;
}
