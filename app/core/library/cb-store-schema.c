/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-store-private.h"

#include <libcb-base.h>

#define INTEGRITY_SECONDS 2

/* A piece's id is its connector's row number times 2^24 plus its slot, so that the pieces of one
 * connector lie together and a draft can number new ones by itself. Slot 0 is the head. Of a
 * piece, what a list of activities shows (`head`) is apart from the rest (`texts`), which is only
 * read when it is looked at. A clash is a draft whose name and version are another's: it keeps
 * what was typed, but doesn't take the pair. */
static const char version_1[] =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
    "INSERT INTO meta VALUES ('change', 0);"
    "CREATE TABLE connectors ("
    " row INTEGER PRIMARY KEY AUTOINCREMENT,"
    " id TEXT NOT NULL UNIQUE,"
    " name TEXT NOT NULL DEFAULT '',"
    " version TEXT NOT NULL DEFAULT '',"
    " display_name TEXT NOT NULL DEFAULT '',"
    " description TEXT NOT NULL DEFAULT '',"
    " tags TEXT NOT NULL DEFAULT '',"
    " base_url TEXT NOT NULL DEFAULT '',"
    " color TEXT NOT NULL DEFAULT '',"
    " image_hash TEXT NOT NULL DEFAULT '',"
    " status INTEGER NOT NULL DEFAULT 0,"
    " n_activities INTEGER NOT NULL DEFAULT 0,"
    " created INTEGER NOT NULL DEFAULT 0,"
    " edited INTEGER NOT NULL DEFAULT 0,"
    " published INTEGER NOT NULL DEFAULT 0,"
    " deleted_at INTEGER,"
    " clash INTEGER NOT NULL DEFAULT 0,"
    " revision INTEGER NOT NULL DEFAULT 0,"
    " change INTEGER NOT NULL DEFAULT 0,"
    " sort_title TEXT NOT NULL DEFAULT '',"
    " sort_name TEXT NOT NULL DEFAULT '');"
    "CREATE UNIQUE INDEX connectors_pair ON connectors (name, version)"
    " WHERE deleted_at IS NULL AND name <> '' AND clash = 0;"
    "CREATE INDEX connectors_clash ON connectors (name, version) WHERE clash = 1;"
    "CREATE INDEX connectors_change ON connectors (change);"
    "CREATE INDEX connectors_image ON connectors (image_hash) WHERE image_hash <> '';"
    "CREATE INDEX connectors_deleted ON connectors (deleted_at) WHERE deleted_at IS NOT NULL;"
    "CREATE INDEX connectors_by_title ON connectors (sort_title, status)"
    " WHERE deleted_at IS NULL;"
    "CREATE INDEX connectors_by_name ON connectors (sort_name, status) WHERE deleted_at IS NULL;"
    "CREATE INDEX connectors_by_status ON connectors (status, sort_title)"
    " WHERE deleted_at IS NULL;"
    "CREATE INDEX connectors_by_activities ON connectors (n_activities, sort_title, status)"
    " WHERE deleted_at IS NULL;"
    "CREATE INDEX connectors_by_edited ON connectors (edited, sort_title, status)"
    " WHERE deleted_at IS NULL;"
    "CREATE INDEX connectors_by_published ON connectors (published, sort_title, status)"
    " WHERE deleted_at IS NULL;"
    "CREATE TABLE pieces ("
    " id INTEGER PRIMARY KEY,"
    " connector INTEGER NOT NULL REFERENCES connectors (row) ON DELETE CASCADE,"
    " kind INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " head TEXT NOT NULL,"
    " label TEXT NOT NULL,"
    " removed_at INTEGER);"
    "CREATE INDEX pieces_in_order ON pieces (connector, kind, position);"
    "CREATE INDEX pieces_removed ON pieces (removed_at) WHERE removed_at IS NOT NULL;"
    "CREATE TABLE texts ("
    " id INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,"
    " text TEXT NOT NULL);"
    "CREATE TABLE tags ("
    " tag TEXT NOT NULL,"
    " connector INTEGER NOT NULL REFERENCES connectors (row) ON DELETE CASCADE,"
    " PRIMARY KEY (tag, connector)) WITHOUT ROWID;"
    "CREATE INDEX tags_by_connector ON tags (connector);"
    "CREATE TABLE images (hash TEXT PRIMARY KEY, svg TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE versions ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " connector INTEGER NOT NULL REFERENCES connectors (row) ON DELETE CASCADE,"
    " name TEXT NOT NULL,"
    " version TEXT NOT NULL,"
    " published INTEGER NOT NULL,"
    " text TEXT NOT NULL);"
    "CREATE INDEX versions_by_connector ON versions (connector, published);"
    "CREATE TRIGGER versions_stay BEFORE UPDATE ON versions"
    " BEGIN SELECT RAISE (ABORT, 'a published version never changes'); END;"
    "CREATE TABLE connections ("
    " id TEXT PRIMARY KEY,"
    " connector INTEGER NOT NULL REFERENCES connectors (row) ON DELETE CASCADE,"
    " name TEXT NOT NULL UNIQUE,"
    " field_values TEXT NOT NULL,"
    " security TEXT NOT NULL,"
    " server TEXT NOT NULL,"
    " created INTEGER NOT NULL,"
    " last_used INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX connections_by_connector ON connections (connector);"
    "CREATE TABLE runs ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " connection TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,"
    " activity TEXT NOT NULL,"
    " started INTEGER NOT NULL,"
    " duration INTEGER NOT NULL,"
    " status INTEGER NOT NULL,"
    " summary TEXT NOT NULL,"
    " request TEXT NOT NULL,"
    " response TEXT NOT NULL);"
    "CREATE INDEX runs_by_connection ON runs (connection, started);";

