/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-code-loader.h"

#include <string.h>

struct _CbCodeLoader
{
  GtkTextBuffer *buffer;
  GBytes *bytes;
  gsize offset;
  gboolean cut_lines;
  /* Characters of the line that goes on from the last piece. */
  glong line_length;
};

CbCodeLoader *
cb_code_loader_new (GtkTextBuffer *buffer, GBytes *bytes, gboolean cut_lines)
{
  CbCodeLoader *self = g_new0 (CbCodeLoader, 1);

  self->buffer = buffer;
  self->bytes = g_bytes_ref (bytes);
  self->cut_lines = cut_lines;
  return self;
}

void
cb_code_loader_free (CbCodeLoader *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

gsize
cb_code_loader_get_done (CbCodeLoader *self)
{
  return self->offset;
}

/* Where a piece of about @size bytes ends: after a line end, or else between two characters. */
static gsize
get_piece (const char *text, gsize length, gsize size)
{
  const char *newline = NULL;
  gsize end = size;

  if (length <= size)
    return length;
  newline = g_strrstr_len (text, (gssize) size, "\n");
  if (newline)
    return (gsize) (newline - text) + 1;
  while (end > size - 4 && ((guchar) text[end] & 0xc0) == 0x80)
    end--;
  return end;
}

/* Adds one line, or the rest of one, without what is too long to be laid out. */
static void
append_line (CbCodeLoader *self, GString *piece, const char *line, gsize length)
{
  glong room = CB_CODE_LINE_CHARACTERS - self->line_length;
  glong characters = g_utf8_strlen (line, (gssize) length);

  if (characters <= room)
    g_string_append_len (piece, line, (gssize) length);
  else if (room >= 0)
    {
      g_string_append_len (piece, line, g_utf8_offset_to_pointer (line, room) - line);
      g_string_append (piece, "…");
    }
  self->line_length += characters + (characters > room && room >= 0 ? 1 : 0);
}

static char *
cut_long_lines (CbCodeLoader *self, const char *text)
{
  GString *piece = g_string_new (NULL);

  while (*text)
    {
      const char *end = strchrnul (text, '\n');

      append_line (self, piece, text, (gsize) (end - text));
      if (*end)
        {
          g_string_append_c (piece, '\n');
          self->line_length = 0;
          end++;
        }
      text = end;
    }
  return g_string_free (piece, FALSE);
}

gboolean
cb_code_loader_step (CbCodeLoader *self, gsize size)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (self->bytes, &length);
  gsize piece = get_piece (text + self->offset, length - self->offset, size);
  g_autofree char *valid = g_utf8_make_valid (text + self->offset, (gssize) piece);
  GtkTextIter end;

  if (self->cut_lines)
    {
      char *cut = cut_long_lines (self, valid);

      g_free (valid);
      valid = cut;
    }
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, valid, -1);
  self->offset += piece;
  return self->offset < length;
}
