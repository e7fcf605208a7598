/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-records.h"

#include "cb-cli-output.h"

#include <string.h>

#define N_RECORDS_FOR_COLUMNS 100

typedef enum
{
  FORMAT_JSON_LINES,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

struct _CbCliRecords
{
  Format format;
  guint64 count;
  /* Of CSV: names of the columns, and records that wait for them; NULL once they are known. */
  GPtrArray *columns;
  GPtrArray *waiting;
  guint64 n_left_out;
};

CbCliRecords *
cb_cli_records_new (const char *format)
{
  static const char *const names[] = { "jsonl", "json", "csv" };
  CbCliRecords *self = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i], format) != 0)
        continue;
      self = g_new0 (CbCliRecords, 1);
      self->format = (Format) i;
      self->columns = g_ptr_array_new_with_free_func (g_free);
      self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);
    }
  return self;
}

void
cb_cli_records_free (CbCliRecords *self)
{
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self);
}

/* Leaves out white space outside of strings, so that the record fits on a line. */
static void
write_compact (const char *record, gsize length)
{
  gboolean quoted = FALSE;
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && record[i] == '\\')
        {
          i++;
          continue;
        }
      if (record[i] == '"')
        quoted = !quoted;
      if (quoted || !strchr (" \t\r\n", record[i]))
        continue;
      cb_cli_write (record + start, (gssize) (i - start));
      start = i + 1;
    }
  if (start < length)
    cb_cli_write (record + start, (gssize) (length - start));
}

static gboolean
needs_quotes (const char *text)
{
  return strpbrk (text, ",\"\r\n") != NULL || g_ascii_isspace (*text)
         || (*text && g_ascii_isspace (text[strlen (text) - 1]));
}

/* RFC 4180 section 2, with the line ends of this system. */
static void
write_cell (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (!needs_quotes (text))
    {
      cb_cli_write (text, -1);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  cb_cli_print ("\"%s\"", doubled);
}

static void
write_value_cell (CbValue *value)
{
  g_autofree char *text = NULL;

  if (!value || cb_value_is (value, CB_NODE_NULL))
    return;
  if (cb_value_is (value, CB_NODE_STRING))
    {
      write_cell (cb_value_get_text (value, NULL));
      return;
    }
  text = cb_value_to_text (value, 0);
  write_cell (text);
}

static CbValue *
get_cell (CbValue *record, const char *column)
{
  if (cb_value_is (record, CB_NODE_OBJECT))
    return cb_value_get_member (record, column);
  return strcmp (column, "value") == 0 ? record : NULL;
}

static gboolean
has_column (CbCliRecords *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->columns, name, g_str_equal, NULL);
}

static void
write_row (CbCliRecords *self, CbValue *record)
{
  guint size = cb_value_is (record, CB_NODE_OBJECT) ? cb_value_get_size (record) : 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        cb_cli_write (",", 1);
      write_value_cell (get_cell (record, self->columns->pdata[i]));
    }
  cb_cli_write ("\n", 1);
  for (guint i = 0; i < size; i++)
    self->n_left_out += !has_column (self, cb_value_get_key_at (record, i));
}

static void
add_columns (CbCliRecords *self, CbValue *record)
{
  guint size = cb_value_is (record, CB_NODE_OBJECT) ? cb_value_get_size (record) : 0;

  for (guint i = 0; i < size; i++)
    {
      const char *name = cb_value_get_key_at (record, i);
      if (!has_column (self, name))
        g_ptr_array_add (self->columns, g_strdup (name));
    }
  if (!cb_value_is (record, CB_NODE_OBJECT) && !has_column (self, "value"))
    g_ptr_array_add (self->columns, g_strdup ("value"));
}

static void
settle_columns (CbCliRecords *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        cb_cli_write (",", 1);
      write_cell (self->columns->pdata[i]);
    }
  if (self->columns->len > 0)
    cb_cli_write ("\n", 1);
  for (guint i = 0; i < waiting->len; i++)
    write_row (self, waiting->pdata[i]);
}

static void
write_csv (CbCliRecords *self, const char *record, gsize length)
{
  g_autoptr (CbValue) value = cb_value_new_from_text (record, (gssize) length, NULL);

  if (!value)
    return;
  if (!self->waiting)
    {
      write_row (self, value);
      return;
    }
  add_columns (self, value);
  g_ptr_array_add (self->waiting, g_steal_pointer (&value));
  if (self->waiting->len == N_RECORDS_FOR_COLUMNS)
    settle_columns (self);
}

void
cb_cli_records_write (CbCliRecords *self, const char *record, gsize length)
{
  self->count++;
  if (self->format == FORMAT_CSV)
    {
      write_csv (self, record, length);
      return;
    }
  if (self->format == FORMAT_JSON)
    cb_cli_write (self->count == 1 ? "[\n" : ",\n", -1);
  write_compact (record, length);
  if (self->format == FORMAT_JSON_LINES)
    cb_cli_write ("\n", 1);
}

void
cb_cli_records_finish (CbCliRecords *self)
{
  if (self->format == FORMAT_JSON)
    cb_cli_write (self->count == 0 ? "[]\n" : "\n]\n", -1);
  if (self->format == FORMAT_CSV && self->waiting)
    settle_columns (self);
  if (self->n_left_out > 0)
    cb_cli_note ("%" G_GUINT64_FORMAT " values were left out: no record among the first %d has "
                 "their columns. Use --output jsonl for everything.",
                 self->n_left_out, N_RECORDS_FOR_COLUMNS);
}
