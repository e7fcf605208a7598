/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-import-run-private.h"

#include <stdio.h>
#include <string.h>

static gboolean
begins_like_json (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize i = 0;

  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i < length && (text[i] == '{' || text[i] == '[');
}

static void
set_reader_error (CbReadReport *report, const GError *reason, GError **error)
{
  guint line = 0;
  guint column = 0;

  if (sscanf (reason->message, "Line %u, column %u", &line, &column) == 2)
    {
      report->line = line;
      report->column = column;
    }
  g_set_error_literal (error, CB_EXCHANGE_ERROR,
                       g_error_matches (reason, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT)
                           ? CB_EXCHANGE_ERROR_LIMIT
                           : CB_EXCHANGE_ERROR_SYNTAX,
                       reason->message);
}

/* Blanks in lines of nothing else are no indentation, but a tab there stops the reader of YAML.
 * Such lines are emptied, so that all others keep their places. NULL where there are none. */
static GBytes *
empty_blank_lines (GBytes *bytes, GArray *lines)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = length ? text + length : text;
  g_autoptr (GString) clean = g_string_sized_new (length);

  for (guint line = 1; text < end; line++)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));
      gsize size = (gsize) ((stop ? stop : end) - text);
      gsize blank = 0;

      while (blank < size && strchr (" \t\r", text[blank]) && text[blank])
        blank++;
      if (blank == size && memchr (text, '\t', size))
        g_array_append_val (lines, line);
      else
        g_string_append_len (clean, text, (gssize) size);
      if (stop)
        g_string_append_c (clean, '\n');
      text += size + (stop ? 1 : 0);
    }
  return lines->len ? g_string_free_to_bytes (g_steal_pointer (&clean)) : NULL;
}

static CbDocument *
read_repaired (GBytes *bytes, GArray *lines)
{
  const CbReadOptions options = { CB_READ_YAML, 0, 0 };
  g_autoptr (GBytes) clean = empty_blank_lines (bytes, lines);

  return clean ? cb_document_read (clean, &options, NULL) : NULL;
}

/* Each reader in turn. The error of the one that says most. */
static CbDocument *
read_ways (GBytes *bytes, GError **reason)
{
  static const CbReadFlags ways[] = { CB_READ_STRICT, CB_READ_LENIENT, CB_READ_YAML };
  guint telling = begins_like_json (bytes) ? 1 : 2;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const CbReadOptions options = { ways[i], 0, 0 };
      CbDocument *document = cb_document_read (bytes, &options, i == telling ? reason : NULL);

      if (!document)
        continue;
      g_clear_error (reason);
      return document;
    }
  return NULL;
}

CbDocument *
cb_import_read_document (GBytes *bytes, GArray *emptied, CbReadReport *report, GError **error)
{
  g_autoptr (GError) reason = NULL;
  CbDocument *document = read_ways (bytes, &reason);

  if (!document && !begins_like_json (bytes))
    document = read_repaired (bytes, emptied);
  if (!document)
    set_reader_error (report, reason, error);
  return document;
}
