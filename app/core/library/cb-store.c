/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-store-private.h"

#include <errno.h>

#include <libcb-base.h>

struct _CbStore
{
  char *path;
  sqlite3 *db;
  GHashTable *statements;
};

static void
set_full_error (CbStore *self, GError **error)
{
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_FULL,
               "There is no space left to write to “%s”. Free some space, then try again.",
               self->path);
}

static gboolean
is_full (CbStore *self, int code)
{
  int cause = self->db ? sqlite3_system_errno (self->db) : 0;

  return (code & 0xff) == SQLITE_FULL
         || ((code & 0xff) == SQLITE_IOERR
             && (cause == ENOSPC || cause == EFBIG || cause == EDQUOT));
}

/**
 * cb_store_set_error:
 * @code: a result code of SQLite
 *
 * Sets the error that @code means, in words: what, where, and what to do.
 */
void
cb_store_set_error (CbStore *self, int code, GError **error)
{
  if (is_full (self, code))
    {
      set_full_error (self, error);
      return;
    }
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The operation was cancelled");
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_LOCKED,
                   "Another program is using the library “%s”. Close it, then try again.",
                   self->path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_READ_ONLY,
                   "The library “%s” can't be written to. Check the permissions of the file and "
                   "its folder.",
                   self->path);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_LIBRARY,
                   "“%s” is not a library of connectors. Choose another file.", self->path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CORRUPT,
                   "The library “%s” is damaged. Put a backup in its place, or move it away to "
                   "start with an empty one.",
                   self->path);
      break;
    default:
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_FAILED,
                   "The library “%s” could not be used: %s.", self->path,
                   self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
      break;
    }
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
set_up (CbStore *self, CbStoreMode mode, GError **error)
{
  static const char *const write_set_up = "PRAGMA foreign_keys = ON;"
                                          "PRAGMA synchronous = FULL;"
                                          "PRAGMA journal_size_limit = 67108864;"
                                          "PRAGMA temp_store = MEMORY;";
  static const char *const read_set_up = "PRAGMA query_only = ON;"
                                         "PRAGMA temp_store = MEMORY;"
                                         "PRAGMA cache_size = -16384;";

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, CB_STORE_BUSY_MS);
  return cb_store_define_functions (self, self->db, error)
         && cb_store_script (self, mode == CB_STORE_WRITE ? write_set_up : read_set_up, error);
}

/**
 * cb_store_open:
 *
 * Opens a connection; one for writing makes the file where it is missing. Does not look at what is
 * in the file.
 */
CbStore *
cb_store_open (const char *path, CbStoreMode mode, GError **error)
{
  g_autoptr (CbStore) self = g_new0 (CbStore, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (mode == CB_STORE_WRITE)
    flags |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      cb_store_set_error (self, code, error);
      return NULL;
    }
  if (mode == CB_STORE_WRITE && sqlite3_db_readonly (self->db, "main") == 1)
    {
      cb_store_set_error (self, SQLITE_READONLY, error);
      return NULL;
    }
  return set_up (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

void
cb_store_close (CbStore *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

const char *
cb_store_get_path (CbStore *self)
{
  return self->path;
}

sqlite3 *
cb_store_get_handle (CbStore *self)
{
  return self->db;
}

void
cb_store_interrupt (CbStore *self)
{
  sqlite3_interrupt (self->db);
}

static CbStatement *
prepare (CbStore *self, const char *sql, GError **error)
{
  CbStatement *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement)
    {
      cb_statement_release (statement);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      cb_store_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind_bytes (CbStatement *statement, int index, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!bytes)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text64 (statement, index, data ? data : "", size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void
bind_values (CbStatement *statement, const char *types, va_list values)
{
  for (int i = 0; types && types[i]; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
        break;
      case 'u':
        sqlite3_bind_int64 (statement, i + 1, va_arg (values, int));
        break;
      case 's':
        sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'b':
        bind_bytes (statement, i + 1, va_arg (values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static CbStatement *
query_va (CbStore *self, GError **error, const char *sql, const char *types, va_list values)
{
  CbStatement *statement = prepare (self, sql, error);

  if (statement)
    bind_values (statement, types, values);
  return statement;
}

CbStatement *
cb_store_query (CbStore *self, GError **error, const char *sql, const char *types, ...)
{
  CbStatement *statement;
  va_list values;

  va_start (values, types);
  statement = query_va (self, error, sql, types, values);
  va_end (values);
  return statement;
}

CbStatement *
cb_store_query_values (CbStore *self, GError **error, const char *sql, const GValue *values,
                       guint n_values)
{
  CbStatement *statement = prepare (self, sql, error);

  for (guint i = 0; statement && i < n_values; i++)
    {
      if (G_VALUE_HOLDS_STRING (&values[i]))
        sqlite3_bind_text (statement, (int) i + 1, g_value_get_string (&values[i]), -1,
                           SQLITE_TRANSIENT);
      else
        sqlite3_bind_int64 (statement, (int) i + 1, g_value_get_int64 (&values[i]));
    }
  return statement;
}

gboolean
cb_store_step (CbStore *self, CbStatement *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    cb_store_set_error (self, code, error);
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
cb_store_run (CbStore *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  va_list values;

  va_start (values, types);
  statement = query_va (self, error, sql, types, values);
  va_end (values);
  if (!statement)
    return FALSE;
  cb_store_step (self, statement, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cb_store_script (CbStore *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    cb_store_set_error (self, code, error);
  return code == SQLITE_OK;
}

gint64
cb_store_get_int64 (CbStore *self, gint64 fallback, const char *sql, const char *types, ...)
{
  g_autoptr (CbStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = query_va (self, NULL, sql, types, values);
  va_end (values);
  if (!statement || !cb_store_step (self, statement, NULL)
      || sqlite3_column_type (statement, 0) == SQLITE_NULL)
    return fallback;
  return sqlite3_column_int64 (statement, 0);
}

char *
cb_store_dup_text (CbStore *self, const char *sql, const char *types, ...)
{
  g_autoptr (CbStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = query_va (self, NULL, sql, types, values);
  va_end (values);
  if (!statement || !cb_store_step (self, statement, NULL)
      || sqlite3_column_type (statement, 0) == SQLITE_NULL)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

gint64
cb_store_get_last_row (CbStore *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

guint
cb_store_get_n_changes (CbStore *self)
{
  return (guint) sqlite3_changes (self->db);
}

gboolean
cb_store_begin (CbStore *self, GError **error)
{
  return cb_store_script (self, "BEGIN IMMEDIATE", error);
}

gboolean
cb_store_commit (CbStore *self, GError **error)
{
  if (cb_store_script (self, "COMMIT", error))
    return TRUE;
  cb_store_rollback (self);
  return FALSE;
}

void
cb_store_rollback (CbStore *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}
