/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-cell.h"

#include "cb-grid-choices.h"
#include "cb-grid-private.h"

struct _CbGridCell
{
  GtkWidget parent_instance;

  CbGridTable *table;
  guint column;
  GtkListItem *list_item;
  GObject *item;
  gulong notify_handler;

  GtkWidget *label;
  GtkWidget *check;
  GtkWidget *arrow;
  GtkWidget *editor;
  GtkWidget *popover;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (CbGridCell, cb_grid_cell, GTK_TYPE_WIDGET)

static const CbGridColumn *
get_column (CbGridCell *self)
{
  return cb_grid_table_get_column (self->table, self->column);
}

static char *
dup_shown_text (CbGridCell *self)
{
  const CbGridColumn *column = get_column (self);
  g_autofree char *text = cb_grid_cell_dup_text (self);

  if (column->kind == CB_GRID_CHOICE)
    return g_strdup (cb_grid_choices_get_label (column, text));
  return g_steal_pointer (&text);
}

static void
update_problem (CbGridCell *self)
{
  g_autofree char *problem = cb_grid_table_dup_problem (self->table, self->item, self->column);

  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update_text (CbGridCell *self)
{
  g_autofree char *shown = dup_shown_text (self);
  g_autofree char *name = NULL;

  self->updating = TRUE;
  if (self->check)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), g_strcmp0 (shown, "true") == 0);
  else
    gtk_label_set_text (GTK_LABEL (self->label), shown);
  self->updating = FALSE;
  name = g_strdup_printf ("%s: %s", get_column (self)->title, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
notify_cb (CbGridCell *self, GParamSpec *pspec)
{
  if (g_strcmp0 (pspec->name, get_column (self)->property) == 0)
    update_text (self);
  update_problem (self);
}

static void
check_toggled_cb (CbGridCell *self)
{
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  if (self->updating || !self->item)
    return;
  if (!cb_grid_table_write (self->table, self->item, self->column, active ? "true" : "false"))
    update_text (self);
}

static void
focus_enter_cb (CbGridCell *self)
{
  if (self->item)
    cb_grid_table_cell_focused (self->table, self);
}

static void
focus_leave_cb (CbGridCell *self)
{
  if (self->editor && !cb_grid_cell_finish (self, TRUE))
    cb_grid_cell_finish (self, FALSE);
}

static void
pressed_cb (CbGridCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->editor)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->check && cb_grid_table_can_edit (self->table, self->column))
    cb_grid_cell_edit (self, NULL);
  else if (n_press == 2)
    g_signal_emit_by_name (self->table, "row-activated", cb_grid_cell_get_position (self));
}

static gboolean
cb_grid_cell_grab_focus (GtkWidget *widget)
{
  CbGridCell *self = CB_GRID_CELL (widget);

  if (self->editor)
    return gtk_widget_grab_focus (self->editor);
  return GTK_WIDGET_CLASS (cb_grid_cell_parent_class)->grab_focus (widget);
}

static void
cb_grid_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CbGridCell *self = CB_GRID_CELL (widget);

  GTK_WIDGET_CLASS (cb_grid_cell_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
clear_children (CbGridCell *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->arrow, gtk_widget_unparent);
}

static void
cb_grid_cell_dispose (GObject *object)
{
  CbGridCell *self = CB_GRID_CELL (object);

  if (self->item)
    cb_grid_cell_unbind (self);
  clear_children (self);
  if (self->table)
    g_object_remove_weak_pointer (G_OBJECT (self->table), (gpointer *) &self->table);
  self->table = NULL;
  G_OBJECT_CLASS (cb_grid_cell_parent_class)->dispose (object);
}

static void
cb_grid_cell_class_init (CbGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_grid_cell_dispose;
  widget_class->grab_focus = cb_grid_cell_grab_focus;
  widget_class->size_allocate = cb_grid_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cb_grid_cell_init (CbGridCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
make_check (CbGridCell *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_halign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->check, TRUE);
  gtk_widget_set_sensitive (self->check, cb_grid_table_can_edit (self->table, self->column));
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);
}

static void
make_label (CbGridCell *self)
{
  const CbGridColumn *column = get_column (self);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  if (column->monospace)
    gtk_widget_add_css_class (GTK_WIDGET (self), "monospace");
  if (column->kind != CB_GRID_CHOICE)
    return;
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
}

