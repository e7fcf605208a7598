/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-private.h"

#include "cb-operation-private.h"

#define PAIR_IS_TAKEN                                                                              \
  "SELECT 1 FROM connectors WHERE name = ? AND version = ? AND name <> '' AND deleted_at IS NULL"  \
  " AND clash = 0"

static gboolean
write_head (CbStore *store, gint64 row, CbConnector *connector, GError **error)
{
  g_autoptr (CbHeadRecord) record = cb_head_record_new (connector);

  return cb_pieces_write_head (store, row, record, error)
         && cb_pieces_stamp (store, row, TRUE, error);
}

/* "Acme", then "Acme copy", "Acme copy 2"; a suffix of letters and digits stays a valid name. */
static char *
make_free_name (CbStore *store, const char *name, const char *version, const char *suffix,
                guint first)
{
  g_autofree char *candidate = NULL;

  for (guint i = first;; i++)
    {
      g_free (candidate);
      candidate = i < 2 ? g_strdup_printf ("%s%s", name, suffix)
                        : g_strdup_printf ("%s%s %u", name, suffix, i);
      if (cb_store_get_int64 (store, 0, PAIR_IS_TAKEN, "ss", candidate, version) == 0)
        return g_steal_pointer (&candidate);
    }
}

static gboolean
rename_copy (CbStore *store, gint64 row, GError **error)
{
  g_autoptr (CbConnector) connector = cb_pieces_read_head (store, row, error);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (!connector)
    return FALSE;
  if (*cb_connector_get_name (connector))
    name = make_free_name (store, cb_connector_get_name (connector),
                           cb_connector_get_version (connector), " copy", 1);
  if (*cb_connector_get_display_name (connector))
    title = g_strconcat (cb_connector_get_display_name (connector), " copy", NULL);
  if (name)
    cb_connector_set_name (connector, name);
  if (title)
    cb_connector_set_display_name (connector, title);
  return write_head (store, row, connector, error);
}

static gint64
copy_rows (CbStore *store, gint64 from, const char *id, GError **error)
{
  gint64 now = g_get_real_time ();
  gint64 row;

  if (!cb_store_run (store, error,
                     "INSERT INTO connectors (id, n_activities, created, edited)"
                     " SELECT ?1, n_activities, ?2, ?2 FROM connectors WHERE row = ?3",
                     "sii", id, now, from))
    return 0;
  row = cb_store_get_last_row (store);
  if (!cb_store_run (store, error,
                     "INSERT INTO pieces SELECT (?1 << 24) | (id & 0xffffff), ?1, kind, position,"
                     " head, label, NULL FROM pieces WHERE connector = ?2 AND removed_at IS NULL",
                     "ii", row, from)
      || !cb_store_run (store, error,
                        "INSERT INTO texts SELECT (?1 << 24) | (id & 0xffffff), text FROM texts"
                        " WHERE id IN (SELECT id FROM pieces WHERE connector = ?2"
                        " AND removed_at IS NULL)",
                        "ii", row, from)
      || !cb_store_run (store, error,
                        "INSERT INTO search_text SELECT (?1 << 16) | (id & 0xffff), ?1, text"
                        " FROM search_text WHERE connector = ?2",
                        "ii", row, from))
    return 0;
  return row;
}

static gpointer
duplicate_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  gint64 from = cb_pieces_find_row (store, operation->ids[0], error);
  g_autofree char *id = g_uuid_string_random ();
  gint64 row;

  if (from == 0)
    return NULL;
  row = copy_rows (store, from, id, error);
  return row != 0 && rename_copy (store, row, error) ? g_steal_pointer (&id) : NULL;
}

void
cb_library_duplicate_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  const char *const ids[] = { id, NULL };
  CbDraft *draft;

  g_return_if_fail (CB_IS_LIBRARY (self) && id);
  draft = cb_library_find_draft (self, id);
  /* Writes are done in order, so that the copy has what the draft holds now. */
  if (draft)
    cb_draft_save_async (draft, NULL, NULL, NULL);
  cb_operation_push (self, CB_LIBRARY_WRITER, duplicate_job, cb_operation_new (ids), g_free,
                     cb_library_duplicate_async, cancellable, callback, data);
}

char *
cb_library_duplicate_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_duplicate_async, error);
}

static void
change_tags (CbConnector *connector, char **add, char **remove)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *old = cb_connector_get_tags (connector);
  g_auto (GStrv) tags = NULL;

  for (guint i = 0; old && old[i]; i++)
    if (!remove || !g_strv_contains ((const char *const *) remove, old[i]))
      g_strv_builder_add (builder, old[i]);
  for (guint i = 0; add && add[i]; i++)
    if (!old || !g_strv_contains (old, add[i]))
      g_strv_builder_add (builder, add[i]);
  tags = g_strv_builder_end (builder);
  cb_connector_set_tags (connector, (const char *const *) tags);
}