/* Search: a row for the head of a connector, and one for each 256 slots of its activities, so that
 * renaming one activity among many indexes few names again. And versions sort as numbers. */
static const char version_2[] =
    "CREATE TABLE search_text ("
    " id INTEGER PRIMARY KEY,"
    " connector INTEGER NOT NULL REFERENCES connectors (row) ON DELETE CASCADE,"
    " text TEXT NOT NULL);"
    "CREATE INDEX search_text_by_connector ON search_text (connector);"
    "CREATE VIRTUAL TABLE search USING fts5 (text, content = 'search_text', content_rowid = 'id',"
    " columnsize = 0, tokenize = 'trigram case_sensitive 1');"
    "CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN"
    " INSERT INTO search (rowid, text) VALUES (new.id, new.text); END;"
    "CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN"
    " INSERT INTO search (search, rowid, text) VALUES ('delete', old.id, old.text); END;"
    "CREATE TRIGGER search_text_changed AFTER UPDATE OF text ON search_text BEGIN"
    " INSERT INTO search (search, rowid, text) VALUES ('delete', old.id, old.text);"
    " INSERT INTO search (rowid, text) VALUES (new.id, new.text); END;"
    "INSERT INTO search_text SELECT row << 16, row, cb_fold (name || char (10) || display_name"
    " || char (10) || description || char (10) || tags || char (10) || base_url)"
    " FROM connectors;"
    "INSERT INTO search_text SELECT (connector << 16) | (1 + ((id & 0xffffff) >> 8)), connector,"
    " cb_fold (group_concat (label, char (10))) FROM pieces"
    " WHERE kind = 1 AND removed_at IS NULL GROUP BY 1;"
    "ALTER TABLE connectors ADD COLUMN sort_version TEXT NOT NULL DEFAULT '';"
    "UPDATE connectors SET sort_version = cb_version_key (version);"
    "CREATE INDEX connectors_by_version ON connectors (sort_version, sort_title, status)"
    " WHERE deleted_at IS NULL;";

static const char *const steps[CB_STORE_SCHEMA_VERSION] = { version_1, version_2 };

/**
 * cb_store_make_version_key:
 *
 * Each run of digits becomes its length and its digits, so that "1.10" sorts after "1.9".
 */
char *
cb_store_make_version_key (const char *version)
{
  GString *key = g_string_new (NULL);

  for (const char *at = version; *at;)
    {
      gsize digits = 0;

      if (!g_ascii_isdigit (*at))
        {
          g_string_append_c (key, g_ascii_tolower (*at++));
          continue;
        }
      while (*at == '0' && g_ascii_isdigit (at[1]))
        at++;
      while (g_ascii_isdigit (at[digits]))
        digits++;
      g_string_append_printf (key, "%03" G_GSIZE_FORMAT, MIN (digits, 999));
      g_string_append_len (key, at, (gssize) digits);
      at += digits;
    }
  return g_string_free (key, FALSE);
}