GtkWidget *
cb_grid_cell_new (CbGridTable *table, guint column)
{
  CbGridCell *self = g_object_new (CB_TYPE_GRID_CELL, NULL);

  self->table = table;
  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &self->table);
  self->column = column;
  if (get_column (self)->kind == CB_GRID_CHECK)
    make_check (self);
  else
    make_label (self);
  return GTK_WIDGET (self);
}

void
cb_grid_cell_bind (CbGridCell *self, GtkListItem *list_item)
{
  self->list_item = list_item;
  self->item = g_object_ref (gtk_list_item_get_item (list_item));
  self->notify_handler = g_signal_connect_swapped (self->item, "notify", G_CALLBACK (notify_cb),
                                                   self);
  update_text (self);
  update_problem (self);
  cb_grid_table_add_cell (self->table, self);
}

void
cb_grid_cell_unbind (CbGridCell *self)
{
  if (self->editor)
    cb_grid_cell_finish (self, FALSE);
  if (self->table)
    cb_grid_table_remove_cell (self->table, self);
  g_clear_signal_handler (&self->notify_handler, self->item);
  g_clear_object (&self->item);
  self->list_item = NULL;
}

GObject *
cb_grid_cell_get_item (CbGridCell *self)
{
  return self->item;
}

guint
cb_grid_cell_get_column (CbGridCell *self)
{
  return self->column;
}

guint
cb_grid_cell_get_position (CbGridCell *self)
{
  return self->list_item ? gtk_list_item_get_position (self->list_item) : GTK_INVALID_LIST_POSITION;
}

char *
cb_grid_cell_dup_text (CbGridCell *self)
{
  return cb_grid_value_dup_text (self->item, get_column (self)->property);
}

gboolean
cb_grid_cell_get_editing (CbGridCell *self)
{
  return self->editor != NULL;
}

static void
chosen_cb (CbGridCell *self, const char *value)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->item)
    cb_grid_table_write (self->table, self->item, self->column, value);
}

static void
open_choices (CbGridCell *self)
{
  g_autofree char *text = cb_grid_cell_dup_text (self);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = cb_grid_choices_new (get_column (self), text);
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
open_editor (CbGridCell *self, const char *text)
{
  g_autofree char *current = cb_grid_cell_dup_text (self);

  self->editor = gtk_text_new ();
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 1);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text ? text : current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_column (self)->title, -1);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_grab_focus (self->editor);
  if (text)
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
}

void
cb_grid_cell_edit (CbGridCell *self, const char *text)
{
  if (self->editor || self->check || !self->item
      || !cb_grid_table_can_edit (self->table, self->column))
    return;
  if (get_column (self)->kind == CB_GRID_CHOICE)
    open_choices (self);
  else
    open_editor (self, text);
}

static void
close_editor (CbGridCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  gboolean had_focus = gtk_widget_has_focus (editor);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_set_visible (self->label, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
}

gboolean
cb_grid_cell_finish (CbGridCell *self, gboolean take)
{
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  if (!self->editor)
    return TRUE;
  before = cb_grid_cell_dup_text (self);
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  if (take && g_strcmp0 (before, text) != 0
      && !cb_grid_table_write (self->table, self->item, self->column, text))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      return FALSE;
    }
  /* Writing may have replaced the row, and this cell's editor with it. */
  if (self->editor)
    close_editor (self);
  if (self->item)
    update_problem (self);
  return TRUE;
}

gboolean
cb_grid_cell_toggle (CbGridCell *self)
{
  if (!self->check || !cb_grid_table_can_edit (self->table, self->column))
    return FALSE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  return TRUE;
}

gboolean
cb_grid_cell_choose_by_letter (CbGridCell *self, gunichar letter)
{
  const CbGridColumn *column = get_column (self);
  g_autofree char *text = NULL;
  const char *next = NULL;

  if (column->kind != CB_GRID_CHOICE || !cb_grid_table_can_edit (self->table, self->column))
    return FALSE;
  text = cb_grid_cell_dup_text (self);
  next = cb_grid_choices_find_next (column, text, letter);
  if (next)
    cb_grid_table_write (self->table, self->item, self->column, next);
  return TRUE;
}

void
cb_grid_cell_refresh (CbGridCell *self)
{
  if (!self->item)
    return;
  if (self->check)
    gtk_widget_set_sensitive (self->check, cb_grid_table_can_edit (self->table, self->column));
  update_problem (self);
}
