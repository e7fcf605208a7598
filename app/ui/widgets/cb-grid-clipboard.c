/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-private.h"

#include <string.h>

/* What a spreadsheet puts around a cell that holds a tab, a quote or a line end. */
static void
append_field (GString *text, const char *field)
{
  if (!strpbrk (field, "\t\n\r\""))
    {
      g_string_append (text, field);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = field; *c; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

void
cb_grid_clipboard_copy (CbGridTable *self, CbGridCell *cell, gboolean whole_row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *one = NULL;

  if (!whole_row)
    {
      one = cb_grid_cell_dup_text (cell);
      g_string_append (text, one);
    }
  for (guint i = 0; whole_row && i < self->n_columns; i++)
    {
      g_autofree char *field = cb_grid_value_dup_text (cb_grid_cell_get_item (cell),
                                                       self->columns[i].property);

      if (i > 0)
        g_string_append_c (text, '\t');
      append_field (text, field);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* Reads one field up to a tab, a line end or the end, and tells which by the character. */
static char *
read_field (const char **text, char *end)
{
  GString *field = g_string_new (NULL);
  const char *c = *text;
  gboolean quoted = *c == '"';

  c += quoted;
  while (*c && (quoted || !strchr ("\t\r\n", *c)))
    {
      if (quoted && c[0] == '"' && c[1] == '"')
        c++;
      else if (quoted && *c == '"')
        {
          quoted = FALSE;
          c++;
          continue;
        }
      g_string_append_c (field, *c++);
    }
  if (c[0] == '\r' && c[1] == '\n')
    c++;
  *end = *c == '\r' ? '\n' : *c;
  *text = *c ? c + 1 : c;
  return g_string_free (field, FALSE);
}

static gboolean
ensure_row (CbGridTable *self, guint position)
{
  guint n = g_list_model_get_n_items (self->model);

  return position < n || (position == n && cb_grid_table_insert (self, position));
}

/* Columns of the paste that are beyond the last column of the table are left out. */
static guint
paste_row (CbGridTable *self, guint position, guint column, const char **text)
{
  guint refused = 0;
  char end = '\t';

  for (; end == '\t'; column++)
    {
      g_autofree char *field = read_field (text, &end);
      g_autoptr (GObject) item = NULL;

      if (column >= self->n_columns)
        continue;
      item = g_list_model_get_item (self->model, position);
      if (item && !cb_grid_table_write (self, item, column, field))
        refused++;
    }
  return refused;
}

guint
cb_grid_table_paste (CbGridTable *self, guint position, guint column, const char *text)
{
  guint refused = 0;

  g_return_val_if_fail (CB_IS_GRID_TABLE (self), 0);
  g_return_val_if_fail (text, 0);

  if (!self->model || !self->editable)
    return 0;
  if (self->funcs && self->funcs->begin)
    self->funcs->begin (self, self->funcs_data);
  for (; *text && ensure_row (self, position); position++)
    refused += paste_row (self, position, column, &text);
  if (self->funcs && self->funcs->end)
    self->funcs->end (self, self->funcs_data);
  return refused;
}

typedef struct
{
  CbGridTable *table;
  guint position;
  guint column;
} Target;

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Target *target = data;
  g_autoptr (CbGridTable) self = target->table;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!text)
    return;
  if (cb_grid_table_paste (self, target->position, target->column, text) > 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  cb_grid_table_focus_cell (self, target->position, target->column, FALSE);
}

void
cb_grid_clipboard_paste (CbGridTable *self, CbGridCell *cell)
{
  Target *target = g_new0 (Target, 1);

  target->table = g_object_ref (self);
  target->position = cb_grid_cell_get_position (cell);
  target->column = cb_grid_cell_get_column (cell);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 target);
}
