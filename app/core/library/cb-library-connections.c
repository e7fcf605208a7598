/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connection-record-private.h"
#include "cb-operation-private.h"

/* A connection of a deleted connector is out of sight, so it gives up the name; it has it back
 * with its id behind it when the connector is restored. */
static gboolean
free_name (CbStore *store, const char *name, GError **error)
{
  return cb_store_run (store, error,
                       "UPDATE connections SET name = name || ' ' || substr (id, 1, 8)"
                       " WHERE name = ? AND connector IN"
                       " (SELECT row FROM connectors WHERE deleted_at IS NOT NULL)",
                       "s", name);
}

static gboolean
check_taken (CbStore *store, CbConnectionRecord *record, GError **error)
{
  const char *name = cb_connection_record_get_name (record);

  if (cb_store_get_int64 (store, 0, "SELECT 1 FROM connections WHERE name = ? AND id <> ?", "ss",
                          name, cb_connection_record_get_id (record))
      == 0)
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH,
               "There is a connection “%s” already. Choose another name.", name);
  return FALSE;
}

static void
sort_fields (CbList *fields, GHashTable *secret, GHashTable *open)
{
  for (guint i = 0; i < cb_list_get_size (fields); i++)
    {
      CbField *field = cb_list_get (fields, i);
      GHashTable *names = cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET ? secret : open;

      g_hash_table_add (names, (gpointer) cb_field_get_name (field));
    }
}

static void
sort_connector_fields (CbConnector *connector, GHashTable *secret, GHashTable *open)
{
  CbList *servers = cb_connector_get_servers (connector);
  CbList *methods = cb_connector_get_auth_methods (connector);

  sort_fields (cb_connector_get_fields (connector), secret, open);
  for (guint i = 0; i < cb_list_get_size (servers); i++)
    sort_fields (cb_server_get_variables (cb_list_get (servers, i)), secret, open);
  for (guint i = 0; i < cb_list_get_size (methods); i++)
    sort_fields (cb_auth_method_get_fields (cb_list_get (methods, i)), secret, open);
}

/* Whoever saves a connection has put its secrets into the keyring; should one have been left among
 * the values, it must not get into the file. */
static gboolean
check_secrets (CbStore *store, gint64 row, CbValue *values, GError **error)
{
  g_autoptr (CbConnector) connector = cb_pieces_read_head (store, row, error);
  g_autoptr (GHashTable) secret = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);

  if (!connector)
    return FALSE;
  sort_connector_fields (connector, secret, open);
  for (guint i = 0; i < cb_value_get_size (values); i++)
    {
      const char *name = cb_value_get_key_at (values, i);

      if (!g_hash_table_contains (secret, name) || g_hash_table_contains (open, name))
        continue;
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID,
                   "“%s” is a secret, which is kept in the keyring and never in the library.",
                   name);
      return FALSE;
    }
  return TRUE;
}

static gpointer
save_job (CbStore *store, gpointer data, GError **error)
{
  CbConnectionRecord *record = data;
  const char *name = cb_connection_record_get_name (record);
  gint64 connector;
  g_autofree char *values = NULL;

  if (!cb_connection_record_check_name (name, error))
    return NULL;
  connector = cb_pieces_find_row (store, cb_connection_record_get_connector_id (record), error);
  if (connector == 0 || !free_name (store, name, error) || !check_taken (store, record, error)
      || !check_secrets (store, connector, cb_connection_record_get_values (record), error))
    return NULL;
  values = cb_value_to_text (cb_connection_record_get_values (record), 0);
  if (!cb_store_run (
          store, error,
          "INSERT INTO connections VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
          " field_values = excluded.field_values, security = excluded.security,"
          " server = excluded.server",
          "sissssii", cb_connection_record_get_id (record), connector, name, values,
          cb_connection_record_get_security (record), cb_connection_record_get_server (record),
          cb_connection_record_get_created (record), cb_connection_record_get_last_used (record)))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_save_connection_async (CbLibrary *self, CbConnectionRecord *record,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  GTask *task;

  g_return_if_fail (CB_IS_LIBRARY (self) && CB_IS_CONNECTION_RECORD (record));
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cb_library_save_connection_async);
  cb_library_push (self, CB_LIBRARY_WRITER, task, save_job, cb_connection_record_copy (record),
                   g_object_unref, NULL);
}

