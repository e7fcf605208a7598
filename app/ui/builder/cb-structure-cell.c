/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-structure-cell.h"

#include <glib/gi18n.h>

struct _CbStructureCell
{
  AdwBin parent_instance;

  CbStructureCellKind kind;
  CbStructureEditFunc func;
  gpointer data;
  CbStructureNode *node;
  char *shown;
  gboolean filling;

  GtkTreeExpander *expander;
  GtkWidget *widget;
};

G_DEFINE_FINAL_TYPE (CbStructureCell, cb_structure_cell, ADW_TYPE_BIN)

static const char *
get_shown_text (CbStructureCell *self)
{
  if (self->kind == CB_STRUCTURE_CELL_DESCRIPTION)
    return cb_structure_node_get_description (self->node);
  if (cb_structure_node_is_root (self->node))
    return _ ("(whole body)");
  return cb_structure_node_get_name (self->node);
}

static gboolean
is_editing (CbStructureCell *self)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->widget)), self->shown);
}

static void
show_text (CbStructureCell *self)
{
  gboolean fixed = cb_structure_node_is_fixed (self->node);
  gboolean editable = !fixed
                      && (self->kind == CB_STRUCTURE_CELL_DESCRIPTION
                          || cb_structure_node_is_property (self->node));

  g_free (self->shown);
  self->shown = g_strdup (get_shown_text (self));
  gtk_editable_set_text (GTK_EDITABLE (self->widget), self->shown);
  gtk_editable_set_editable (GTK_EDITABLE (self->widget), editable);
  if (self->kind == CB_STRUCTURE_CELL_NAME && !cb_structure_node_is_property (self->node))
    gtk_widget_add_css_class (self->widget, "dim-label");
  else
    gtk_widget_remove_css_class (self->widget, "dim-label");
}

static void
show_node (CbStructureCell *self)
{
  self->filling = TRUE;
  switch (self->kind)
    {
    case CB_STRUCTURE_CELL_TYPE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->widget),
                                  cb_structure_node_get_schema_type (self->node));
      gtk_widget_set_sensitive (self->widget, !cb_structure_node_is_fixed (self->node));
      gtk_widget_set_tooltip_text (self->widget, cb_structure_node_get_label (self->node));
      break;
    case CB_STRUCTURE_CELL_REQUIRED:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->widget),
                                   cb_structure_node_get_required (self->node));
      gtk_widget_set_visible (self->widget, cb_structure_node_is_property (self->node));
      gtk_widget_set_sensitive (self->widget, !cb_structure_node_is_fixed (self->node));
      break;
    case CB_STRUCTURE_CELL_NAME:
    case CB_STRUCTURE_CELL_DESCRIPTION:
    default:
      show_text (self);
    }
  self->filling = FALSE;
}

static void
send (CbStructureCell *self, const char *text, int number)
{
  g_autoptr (CbStructureNode) node = g_object_ref (self->node);
  g_autofree char *pointer = g_strdup (cb_structure_node_get_pointer (node));

  if (!self->func (self->kind, pointer, text, number, self->data) && self->node)
    show_node (self);
}

static void
take_text (CbStructureCell *self)
{
  g_autofree char *text = NULL;

  if (self->filling || self->node == NULL || !is_editing (self))
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget)));
  send (self, text, 0);
}

/* Escape takes back what was typed; Ctrl+Delete removes the row, unless a word was begun. */
static gboolean
on_key (CbStructureCell *self, guint key, guint code, GdkModifierType state)
{
  if (self->node == NULL)
    return FALSE;
  if (key == GDK_KEY_Escape && is_editing (self))
    {
      show_node (self);
      return TRUE;
    }
  if (key == GDK_KEY_Delete && (state & GDK_CONTROL_MASK) && !is_editing (self))
    return gtk_widget_activate_action (GTK_WIDGET (self), "structure.remove", NULL);
  return FALSE;
}

static void
on_type (CbStructureCell *self)
{
  if (!self->filling && self->node)
    send (self, NULL, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->widget)));
}

static void
on_required (CbStructureCell *self)
{
  if (!self->filling && self->node)
    send (self, NULL, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->widget)));
}

static GtkWidget *
make_type (CbStructureCell *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *widget;

  for (int i = CB_SCHEMA_ANY; i <= CB_SCHEMA_VARIANTS; i++)
    gtk_string_list_append (titles, cb_schema_type_get_title ((CbSchemaType) i));
  widget = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_widget_add_css_class (widget, "flat");
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (on_type), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type"), -1);
  return widget;
}

static GtkWidget *
make_required (CbStructureCell *self)
{
  GtkWidget *widget = gtk_check_button_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  g_signal_connect_object (widget, "toggled", G_CALLBACK (on_required), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Required"), -1);
  return widget;
}

static void
watch_text (CbStructureCell *self, GtkWidget *text)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (text, "activate", G_CALLBACK (take_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (take_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  gtk_widget_add_controller (text, keys);
}

static GtkWidget *
make_text (CbStructureCell *self)
{
  GtkWidget *widget = gtk_text_new ();

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_add_css_class (widget, "structure-text");
  gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
  if (self->kind == CB_STRUCTURE_CELL_NAME)
    gtk_widget_add_css_class (widget, "monospace");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
      self->kind == CB_STRUCTURE_CELL_NAME ? _ ("Name") : _ ("Description"), -1);
  watch_text (self, widget);
  return widget;
}

void
cb_structure_cell_set_row (CbStructureCell *self, GtkTreeListRow *row)
{
  g_autoptr (CbStructureNode) node = row ? gtk_tree_list_row_get_item (row) : NULL;

  g_return_if_fail (CB_IS_STRUCTURE_CELL (self));

  if (self->node)
    g_signal_handlers_disconnect_by_func (self->node, show_node, self);
  g_set_object (&self->node, node);
  if (self->expander)
    gtk_tree_expander_set_list_row (self->expander, row);
  if (node == NULL)
    return;
  g_signal_connect_object (node, "changed", G_CALLBACK (show_node), self, G_CONNECT_SWAPPED);
  show_node (self);
}

static void
cb_structure_cell_dispose (GObject *object)
{
  CbStructureCell *self = CB_STRUCTURE_CELL (object);

  self->filling = TRUE;
  g_clear_object (&self->node);
  G_OBJECT_CLASS (cb_structure_cell_parent_class)->dispose (object);
}

static void
cb_structure_cell_finalize (GObject *object)
{
  g_free (CB_STRUCTURE_CELL (object)->shown);
  G_OBJECT_CLASS (cb_structure_cell_parent_class)->finalize (object);
}

static void
cb_structure_cell_class_init (CbStructureCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_structure_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_structure_cell_finalize;
}

static void
cb_structure_cell_init (CbStructureCell *self)
{
}

GtkWidget *
cb_structure_cell_new (CbStructureCellKind kind, CbStructureEditFunc func, gpointer data)
{
  CbStructureCell *self = g_object_new (CB_TYPE_STRUCTURE_CELL, NULL);

  self->kind = kind;
  self->func = func;
  self->data = data;
  if (kind == CB_STRUCTURE_CELL_TYPE)
    self->widget = make_type (self);
  else if (kind == CB_STRUCTURE_CELL_REQUIRED)
    self->widget = make_required (self);
  else
    self->widget = make_text (self);

  if (kind == CB_STRUCTURE_CELL_NAME)
    {
      self->expander = GTK_TREE_EXPANDER (gtk_tree_expander_new ());
      gtk_tree_expander_set_child (self->expander, self->widget);
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
    }
  else
    adw_bin_set_child (ADW_BIN (self), self->widget);
  return GTK_WIDGET (self);
}
