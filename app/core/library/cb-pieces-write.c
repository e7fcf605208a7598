/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-pieces-private.h"

#include <libcb-base.h>

/* Slots whose names are one row of the search index. */
#define CHUNK_SLOTS 256

gint64
cb_pieces_find_row (CbStore *store, const char *id, GError **error)
{
  gint64 row = cb_store_get_int64 (
      store, 0, "SELECT row FROM connectors WHERE id = ? AND deleted_at IS NULL", "s", id);

  if (row == 0)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                 "There is no such connector in the library any more.");
  return row;
}

guint
cb_pieces_get_next_slot (CbStore *store, gint64 connector)
{
  gint64 last = cb_store_get_int64 (store, 0,
                                    "SELECT max (id) FROM pieces WHERE id BETWEEN ? AND ?", "ii",
                                    connector << 24, (connector << 24) + CB_PIECE_SLOTS - 1);

  return (guint) (last % CB_PIECE_SLOTS) + 1;
}

gboolean
cb_pieces_stamp (CbStore *store, gint64 connector, gboolean content, GError **error)
{
  return cb_store_run (store, error, "UPDATE meta SET value = value + 1 WHERE key = 'change'", NULL)
         && cb_store_run (store, error,
                          "UPDATE connectors SET revision = revision + ?, change ="
                          " (SELECT value FROM meta WHERE key = 'change') WHERE row = ?",
                          "ui", content ? 1 : 0, connector);
}

gboolean
cb_pieces_settle_pair (CbStore *store, const char *name, const char *version, GError **error)
{
  return cb_store_run (store, error,
                       "UPDATE connectors SET clash = 0,"
                       " change = (SELECT value FROM meta WHERE key = 'change') WHERE row ="
                       " (SELECT min (row) FROM connectors WHERE clash = 1 AND deleted_at IS NULL"
                       " AND name = ?1 AND version = ?2) AND NOT EXISTS"
                       " (SELECT 1 FROM connectors WHERE name = ?1 AND version = ?2 AND name <> ''"
                       " AND deleted_at IS NULL AND clash = 0)",
                       "ss", name, version);
}

static gboolean
write_search (CbStore *store, gint64 connector, guint chunk, const char *text, GError **error)
{
  gint64 id = (connector << 16) | chunk;

  if (!text)
    return cb_store_run (store, error, "DELETE FROM search_text WHERE id = ?", "i", id);
  return cb_store_run (store, error,
                       "INSERT INTO search_text VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                       " SET text = excluded.text WHERE text IS NOT excluded.text",
                       "iis", id, connector, text);
}

gboolean
cb_pieces_update_search (CbStore *store, gint64 connector, guint chunk, GError **error)
{
  gint64 first = (connector << 24) + (gint64) (chunk - 1) * CHUNK_SLOTS;
  g_autofree char *text = cb_store_dup_text (
      store,
      "SELECT cb_fold (group_concat (label, char (10))) FROM pieces"
      " WHERE id BETWEEN ? AND ? AND kind = 1 AND removed_at IS NULL HAVING count (*) > 0",
      "ii", first, first + CHUNK_SLOTS - 1);

  return write_search (store, connector, chunk, text, error);
}

static gboolean
write_tags (CbStore *store, gint64 connector, const char *tags, GError **error)
{
  g_auto (GStrv) list = g_strsplit (tags, "\n", -1);

  if (!cb_store_run (store, error, "DELETE FROM tags WHERE connector = ?", "i", connector))
    return FALSE;
  for (guint i = 0; list[i]; i++)
    if (*list[i]
        && !cb_store_run (store, error, "INSERT OR IGNORE INTO tags VALUES (?, ?)", "si", list[i],
                          connector))
      return FALSE;
  return TRUE;
}

static gboolean
write_columns (CbStore *store, gint64 connector, CbHeadRecord *record, GError **error)
{
  const char *title = *record->display_name ? record->display_name : record->name;
  g_autofree char *sort_title = cb_text_fold (title);
  g_autofree char *sort_name = cb_text_fold (record->name);
  g_autofree char *sort_version = cb_store_make_version_key (record->version);

  return cb_store_run (
      store, error,
      "UPDATE connectors SET name = ?1, version = ?2, display_name = ?3, description = ?4,"
      " tags = ?5, base_url = ?6, color = ?7, image_hash = ?8, sort_title = ?9, sort_name = ?10,"
      " sort_version = ?11, clash = EXISTS (SELECT 1 FROM connectors AS other WHERE"
      " other.name = ?1 AND other.version = ?2 AND other.name <> '' AND other.deleted_at IS NULL"
      " AND other.clash = 0 AND other.row <> ?12) WHERE row = ?12",
      "sssssssssssi", record->name, record->version, record->display_name, record->description,
      record->tags, record->base_url, record->color, record->image_hash, sort_title, sort_name,
      sort_version, connector);
}

static gboolean
write_head_search (CbStore *store, gint64 connector, CbHeadRecord *record, GError **error)
{
  g_autofree char *text = g_strjoin ("\n", record->name, record->display_name, record->description,
                                     record->tags, record->base_url, NULL);
  g_autofree char *folded = cb_text_fold (text);

  return write_search (store, connector, 0, folded, error);
}

static gboolean
write_text (CbStore *store, gint64 id, GBytes *text, GError **error)
{
  return cb_store_run (store, error, "INSERT OR REPLACE INTO texts VALUES (?, ?)", "ib", id, text);
}

/**
 * cb_pieces_write_head:
 *
 * Writes the head and everything that is derived from it: columns, tags, image, search.
 */
