/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-index-query-private.h"

#include <libcb-base.h>

/* The trigram index answers for texts of at least this many characters. */
#define TRIGRAM 3
#define MAX_WORDS 16

static const char *const orders[][2] = {
  [CB_INDEX_SORT_TITLE] = { "sort_title, row", "sort_title DESC, row DESC" },
  [CB_INDEX_SORT_NAME] = { "sort_name, row", "sort_name DESC, row DESC" },
  [CB_INDEX_SORT_VERSION] = { "sort_version, sort_title, row",
                              "sort_version DESC, sort_title DESC, row DESC" },
  [CB_INDEX_SORT_STATUS] = { "status, sort_title, row", "status DESC, sort_title DESC, row DESC" },
  [CB_INDEX_SORT_ACTIVITIES] = { "n_activities, sort_title, row",
                                 "n_activities DESC, sort_title DESC, row DESC" },
  [CB_INDEX_SORT_EDITED] = { "edited, sort_title, row", "edited DESC, sort_title DESC, row DESC" },
  [CB_INDEX_SORT_PUBLISHED] = { "published, sort_title, row",
                                "published DESC, sort_title DESC, row DESC" },
};

CbIndexQuery *
cb_index_query_copy (const CbIndexQuery *self)
{
  CbIndexQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->tag = g_strdup (self->tag);
  return copy;
}

void
cb_index_query_free (CbIndexQuery *self)
{
  g_free (self->text);
  g_free (self->tag);
  g_free (self);
}

void
cb_index_result_free (CbIndexResult *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

void
cb_index_counts_free (CbIndexCounts *self)
{
  g_strfreev (self->tags);
  g_array_unref (self->tag_counts);
  g_free (self);
}

static void
add_value (GArray *values, const char *text)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_array_append_val (values, value);
}

/* The number of a row of the search index is 2^16 times the connector's. Phrases of FTS5 are
 * quoted, so that nothing in them has a meaning. */
static void
add_word (GString *sql, GArray *values, const char *word)
{
  g_autoptr (GString) phrase = g_string_new (word);

  if (g_utf8_strlen (word, -1) < TRIGRAM)
    {
      g_string_append (sql, " AND row IN (SELECT id >> 16 FROM search_text WHERE instr (text, ?))");
      add_value (values, word);
      return;
    }
  g_string_replace (phrase, "\"", "\"\"", 0);
  g_string_prepend_c (phrase, '"');
  g_string_append_c (phrase, '"');
  g_string_append (sql, " AND row IN (SELECT rowid >> 16 FROM search WHERE search MATCH ?)");
  add_value (values, phrase->str);
}

static void
add_words (GString *sql, GArray *values, const char *text)
{
  g_autofree char *folded = cb_text_fold (text ? text : "");
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", folded, 0, 0);
  guint n_words = 0;

  for (guint i = 0; words[i] && n_words < MAX_WORDS; i++)
    if (*words[i])
      {
        add_word (sql, values, words[i]);
        n_words++;
      }
}

static CbStatement *
make_statement (CbStore *store, CbIndexQuery *query, const char *columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (GValue));

  g_array_set_clear_func (values, (GDestroyNotify) g_value_unset);
  g_string_printf (sql, "SELECT %s FROM connectors WHERE deleted_at IS NULL", columns);
  if (query->status >= 0)
    g_string_append_printf (sql, " AND status = %d", query->status);
  if (query->tag)
    {
      g_string_append (sql, " AND row IN (SELECT connector FROM tags WHERE tag = ?)");
      add_value (values, query->tag);
    }
  add_words (sql, values, query->text);
  g_string_append_printf (sql, " ORDER BY %s", orders[query->sort][query->descending ? 1 : 0]);
  return cb_store_query_values (store, error, sql->str, (gconstpointer) values->data, values->len);
}

