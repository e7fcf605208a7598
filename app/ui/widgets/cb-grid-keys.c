/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-private.h"

#define PAGE_ROWS 10

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

typedef struct
{
  guint row;
  guint column;
} Place;

static CbGridCell *
get_focused_cell (CbGridTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus ? gtk_widget_get_ancestor (focus, CB_TYPE_GRID_CELL) : NULL;

  /* A list of choices or a menu that is open has the keys for itself. */
  if (!cell
      || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)
             != gtk_widget_get_ancestor (cell, GTK_TYPE_POPOVER))
    return NULL;
  return cb_grid_cell_get_item (CB_GRID_CELL (cell)) ? CB_GRID_CELL (cell) : NULL;
}

static void
go (CbGridTable *self, gint64 row, gint64 column)
{
  gint64 last_row = (gint64) g_list_model_get_n_items (self->model) - 1;
  gint64 last_column = (gint64) self->n_columns - 1;

  cb_grid_table_focus_cell (self, (guint) CLAMP (row, 0, last_row),
                            (guint) CLAMP (column, 0, last_column), FALSE);
}

/* To the next or the previous cell in reading order; FALSE at the end, so that the cursor leaves
 * the table. */
static gboolean
go_in_order (CbGridTable *self, Place from, gboolean back)
{
  gint64 index = (gint64) from.row * self->n_columns + from.column + (back ? -1 : 1);
  gint64 count = (gint64) g_list_model_get_n_items (self->model) * self->n_columns;

  if (index < 0 || index >= count)
    return FALSE;
  go (self, index / self->n_columns, index % self->n_columns);
  return TRUE;
}

/* While text is edited, only the keys that end it are taken. */
static gboolean
press_editing (CbGridTable *self, CbGridCell *cell, guint key, GdkModifierType state)
{
  Place place = { cb_grid_cell_get_position (cell), cb_grid_cell_get_column (cell) };
  gboolean back = state & GDK_SHIFT_MASK;

  switch (key)
    {
    case GDK_KEY_Escape:
      return cb_grid_cell_finish (cell, FALSE);
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      back = back || key == GDK_KEY_ISO_Left_Tab;
      if (!cb_grid_cell_finish (cell, TRUE) || go_in_order (self, place, back))
        return TRUE;
      if (!back && cb_grid_table_insert (self, place.row + 1))
        cb_grid_table_focus_cell (self, place.row + 1, 0, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      if (cb_grid_cell_finish (cell, TRUE))
        go (self, (gint64) place.row + 1, place.column);
      return TRUE;
    case GDK_KEY_Up:
      if (cb_grid_cell_finish (cell, TRUE))
        go (self, (gint64) place.row - 1, place.column);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_move (CbGridTable *self, Place place, guint key)
{
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gint64 row = place.row;
  gint64 column = place.column;

  switch (key)
    {
    case GDK_KEY_Up:
      row--;
      break;
    case GDK_KEY_Down:
      row++;
      break;
    case GDK_KEY_Page_Up:
      row -= PAGE_ROWS;
      break;
    case GDK_KEY_Page_Down:
      row += PAGE_ROWS;
      break;
    case GDK_KEY_Left:
      column += right_to_left ? 1 : -1;
      break;
    case GDK_KEY_Right:
      column += right_to_left ? -1 : 1;
      break;
    case GDK_KEY_Home:
      column = 0;
      break;
    case GDK_KEY_End:
      column = self->n_columns;
      break;
    default:
      return FALSE;
    }
  /* Up from the first row leaves the table. */
  if (row < 0 && place.row == 0 && key == GDK_KEY_Up)
    return FALSE;
  go (self, row, column);
  return TRUE;
}

static gboolean
press_control (CbGridTable *self, CbGridCell *cell, guint key)
{
  Place place = { cb_grid_cell_get_position (cell), cb_grid_cell_get_column (cell) };

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      cb_grid_clipboard_copy (self, cell, FALSE);
      return TRUE;
    case GDK_KEY_v:
      cb_grid_clipboard_paste (self, cell);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      cb_grid_table_remove (self, place.row, 1);
      go (self, place.row, place.column);
      return TRUE;
    case GDK_KEY_Home:
      go (self, 0, 0);
      return TRUE;
    case GDK_KEY_End:
      go (self, G_MAXUINT, self->n_columns);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_alt (CbGridTable *self, CbGridCell *cell, guint key)
{
  Place place = { cb_grid_cell_get_position (cell), cb_grid_cell_get_column (cell) };
  guint n = g_list_model_get_n_items (self->model);

  if (key == GDK_KEY_Return)
    {
      g_signal_emit_by_name (self, "row-activated", place.row);
      return TRUE;
    }
  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return FALSE;
  if (key == GDK_KEY_Up ? place.row == 0 : place.row + 1 >= n)
    return TRUE;
  place.row += key == GDK_KEY_Up ? -1 : 1;
  cb_grid_table_move (self, cb_grid_cell_get_position (cell), place.row);
  go (self, place.row, place.column);
  return TRUE;
}

/* A letter begins editing with itself. */
static gboolean
press_letter (CbGridTable *self, CbGridCell *cell, guint key)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (!letter || !g_unichar_isprint (letter))
    return FALSE;
  if (letter == ' ' && cb_grid_cell_toggle (cell))
    return TRUE;
  if (cb_grid_cell_choose_by_letter (cell, letter))
    return TRUE;
  g_unichar_to_utf8 (letter, text);
  cb_grid_cell_edit (cell, text);
  return cb_grid_cell_get_editing (cell);
}

static gboolean
press_plain (CbGridTable *self, CbGridCell *cell, guint key, GdkModifierType state)
{
  Place place = { cb_grid_cell_get_position (cell), cb_grid_cell_get_column (cell) };

  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return go_in_order (self, place, (state & GDK_SHIFT_MASK) || key == GDK_KEY_ISO_Left_Tab);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      if (!cb_grid_cell_toggle (cell))
        cb_grid_cell_edit (cell, NULL);
      return TRUE;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      cb_grid_table_add_row (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (cb_grid_table_get_column (self, place.column)->kind == CB_GRID_TEXT)
        cb_grid_table_write (self, cb_grid_cell_get_item (cell), place.column, "");
      return TRUE;
    default:
      return press_move (self, place, key) || press_letter (self, cell, key);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  CbGridTable *self = data;
  CbGridCell *cell = get_focused_cell (self);
  GdkModifierType modifiers = state & MODIFIERS;

  if (!cell || !self->model)
    return GDK_EVENT_PROPAGATE;
  if (cb_grid_cell_get_editing (cell))
    return (modifiers & ~GDK_SHIFT_MASK) ? GDK_EVENT_PROPAGATE
                                         : press_editing (self, cell, key, state);
  if (modifiers == GDK_CONTROL_MASK)
    return press_control (self, cell, key);
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && gdk_keyval_to_lower (key) == GDK_KEY_c)
    {
      cb_grid_clipboard_copy (self, cell, TRUE);
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_ALT_MASK)
    return press_alt (self, cell, key);
  if (modifiers & ~GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  return press_plain (self, cell, key, state);
}

void
cb_grid_keys_init (CbGridTable *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
