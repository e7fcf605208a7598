/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-pieces-private.h"

#include <libcb-format.h>

struct _CbPieceSource
{
  gatomicrefcount count;
  GMutex mutex;
  CbStore *store;
};

static GQuark
piece_quark (void)
{
  return g_quark_from_static_string ("cb-library-piece");
}

CbPieceSource *
cb_piece_source_new (CbStore *store)
{
  CbPieceSource *self = g_new0 (CbPieceSource, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->mutex);
  self->store = store;
  return self;
}

CbPieceSource *
cb_piece_source_ref (CbPieceSource *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
cb_piece_source_unref (CbPieceSource *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_clear_pointer (&self->store, cb_store_close);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

CbStore *
cb_piece_source_lock (CbPieceSource *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->store)
    g_mutex_unlock (&self->mutex);
  return self->store;
}

void
cb_piece_source_unlock (CbPieceSource *self)
{
  g_mutex_unlock (&self->mutex);
}

void
cb_piece_source_close (CbPieceSource *self)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->store, cb_store_close);
  g_mutex_unlock (&self->mutex);
}

static void
piece_free (gpointer data)
{
  CbPiece *piece = data;

  cb_piece_source_unref (piece->source);
  g_free (piece);
}

CbPiece *
cb_piece_get (gpointer item)
{
  return g_object_get_qdata (item, piece_quark ());
}

CbPiece *
cb_piece_attach (gpointer item, CbPieceSource *source, gint64 connector, CbPieceKind kind,
                 guint slot, gint64 position)
{
  CbPiece *piece = g_new0 (CbPiece, 1);

  piece->source = cb_piece_source_ref (source);
  piece->connector = connector;
  piece->kind = kind;
  piece->slot = slot;
  piece->position = position;
  g_object_set_qdata_full (item, piece_quark (), piece, piece_free);
  return piece;
}

CbPieceRecord *
cb_piece_record_new (CbPieceKind kind, guint slot, gint64 position)
{
  CbPieceRecord *self = g_new0 (CbPieceRecord, 1);

  self->kind = kind;
  self->slot = slot;
  self->position = position;
  return self;
}

void
cb_piece_record_fill (CbPieceRecord *self, CbItem *item)
{
  self->text = cb_format_write_item (item);
  self->head = cb_format_write_item_head (item);
  if (CB_IS_ACTIVITY (item))
    self->label = g_strdup_printf ("%s\n%s", cb_activity_get_display_name (CB_ACTIVITY (item)),
                                   cb_activity_get_id (CB_ACTIVITY (item)));
  else
    self->label = g_strdup ("");
}

void
cb_piece_record_free (CbPieceRecord *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_free (self->label);
  g_free (self);
}

static char *
join_base_urls (CbConnector *connector)
{
  CbList *servers = cb_connector_get_servers (connector);
  GString *urls = g_string_new (NULL);

  for (guint i = 0; i < cb_list_get_size (servers); i++)
    g_string_append_printf (urls, i > 0 ? "\n%s" : "%s",
                            cb_server_get_url (cb_list_get (servers, i)));
  return g_string_free (urls, FALSE);
}

/**
 * cb_head_record_new:
 *
 * Takes from a definition what its head holds.
 */
CbHeadRecord *
cb_head_record_new (CbConnector *connector)
{
  CbHeadRecord *self = g_new0 (CbHeadRecord, 1);

  self->name = g_strdup (cb_connector_get_name (connector));
  self->version = g_strdup (cb_connector_get_version (connector));
  self->display_name = g_strdup (cb_connector_get_display_name (connector));
  self->description = g_strdup (cb_connector_get_description (connector));
  self->tags = g_strjoinv ("\n", (char **) cb_connector_get_tags (connector));
  self->base_url = join_base_urls (connector);
  self->color = g_strdup (cb_connector_get_color (connector));
  self->image = g_strdup (cb_connector_get_image (connector));
  self->image_hash = *self->image
                         ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->image, -1)
                         : g_strdup ("");
  self->text = cb_format_write_head (connector);
  return self;
}

void
cb_head_record_free (CbHeadRecord *self)
{
  g_free (self->name);
  g_free (self->version);
  g_free (self->display_name);
  g_free (self->description);
  g_free (self->tags);
  g_free (self->base_url);
  g_free (self->color);
  g_free (self->image);
  g_free (self->image_hash);
  g_bytes_unref (self->text);
  g_free (self);
}