static gpointer
tag_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;

  for (guint i = 0; operation->ids[i]; i++)
    {
      gint64 row = cb_pieces_find_row (store, operation->ids[i], error);
      g_autoptr (CbConnector) connector = row == 0 ? NULL : cb_pieces_read_head (store, row, error);

      if (!connector)
        return NULL;
      change_tags (connector, operation->add, operation->remove);
      if (!write_head (store, row, connector, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

void
cb_library_tag_async (CbLibrary *self, const char *const *ids, const char *const *add,
                      const char *const *remove, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (self) && ids);
  operation = cb_operation_new (NULL);
  operation->add = g_strdupv ((char **) add);
  operation->remove = g_strdupv ((char **) remove);
  for (guint i = 0; ids[i]; i++)
    {
      CbDraft *draft = cb_library_find_draft (self, ids[i]);

      if (!draft)
        {
          g_strv_builder_add (others, ids[i]);
          continue;
        }
      change_tags (cb_draft_get_connector (draft), operation->add, operation->remove);
      cb_draft_save_async (draft, NULL, NULL, NULL);
    }
  operation->ids = g_strv_builder_end (others);
  cb_operation_push (self, CB_LIBRARY_WRITER, tag_job, operation, NULL, cb_library_tag_async,
                     cancellable, callback, data);
}

gboolean
cb_library_tag_finish (CbLibrary *self, GAsyncResult *result, GError **error)
{
  return cb_operation_finish_pointer (self, result, cb_library_tag_async, error) != NULL;
}

char *
cb_library_check_clash (CbLibrary *self, const char *name, const char *version,
                        const char *except_id)
{
  CbPieceSource *source = cb_library_get_source (self);
  CbStore *store = cb_piece_source_lock (source);
  char *id;

  if (!store)
    return NULL;
  id = cb_store_dup_text (store,
                          "SELECT id FROM connectors WHERE name = ? AND version = ? AND name <> ''"
                          " AND deleted_at IS NULL AND clash = 0 AND id IS NOT ?",
                          "sss", name, version, except_id);
  cb_piece_source_unlock (source);
  return id;
}

char *
cb_library_dup_free_name (CbLibrary *self, const char *name, const char *version)
{
  CbPieceSource *source = cb_library_get_source (self);
  CbStore *store = cb_piece_source_lock (source);
  char *free_name;

  if (!store)
    return g_strdup (name);
  free_name = make_free_name (store, name, version, "", 1);
  cb_piece_source_unlock (source);
  return free_name;
}

static char *
increase_last_number (const char *version)
{
  gsize end = strlen (version);
  gsize start;

  while (end > 0 && !g_ascii_isdigit (version[end - 1]))
    end--;
  for (start = end; start > 0 && end - start < 9 && g_ascii_isdigit (version[start - 1]);)
    start--;
  if (end == 0)
    return g_strconcat (version, *version ? ".1" : "1.0.0", NULL);
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT "%s", (int) start, version,
                          g_ascii_strtoull (version + start, NULL, 10) + 1, version + end);
}

char *
cb_library_dup_free_version (CbLibrary *self, const char *name, const char *version)
{
  CbPieceSource *source = cb_library_get_source (self);
  CbStore *store = cb_piece_source_lock (source);
  g_autofree char *candidate = g_strdup (version);

  if (!store)
    return g_steal_pointer (&candidate);
  while (cb_store_get_int64 (store, 0, PAIR_IS_TAKEN, "ss", name, candidate) != 0)
    {
      g_autofree char *last = g_steal_pointer (&candidate);

      candidate = increase_last_number (last);
    }
  cb_piece_source_unlock (source);
  return g_steal_pointer (&candidate);
}

static char *
resolve_pair (CbStore *store, const char *text)
{
  const char *at = strrchr (text, '@');
  g_autofree char *name = at ? g_strndup (text, (gsize) (at - text)) : NULL;

  if (!at)
    return NULL;
  return cb_store_dup_text (store,
                            "SELECT id FROM connectors WHERE name = ? AND version = ?"
                            " AND deleted_at IS NULL ORDER BY clash, edited DESC",
                            "ss", name, at + 1);
}

static char *
resolve_locked (CbStore *store, const char *text)
{
  char *id = cb_store_dup_text (
      store, "SELECT id FROM connectors WHERE id = ? AND deleted_at IS NULL", "s", text);

  if (!id)
    id = cb_store_dup_text (store,
                            "SELECT id FROM connectors WHERE name = ? AND name <> ''"
                            " AND deleted_at IS NULL ORDER BY clash, edited DESC",
                            "s", text);
  return id ? id : resolve_pair (store, text);
}

char *
cb_library_resolve (CbLibrary *self, const char *text, GError **error)
{
  CbPieceSource *source = cb_library_get_source (self);
  CbStore *store = cb_piece_source_lock (source);
  char *id = NULL;

  if (store)
    {
      id = resolve_locked (store, text);
      cb_piece_source_unlock (source);
    }
  if (!id)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                 "There is no connector “%s” in the library “%s”.", text,
                 cb_library_get_path (self));
  return id;
}
