/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)

static GString *buffer;
static int output_error;
static guint flush_source;

/* libsoup and GIO ignore the signal, so that it is brought back to end the program as usual. */
static void
die_by_pipe (void)
{
  signal (SIGPIPE, SIG_DFL);
  raise (SIGPIPE);
  _exit (128 + SIGPIPE);
}

void
cb_cli_flush (void)
{
  gsize done = 0;

  while (buffer && done < buffer->len && output_error == 0)
    {
      gssize count = write (STDOUT_FILENO, buffer->str + done, buffer->len - done);

      if (count < 0 && errno == EPIPE)
        die_by_pipe ();
      if (count < 0 && errno != EINTR)
        output_error = errno;
      if (count > 0)
        done += (gsize) count;
    }
  if (buffer)
    g_string_truncate (buffer, 0);
}

static gboolean
flush_cb (gpointer data)
{
  flush_source = 0;
  cb_cli_flush ();
  return G_SOURCE_REMOVE;
}

void
cb_cli_write (const char *text, gssize length)
{
  if (!buffer)
    buffer = g_string_sized_new (BUFFER_BYTES);
  g_string_append_len (buffer, text, length);
  if (buffer->len >= BUFFER_BYTES)
    cb_cli_flush ();
  if (flush_source == 0)
    flush_source = g_idle_add (flush_cb, NULL);
}

void
cb_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cb_cli_write (text, -1);
}

gboolean
cb_cli_output_failed (void)
{
  return output_error != 0;
}

gboolean
cb_cli_finish_output (void)
{
  cb_cli_flush ();
  g_clear_handle_id (&flush_source, g_source_remove);
  if (buffer)
    g_string_free (g_steal_pointer (&buffer), TRUE);
  if (output_error == 0)
    return TRUE;
  cb_cli_error (NULL, "Standard output cannot be written: %s", g_strerror (output_error));
  return FALSE;
}

void
cb_cli_print_value (CbValue *value)
{
  g_autofree char *text = cb_value_to_text (value, 0);

  cb_cli_print ("%s\n", text);
}

void
cb_cli_print_builder (CbValueBuilder *builder)
{
  g_autoptr (CbValue) value = cb_value_builder_finish (builder);

  cb_cli_print_value (value);
}

void
cb_cli_add_text (CbValueBuilder *builder, const char *key, const char *text)
{
  g_autoptr (CbValue) null = text ? NULL : cb_value_new_null ();

  cb_value_builder_set_key (builder, key);
  if (text)
    cb_value_builder_add_string (builder, text);
  else
    cb_value_builder_add (builder, null);
}

void
cb_cli_add_integer (CbValueBuilder *builder, const char *key, gint64 value)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_int64 (builder, value);
}

void
cb_cli_add_boolean (CbValueBuilder *builder, const char *key, gboolean value)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_boolean (builder, value);
}

void
cb_cli_add_time (CbValueBuilder *builder, const char *key, gint64 microseconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (microseconds > 0)
    time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  if (time)
    text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  cb_cli_add_text (builder, key, text);
}

void
cb_cli_add_texts (CbValueBuilder *builder, const char *key, const char *const *texts)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_begin_array (builder);
  for (; texts && *texts; texts++)
    cb_value_builder_add_string (builder, *texts);
  cb_value_builder_end (builder);
}

struct _CbCliTable
{
  guint n_columns;
  /* Cells row by row, the titles first. */
  GPtrArray *cells;
};

CbCliTable *
cb_cli_table_new (const char *const *titles)
{
  CbCliTable *self = g_new0 (CbCliTable, 1);

  self->n_columns = g_strv_length ((char **) titles);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  cb_cli_table_add (self, titles);
  return self;
}

/* Control characters in foreign text would steer the terminal. */
static char *
make_printable (const char *text)
{
  g_autofree char *valid = cb_text_make_valid (text, -1);
  GString *printable = g_string_new (NULL);

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (g_unichar_iscntrl (character))
        g_string_append_c (printable, ' ');
      else
        g_string_append_unichar (printable, character);
    }
  return g_string_free (printable, FALSE);
}

void
cb_cli_table_add (CbCliTable *self, const char *const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, make_printable (cells[i]));
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

static guint
get_column_width (CbCliTable *self, guint column)
{
  guint width = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    width = MAX (width, get_width (self->cells->pdata[i]));
  return width;
}

void
cb_cli_table_print (CbCliTable *self)
{
  g_autofree guint *widths = g_new (guint, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = get_column_width (self, i);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      const char *cell = self->cells->pdata[i];

      if (column + 1 < self->n_columns)
        cb_cli_print ("%s%*s", cell, (int) (widths[column] - get_width (cell) + 2), "");
      else
        cb_cli_print ("%s\n", cell);
    }
}

void
cb_cli_table_free (CbCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}