gboolean
cb_library_save_connection_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_save_connection_async, error)
         != NULL;
}

static gpointer
list_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (CbStatement) statement = cb_store_query (store, error,
                                                      CB_CONNECTION_RECORD_SELECT
                                                      " AND (?1 IS NULL OR connectors.id = ?1)"
                                                      " ORDER BY cb_fold (connections.name)",
                                                      "s", operation->text);

  if (!statement)
    return NULL;
  while (cb_store_step (store, statement, &local))
    g_ptr_array_add (records, cb_connection_record_read (statement));
  if (!local)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
cb_library_list_connections_async (CbLibrary *self, const char *connector_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self));
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (connector_id);
  cb_operation_push (self, CB_LIBRARY_READER, list_job, operation,
                     (GDestroyNotify) g_ptr_array_unref, cb_library_list_connections_async,
                     cancellable, callback, data);
}

GPtrArray *
cb_library_list_connections_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_list_connections_async, error);
}

static CbConnectionRecord *
find_locked (CbStore *store, const char *name)
{
  g_autoptr (CbStatement) statement = cb_store_query (
      store, NULL,
      CB_CONNECTION_RECORD_SELECT " AND (connections.name = ?1 OR connections.id = ?1)"
                                  " ORDER BY connections.name <> ?1",
      "s", name);

  return statement && cb_store_step (store, statement, NULL) ? cb_connection_record_read (statement)
                                                             : NULL;
}

CbConnectionRecord *
cb_library_find_connection (CbLibrary *self, const char *name, GError **error)
{
  CbPieceSource *source = cb_library_get_source (self);
  CbStore *store = cb_piece_source_lock (source);
  CbConnectionRecord *record = NULL;

  if (store)
    {
      record = find_locked (store, name);
      cb_piece_source_unlock (source);
    }
  if (!record)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                 "There is no connection “%s” in the library “%s”.", name,
                 cb_library_get_path (self));
  return record;
}

static gpointer
change_one (CbStore *store, const char *sql, const char *types, gint64 number, const char *id,
            GError **error)
{
  gboolean done = types[0] == 'i' ? cb_store_run (store, error, sql, "is", number, id)
                                  : cb_store_run (store, error, sql, "s", id);

  if (!done)
    return NULL;
  if (cb_store_get_n_changes (store) > 0)
    return GINT_TO_POINTER (TRUE);
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
               "There is no such connection in the library any more.");
  return NULL;
}

static gpointer
delete_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  return change_one (store, "DELETE FROM connections WHERE id = ?", "s", 0, operation->text, error);
}

void
cb_library_delete_connection_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && id);
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (id);
  cb_operation_push (self, CB_LIBRARY_WRITER, delete_job, operation, NULL,
                     cb_library_delete_connection_async, cancellable, callback, data);
}

gboolean
cb_library_delete_connection_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_delete_connection_async, error)
         != NULL;
}

static gpointer
touch_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  return change_one (store, "UPDATE connections SET last_used = ? WHERE id = ?", "is",
                     g_get_real_time (), operation->text, error);
}

void
cb_library_touch_connection_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && id);
  operation = cb_operation_new (NULL);
  operation->text = g_strdup (id);
  cb_operation_push (self, CB_LIBRARY_WRITER, touch_job, operation, NULL,
                     cb_library_touch_connection_async, cancellable, callback, data);
}

gboolean
cb_library_touch_connection_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_touch_connection_async, error)
         != NULL;
}
