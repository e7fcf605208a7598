/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-records.h"
#include "cb-runtime-error.h"

/* What is kept to look again, where no array was found at the place of the records. */
#define KEPT_BYTES ((gsize) 8 * 1024 * 1024)

typedef enum
{
  MODE_JSON,
  MODE_LINES,
  MODE_TEXT,
} Mode;

struct _CbRecords
{
  Mode mode;
  char **path;
  CbRecordFunc func;
  gpointer data;
  CbItemStream *stream;
  GString *kept;
  gboolean overflowed;
  gboolean done;
  guint64 count;
};

static gboolean
take (CbRecords *self, const char *record, gsize length)
{
  self->count++;
  if (!self->func (record, length, self->data))
    self->done = TRUE;
  return !self->done;
}

static gboolean
take_item (const char *item, gsize length, gpointer data)
{
  return take (data, item, length);
}

static Mode
choose_mode (const char *media_type)
{
  static const char *const lines[] = { "application/x-ndjson", "application/ndjson",
                                       "application/jsonl",    "application/x-jsonlines",
                                       "application/json-seq", "application/jsonlines" };

  if (media_type == NULL || *media_type == '\0')
    return MODE_JSON;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_ascii_strncasecmp (media_type, lines[i], strlen (lines[i])) == 0)
      return MODE_LINES;
  return strcasestr (media_type, "json") != NULL || strcasestr (media_type, "javascript") != NULL
             ? MODE_JSON
             : MODE_TEXT;
}

/* Member names joined by dots, or a JSON pointer (RFC 6901). */
static char **
split_path (const char *path)
{
  char **names = NULL;

  if (path == NULL || *path == '\0')
    return g_new0 (char *, 1);
  if (*path != '/')
    return g_strsplit (path, ".", -1);
  names = g_strsplit (path + 1, "/", -1);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GString) text = g_string_new (*name);

      g_string_replace (text, "~1", "/", 0);
      g_string_replace (text, "~0", "~", 0);
      g_free (*name);
      *name = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return names;
}

CbRecords *
cb_records_new (const char *media_type, const char *path, CbRecordFunc func, gpointer data)
{
  CbRecords *self = g_new0 (CbRecords, 1);

  self->mode = choose_mode (media_type);
  self->path = split_path (path);
  self->func = func;
  self->data = data;
  self->kept = g_string_new (NULL);
  if (self->mode == MODE_JSON)
    self->stream = cb_item_stream_new ((const char *const *) self->path, take_item, self);
  return self;
}

void
cb_records_free (CbRecords *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->path);
  g_clear_pointer (&self->stream, cb_item_stream_free);
  g_string_free (self->kept, TRUE);
  g_free (self);
}

guint64
cb_records_get_count (CbRecords *self)
{
  return self->count;
}

gboolean
cb_records_is_done (CbRecords *self)
{
  return self->done;
}

static gboolean
keep (CbRecords *self, const char *bytes, gsize length)
{
  if (self->overflowed || self->kept->len + length > KEPT_BYTES)
    {
      self->overflowed = TRUE;
      g_string_truncate (self->kept, 0);
      return FALSE;
    }
  g_string_append_len (self->kept, bytes, (gssize) length);
  return TRUE;
}

/* A record separator (RFC 7464) and white space around a line are not part of it. */
static void
take_line (CbRecords *self, const char *line, gsize length)
{
  while (length > 0 && (g_ascii_isspace (*line) || *line == '\x1e'))
    {
      line++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length > 0)
    take (self, line, length);
}

static gboolean
feed_lines (CbRecords *self, const char *bytes, gsize length, GError **error)
{
  const char *begin = NULL;
  const char *end = NULL;

  if (self->kept->len + length > CB_LIMIT_DOCUMENT_BYTES)
    {
      g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_RESPONSE,
                   "A line of the answer is too long to be a record.");
      return FALSE;
    }
  g_string_append_len (self->kept, bytes, (gssize) length);
  begin = self->kept->str;
  while (!self->done
         && (end = memchr (begin, '\n', self->kept->len - (gsize) (begin - self->kept->str))))
    {
      take_line (self, begin, (gsize) (end - begin));
      begin = end + 1;
    }
  g_string_erase (self->kept, 0, begin - self->kept->str);
  return TRUE;
}

