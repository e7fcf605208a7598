/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-operation-private.h"

G_DEFINE_BOXED_TYPE (CbLibraryVersion, cb_library_version, cb_library_version_copy,
                     cb_library_version_free)

CbLibraryVersion *
cb_library_version_copy (const CbLibraryVersion *self)
{
  CbLibraryVersion *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->version = g_strdup (self->version);
  return copy;
}

void
cb_library_version_free (CbLibraryVersion *self)
{
  g_free (self->name);
  g_free (self->version);
  g_free (self);
}

static gpointer
list_versions_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  g_autoptr (GPtrArray)
      versions = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_library_version_free);
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error,
      "SELECT versions.id, versions.name, versions.version, versions.published FROM versions"
      " JOIN connectors ON connectors.row = versions.connector WHERE connectors.id = ?"
      " ORDER BY versions.published DESC, versions.id DESC",
      "s", operation->ids[0]);
  g_autoptr (GError) local = NULL;

  while (statement && cb_store_step (store, statement, &local))
    {
      CbLibraryVersion *version = g_new0 (CbLibraryVersion, 1);

      version->id = sqlite3_column_int64 (statement, 0);
      version->name = g_strdup (cb_statement_get_text (statement, 1));
      version->version = g_strdup (cb_statement_get_text (statement, 2));
      version->published = sqlite3_column_int64 (statement, 3);
      g_ptr_array_add (versions, version);
    }
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return statement && !(error && *error) ? g_steal_pointer (&versions) : NULL;
}

void
cb_library_list_versions_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  const char *const ids[] = { id, NULL };

  g_return_if_fail (CB_IS_LIBRARY (self) && id);
  cb_operation_push (self, CB_LIBRARY_READER, list_versions_job, cb_operation_new (ids),
                     (GDestroyNotify) g_ptr_array_unref, cb_library_list_versions_async,
                     cancellable, callback, data);
}

GPtrArray *
cb_library_list_versions_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_list_versions_async, error);
}

static GBytes *
read_bytes (CbStore *store, CbStatement *statement, const char *missing, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!statement)
    return NULL;
  if (cb_store_step (store, statement, &local))
    return cb_statement_dup_bytes (statement, 0);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND, missing);
  return NULL;
}

static gpointer
load_version_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error, "SELECT text FROM versions WHERE id = ?", "i", operation->number);

  return read_bytes (store, statement, "There is no such version in the library any more.", error);
}

void
cb_library_load_version_async (CbLibrary *self, gint64 version_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self));
  operation = cb_operation_new (NULL);
  operation->number = version_id;
  cb_operation_push (self, CB_LIBRARY_READER, load_version_job, operation,
                     (GDestroyNotify) g_bytes_unref, cb_library_load_version_async, cancellable,
                     callback, data);
}

GBytes *
cb_library_load_version_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_load_version_async, error);
}

static gpointer
load_image_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  g_autoptr (CbStatement) statement =
      cb_store_query (store, error, "SELECT svg FROM images WHERE hash = ?", "s", operation->text);

  return read_bytes (store, statement, "There is no such image in the library any more.", error);
}

void
cb_library_load_image_async (CbLibrary *self, const char *hash, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && hash);
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (hash);
  cb_operation_push (self, CB_LIBRARY_READER, load_image_job, operation,
                     (GDestroyNotify) g_bytes_unref, cb_library_load_image_async, cancellable,
                     callback, data);
}

GBytes *
cb_library_load_image_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_load_image_async, error);
}