static void
fold_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context, cb_text_fold (text ? text : ""), -1, g_free);
}

static void
version_key_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context, cb_store_make_version_key (text ? text : ""), -1, g_free);
}

gboolean
cb_store_define_functions (CbStore *self, sqlite3 *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  int code = sqlite3_create_function_v2 (db, "cb_fold", 1, flags, NULL, fold_function, NULL, NULL,
                                         NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "cb_version_key", 1, flags, NULL, version_key_function,
                                       NULL, NULL, NULL);
  if (code != SQLITE_OK)
    cb_store_set_error (self, code, error);
  return code == SQLITE_OK;
}

static gboolean
check_owner (CbStore *self, gint64 version, GError **error)
{
  gint64 owner = cb_store_get_int64 (self, 0, "PRAGMA application_id", NULL);
  gint64 n_tables = cb_store_get_int64 (self, 0, "SELECT count (*) FROM sqlite_schema", NULL);

  if (owner == CB_STORE_APPLICATION_ID || (owner == 0 && version == 0 && n_tables == 0))
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_LIBRARY,
               "“%s” is a database, but not a library of connectors. Choose another file.",
               cb_store_get_path (self));
  return FALSE;
}

static gboolean
check_version (CbStore *self, gint64 version, GError **error)
{
  if (version <= CB_STORE_SCHEMA_VERSION)
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NEWER,
               "A newer version of Connector Builder made the library “%s” (its format is %d, this "
               "version knows %d). Update Connector Builder, or choose another file.",
               cb_store_get_path (self), (int) version, CB_STORE_SCHEMA_VERSION);
  return FALSE;
}

static gboolean
run_steps (CbStore *self, gint64 version, GError **error)
{
  for (gint64 i = version; i < CB_STORE_SCHEMA_VERSION; i++)
    if (!cb_store_script (self, steps[i], error))
      return FALSE;
  return cb_store_script (self,
                          "PRAGMA application_id = " G_STRINGIFY (
                              CB_STORE_APPLICATION_ID) ";"
                                                       "PRAGMA user_version = " G_STRINGIFY (
                                                           CB_STORE_SCHEMA_VERSION) ";",
                          error);
}

static gboolean
migrate_locked (CbStore *self, GError **error)
{
  gint64 version = cb_store_get_int64 (self, -1, "PRAGMA user_version", NULL);

  if (version == CB_STORE_SCHEMA_VERSION)
    return TRUE;
  return check_version (self, version, error) && run_steps (self, version, error);
}

static gboolean
read_version (CbStore *self, gint64 *version, GError **error)
{
  g_autoptr (CbStatement) statement = cb_store_query (self, error, "PRAGMA user_version", NULL);

  if (!statement || !cb_store_step (self, statement, error))
    return FALSE;
  *version = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * cb_store_migrate:
 *
 * Looks whose file it is, then runs the steps that it lacks, all in one transaction.
 */
gboolean
cb_store_migrate (CbStore *self, GError **error)
{
  gint64 version = 0;

  if (!read_version (self, &version, error) || !check_owner (self, version, error)
      || !check_version (self, version, error)
      || !cb_store_script (self, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  if (version == CB_STORE_SCHEMA_VERSION)
    return TRUE;
  if (!cb_store_begin (self, error))
    return FALSE;
  if (migrate_locked (self, error))
    return cb_store_commit (self, error);
  cb_store_rollback (self);
  return FALSE;
}

static int
stop_when_late (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

gboolean
cb_store_check_integrity (CbStore *self, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + INTEGRITY_SECONDS * G_USEC_PER_SEC;
  g_autofree char *verdict = NULL;

  sqlite3_progress_handler (cb_store_get_handle (self), 10000, stop_when_late, &deadline);
  verdict = cb_store_dup_text (self, "PRAGMA quick_check (1)", NULL);
  sqlite3_progress_handler (cb_store_get_handle (self), 0, NULL, NULL);
  if (!verdict || g_str_equal (verdict, "ok"))
    return TRUE;
  cb_store_set_error (self, SQLITE_CORRUPT, error);
  return FALSE;
}