static gboolean
collect_numbers (CbStore *store, CbStatement *statement, GArray *numbers, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!statement)
    return FALSE;
  while (cb_store_step (store, statement, &local))
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
collect_rows (CbStore *store, GArray *numbers, guint count, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < MIN (count, numbers->len); i++)
    {
      g_autoptr (CbStatement) statement = cb_store_query (
          store, error, "SELECT " CB_INDEX_ROW_COLUMNS " FROM connectors WHERE row = ?", "i",
          g_array_index (numbers, gint64, i));
      g_autoptr (GError) local = NULL;

      if (!statement)
        return FALSE;
      if (cb_store_step (store, statement, &local))
        g_ptr_array_add (rows, cb_index_row_read (statement));
      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
collect_changes (CbStore *store, CbIndexQuery *query, CbIndexResult *result, GError **error)
{
  g_autoptr (CbStatement) statement = NULL;

  result->last = cb_store_get_int64 (store, 0, "SELECT value FROM meta WHERE key = 'change'", NULL);
  if (query->since < 0)
    return TRUE;
  statement = cb_store_query (store, error,
                              "SELECT row FROM connectors WHERE change > ? ORDER BY change LIMIT ?",
                              "iu", query->since, CB_INDEX_MAX_CHANGES + 1);
  return collect_numbers (store, statement, result->changes, error);
}

static gboolean
fill_result (CbStore *store, CbIndexQuery *query, CbIndexResult *result, GError **error)
{
  g_autoptr (CbStatement) statement = make_statement (store, query, "row", error);

  return collect_numbers (store, statement, result->numbers, error)
         && collect_changes (store, query, result, error)
         && collect_rows (store, result->numbers, CB_INDEX_FIRST_ROWS, result->rows, error)
         && collect_rows (store, result->changes, G_MAXUINT, result->rows, error);
}

gpointer
cb_index_query_job (CbStore *store, gpointer data, GError **error)
{
  CbIndexResult *result = g_new0 (CbIndexResult, 1);
  gboolean filled;

  result->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->rows = g_ptr_array_new_with_free_func (g_object_unref);
  filled = cb_store_script (store, "BEGIN", error) && fill_result (store, data, result, error);
  cb_store_rollback (store);
  if (filled)
    return result;
  cb_index_result_free (result);
  return NULL;
}

gpointer
cb_index_rows_job (CbStore *store, gpointer data, GError **error)
{
  GArray *numbers = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  return collect_rows (store, numbers, numbers->len, rows, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
count_statuses (CbStore *store, CbIndexCounts *counts, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error,
      "SELECT status, count (*) FROM connectors WHERE deleted_at IS NULL GROUP BY status", NULL);

  if (!statement)
    return FALSE;
  while (cb_store_step (store, statement, &local))
    if ((guint) sqlite3_column_int (statement, 0) < CB_LIBRARY_N_STATUSES)
      counts->with_status[sqlite3_column_int (statement, 0)] =
          (guint) sqlite3_column_int (statement, 1);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_tags (CbStore *store, CbIndexCounts *counts, GError **error)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (CbStatement) statement =
      cb_store_query (store, error,
                      "SELECT tag, count (*) FROM tags CROSS JOIN connectors ON row = connector"
                      " WHERE deleted_at IS NULL GROUP BY tag ORDER BY tag",
                      NULL);

  if (!statement)
    return FALSE;
  while (cb_store_step (store, statement, &local))
    {
      guint count = (guint) sqlite3_column_int (statement, 1);

      g_strv_builder_add (tags, cb_statement_get_text (statement, 0));
      g_array_append_val (counts->tag_counts, count);
    }
  counts->tags = g_strv_builder_end (tags);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gpointer
cb_index_counts_job (CbStore *store, gpointer data, GError **error)
{
  CbIndexCounts *counts = g_new0 (CbIndexCounts, 1);

  counts->tag_counts = g_array_new (FALSE, FALSE, sizeof (guint));
  if (count_statuses (store, counts, error) && count_tags (store, counts, error))
    return counts;
  cb_index_counts_free (counts);
  return NULL;
}

gpointer
cb_index_list_job (CbStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CbStatement) statement = make_statement (store, data, CB_INDEX_ROW_COLUMNS, error);
  g_autoptr (GError) local = NULL;

  if (!statement)
    return NULL;
  while (cb_store_step (store, statement, &local))
    g_ptr_array_add (rows, cb_index_row_read (statement));
  if (!local)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