static gboolean
load_item (CbItem *item, gpointer data, GError **error)
{
  CbPiece *piece = cb_piece_get (item);
  CbStore *store = cb_piece_source_lock (piece->source);
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (GBytes) text = NULL;

  if (!store)
    {
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLOSED,
                   "The library has been closed. Open it again to see the activity.");
      return FALSE;
    }
  statement = cb_store_query (store, error, "SELECT text FROM texts WHERE id = ?", "i",
                              (piece->connector << 24) | piece->slot);
  if (statement && cb_store_step (store, statement, error))
    text = cb_statement_dup_bytes (statement, 0);
  g_clear_pointer (&statement, cb_statement_release);
  cb_piece_source_unlock (piece->source);
  if (!text && error && !*error)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                 "Another program has removed this part. Open the connector again.");
  return text && cb_format_read_item (text, item, error);
}

static CbItem *
make_stub (CbStatement *statement, CbPieceSource *source, gint64 connector, CbPieceKind kind,
           GError **error)
{
  g_autoptr (CbItem) item =
      g_object_new (kind == CB_PIECE_ACTIVITY ? CB_TYPE_ACTIVITY : CB_TYPE_SCHEMA_ENTRY, NULL);
  g_autoptr (GBytes) head = cb_statement_dup_bytes (statement, 2);

  if (!cb_format_read_item (head, item, error))
    return NULL;
  cb_piece_attach (item, source, connector, kind,
                   (guint) (sqlite3_column_int64 (statement, 0) % CB_PIECE_SLOTS),
                   sqlite3_column_int64 (statement, 1));
  cb_item_set_loader (item, load_item, NULL, NULL);
  return g_steal_pointer (&item);
}

static gboolean
load_stubs (CbStore *store, CbPieceSource *source, gint64 connector, CbPieceKind kind, CbList *list,
            GError **error)
{
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error,
      "SELECT id, position, head FROM pieces"
      " WHERE connector = ? AND kind = ? AND removed_at IS NULL ORDER BY position, id",
      "iu", connector, (int) kind);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;

  if (!statement)
    return FALSE;
  while (cb_store_step (store, statement, &local))
    {
      CbItem *item = make_stub (statement, source, connector, kind, error);

      if (!item)
        return FALSE;
      g_ptr_array_add (items, item);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  cb_list_splice (list, 0, 0, items->pdata, items->len);
  return TRUE;
}

static gboolean
load_head (CbStore *store, gint64 connector, CbConnector *definition, GError **error)
{
  g_autoptr (CbStatement) statement =
      cb_store_query (store, error, "SELECT text FROM texts WHERE id = ?", "i", connector << 24);
  g_autoptr (GBytes) text = NULL;

  if (!statement)
    return FALSE;
  if (!cb_store_step (store, statement, error))
    {
      if (error && !*error)
        cb_store_set_error (store, SQLITE_CORRUPT, error);
      return FALSE;
    }
  text = cb_statement_dup_bytes (statement, 0);
  return cb_format_read_item (text, CB_ITEM (definition), error);
}

/**
 * cb_pieces_load:
 *
 * Makes the definition that is kept in a row, with its activities and schemas as heads.
 */
CbConnector *
cb_pieces_load (CbStore *store, CbPieceSource *source, gint64 connector, GError **error)
{
  g_autoptr (CbConnector) definition = cb_connector_new ();
  gboolean loaded;

  cb_item_begin_load (CB_ITEM (definition));
  loaded = load_head (store, connector, definition, error)
           && load_stubs (store, source, connector, CB_PIECE_SCHEMA,
                          cb_connector_get_schemas (definition), error)
           && load_stubs (store, source, connector, CB_PIECE_ACTIVITY,
                          cb_connector_get_activities (definition), error);
  cb_item_end_load (CB_ITEM (definition));
  return loaded ? g_steal_pointer (&definition) : NULL;
}

/**
 * cb_pieces_read_head:
 *
 * Makes the definition that is kept in a row without its activities and schemas.
 */
CbConnector *
cb_pieces_read_head (CbStore *store, gint64 row, GError **error)
{
  g_autofree char *text = cb_store_dup_text (store, "SELECT text FROM texts WHERE id = ?", "i",
                                             row << 24);
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (!text)
    {
      cb_store_set_error (store, SQLITE_CORRUPT, error);
      return NULL;
    }
  bytes = g_bytes_new (text, strlen (text));
  return cb_format_read_item (bytes, CB_ITEM (connector), error) ? g_steal_pointer (&connector)
                                                                 : NULL;
}