gboolean
cb_records_feed (CbRecords *self, const char *bytes, gsize length, GError **error)
{
  if (self->done || length == 0)
    return TRUE;
  if (self->mode == MODE_LINES)
    return feed_lines (self, bytes, length, error);
  if (self->mode == MODE_TEXT)
    {
      if (keep (self, bytes, length))
        return TRUE;
      g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_RESPONSE,
                   "The answer is too large to be one record, and it is not JSON.");
      return FALSE;
    }
  if (self->count == 0)
    keep (self, bytes, length);
  return cb_item_stream_feed (self->stream, bytes, length, error);
}

/* There was no array at the place: what is there is one record. */
static gboolean
finish_single (CbRecords *self, GError **error)
{
  g_autoptr (CbDocument) document = NULL;
  const CbNode *node = NULL;
  g_autoptr (GBytes) slice = NULL;
  gsize length = 0;
  const char *bytes = NULL;

  if (self->kept->len == 0)
    return TRUE;
  document = cb_document_read_text (self->kept->str, (gssize) self->kept->len, NULL, error);
  if (document == NULL)
    return FALSE;
  node = cb_document_get_root (document);
  for (char **name = self->path; *name != NULL && node != NULL; name++)
    node = cb_node_get_member (document, node, *name);
  if (node == NULL || cb_node_is (node, CB_NODE_NULL) || cb_node_is (node, CB_NODE_ARRAY))
    return TRUE;
  slice = cb_node_slice (document, node);
  bytes = g_bytes_get_data (slice, &length);
  take (self, bytes, length);
  return TRUE;
}

static gboolean
finish_text (CbRecords *self)
{
  g_autofree char *valid = cb_text_make_valid (self->kept->str, (gssize) self->kept->len);
  g_autoptr (CbValue) value = cb_value_new_string (valid);
  g_autofree char *json = cb_value_to_text (value, 0);

  if (self->kept->len > 0)
    take (self, json, strlen (json));
  return TRUE;
}

gboolean
cb_records_finish (CbRecords *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (self->done)
    return TRUE;
  if (self->mode == MODE_LINES)
    {
      take_line (self, self->kept->str, self->kept->len);
      return TRUE;
    }
  if (self->mode == MODE_TEXT)
    return finish_text (self);
  if (cb_item_stream_finish (self->stream, &reason))
    return TRUE;
  if (self->kept->len == 0 && !self->overflowed && self->count == 0)
    return TRUE;
  if (!g_error_matches (reason, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_TYPE))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!self->overflowed)
    return finish_single (self, error);
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_RESPONSE,
               "The answer is too large to be one record, and it has no list where the records "
               "should be. Say in step 3 where they are.");
  return FALSE;
}

const CbNode *
cb_records_find (CbDocument *document, const char *path)
{
  g_auto (GStrv) names = split_path (path);
  const CbNode *node = cb_document_get_root (document);

  for (char **name = names; *name != NULL && node != NULL; name++)
    node = cb_node_get_member (document, node, *name);
  return node;
}

/* How many of the first items are objects. */
static guint
count_objects (const CbNode *array)
{
  guint n_objects = 0;

  for (guint i = 0; i < MIN (cb_node_get_size (array), 20); i++)
    if (cb_node_is (cb_node_get_item (array, i), CB_NODE_OBJECT))
      n_objects++;
  return n_objects;
}

static void
guess (CbDocument *document, const CbNode *node, const char *path, guint depth, guint *best,
       char **best_path)
{
  CbNodeIter iter;
  const char *key = NULL;
  const CbNode *child = NULL;
  guint size = cb_node_is (node, CB_NODE_ARRAY) ? count_objects (node) : 0;

  if (size > *best)
    {
      *best = size;
      g_free (*best_path);
      *best_path = g_strdup (path);
    }
  if (!cb_node_is (node, CB_NODE_OBJECT) || depth == 0)
    return;
  cb_node_iter_init (&iter, document, node);
  while (cb_node_iter_next (&iter, &key, &child))
    {
      g_autofree char *inner = NULL;

      if (strchr (key, '.') != NULL)
        continue;
      inner = *path != '\0' ? g_strdup_printf ("%s.%s", path, key) : g_strdup (key);
      guess (document, child, inner, depth - 1, best, best_path);
    }
}

char *
cb_records_guess_path (CbDocument *document)
{
  guint best = 0;
  char *path = NULL;

  guess (document, cb_document_get_root (document), "", 3, &best, &path);
  return path;
}