gboolean
cb_pieces_write_head (CbStore *store, gint64 connector, CbHeadRecord *record, GError **error)
{
  g_autofree char *name = cb_store_dup_text (store, "SELECT name FROM connectors WHERE row = ?",
                                             "i", connector);
  g_autofree char *version =
      cb_store_dup_text (store, "SELECT version FROM connectors WHERE row = ?", "i", connector);

  if (*record->image
      && !cb_store_run (store, error, "INSERT OR IGNORE INTO images VALUES (?, ?)", "ss",
                        record->image_hash, record->image))
    return FALSE;
  return write_columns (store, connector, record, error)
         && write_tags (store, connector, record->tags, error)
         && cb_store_run (store, error,
                          "INSERT OR IGNORE INTO pieces VALUES (?, ?, 0, 0, '{}', '', NULL)", "ii",
                          connector << 24, connector)
         && write_text (store, connector << 24, record->text, error)
         && write_head_search (store, connector, record, error)
         && cb_pieces_settle_pair (store, name ? name : "", version ? version : "", error);
}

static gboolean
remove_piece (CbStore *store, gint64 id, GError **error)
{
  return cb_store_run (store, error, "UPDATE pieces SET removed_at = ? WHERE id = ?", "ii",
                       g_get_real_time (), id);
}

static gboolean
write_piece (CbStore *store, gint64 connector, CbPieceRecord *record, GError **error)
{
  gint64 id = (connector << 24) | record->slot;

  if (record->removed)
    return remove_piece (store, id, error);
  if (!record->text)
    return cb_store_run (store, error, "UPDATE pieces SET position = ? WHERE id = ?", "ii",
                         record->position, id);
  return cb_store_run (store, error,
                       "INSERT INTO pieces VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id)"
                       " DO UPDATE SET position = excluded.position, head = excluded.head,"
                       " label = excluded.label, removed_at = NULL",
                       "iiuibs", id, connector, (int) record->kind, record->position, record->head,
                       record->label)
         && write_text (store, id, record->text, error);
}

static gboolean
count_activities (CbStore *store, gint64 connector, GError **error)
{
  return cb_store_run (store, error,
                       "UPDATE connectors SET n_activities = (SELECT count (*) FROM pieces"
                       " WHERE connector = ?1 AND kind = 1 AND removed_at IS NULL) WHERE row = ?1",
                       "i", connector);
}

static gboolean
update_chunks (CbStore *store, gint64 connector, GHashTable *chunks, GError **error)
{
  GHashTableIter iter;
  gpointer chunk;

  g_hash_table_iter_init (&iter, chunks);
  while (g_hash_table_iter_next (&iter, &chunk, NULL))
    if (!cb_pieces_update_search (store, connector, GPOINTER_TO_UINT (chunk), error))
      return FALSE;
  return TRUE;
}

/**
 * cb_pieces_write:
 * @records: (element-type CbPieceRecord)
 *
 * Writes pieces, and brings the names in the search index and the number of activities up to date.
 */
gboolean
cb_pieces_write (CbStore *store, gint64 connector, GPtrArray *records, GError **error)
{
  g_autoptr (GHashTable) chunks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      CbPieceRecord *record = g_ptr_array_index (records, i);

      if (!write_piece (store, connector, record, error))
        return FALSE;
      if (record->kind == CB_PIECE_ACTIVITY && (record->text || record->removed))
        g_hash_table_add (chunks, GUINT_TO_POINTER (1 + record->slot / CHUNK_SLOTS));
    }
  return update_chunks (store, connector, chunks, error)
         && (g_hash_table_size (chunks) == 0 || count_activities (store, connector, error));
}

static gboolean
write_list (CbStore *store, gint64 connector, CbList *list, CbPieceKind kind, guint *slot,
            GError **error)
{
  for (guint i = 0; i < cb_list_get_size (list); i++)
    {
      CbPieceRecord *record = cb_piece_record_new (kind, (*slot)++, (i + 1) * CB_PIECE_GAP);
      gboolean written;

      cb_piece_record_fill (record, cb_list_get (list, i));
      written = write_piece (store, connector, record, error);
      cb_piece_record_free (record);
      if (!written)
        return FALSE;
    }
  return TRUE;
}

/**
 * cb_pieces_write_all:
 *
 * Writes a whole definition, a piece at a time, so that memory does not grow with it.
 */
gboolean
cb_pieces_write_all (CbStore *store, gint64 connector, CbConnector *definition, guint first_slot,
                     GError **error)
{
  g_autoptr (CbHeadRecord) head = cb_head_record_new (definition);
  guint slot = first_slot;

  if (!cb_pieces_write_head (store, connector, head, error)
      || !write_list (store, connector, cb_connector_get_schemas (definition), CB_PIECE_SCHEMA,
                      &slot, error)
      || !write_list (store, connector, cb_connector_get_activities (definition), CB_PIECE_ACTIVITY,
                      &slot, error))
    return FALSE;
  for (guint chunk = 1 + first_slot / CHUNK_SLOTS; chunk <= 1 + slot / CHUNK_SLOTS; chunk++)
    if (!cb_pieces_update_search (store, connector, chunk, error))
      return FALSE;
  return count_activities (store, connector, error)
         && cb_pieces_stamp (store, connector, TRUE, error);
}

gboolean
cb_pieces_remove_all (CbStore *store, gint64 connector, GError **error)
{
  return cb_store_run (store, error,
                       "UPDATE pieces SET removed_at = ? WHERE connector = ? AND kind <> 0"
                       " AND removed_at IS NULL",
                       "ii", g_get_real_time (), connector)
         && cb_store_run (store, error, "DELETE FROM search_text WHERE connector = ?", "i",
                          connector);
}
