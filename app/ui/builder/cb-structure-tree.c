/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-structure-tree.h"

#include "cb-structure-cell.h"
#include "cb-structure-node.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

/* Deeper parts unfold by hand: structures can be endless. */
#define UNFOLDED_DEPTH 3

struct _CbStructureTree
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbItem *item;
  guint member;
  CbStructureModel *model;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;

  GtkColumnView *view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *type_column;
  GtkColumnViewColumn *required_column;
  GtkColumnViewColumn *description_column;
};

G_DEFINE_FINAL_TYPE (CbStructureTree, cb_structure_tree, ADW_TYPE_BIN)

static CbValue *
resolve (CbValue *schema, gpointer data)
{
  CbStructureTree *self = data;

  if (self->context == NULL)
    return NULL;
  return cb_connector_resolve_schema (cb_builder_context_get_connector (self->context), schema);
}

/* Takes @schema. */
static gboolean
write_schema (CbStructureTree *self, CbValue *schema)
{
  if (schema == NULL)
    return FALSE;
  /* Each is a step of its own, however fast they follow each other. */
  cb_builder_context_begin (self->context, _ ("Change of the structure"));
  cb_item_set_value (self->item, self->member, schema);
  cb_builder_context_end (self->context);
  cb_value_unref (schema);
  return TRUE;
}

static gboolean
edit_cell (CbStructureCellKind kind, const char *pointer, const char *text, int number,
           gpointer data)
{
  CbStructureTree *self = data;
  CbValue *schema = cb_structure_model_get_schema (self->model);
  g_autoptr (CbValue) value = NULL;

  switch (kind)
    {
    case CB_STRUCTURE_CELL_NAME:
      if (write_schema (self, cb_schema_rename (schema, pointer, text)))
        return TRUE;
      cb_toast_show_text (GTK_WIDGET (self), _ ("Another part here has that name already."));
      return FALSE;
    case CB_STRUCTURE_CELL_TYPE:
      return write_schema (self, cb_schema_set_type (schema, pointer, (CbSchemaType) number));
    case CB_STRUCTURE_CELL_REQUIRED:
      return write_schema (self, cb_schema_set_required (schema, pointer, number));
    case CB_STRUCTURE_CELL_DESCRIPTION:
    default:
      value = *text ? cb_value_new_string (text) : NULL;
      return write_schema (self, cb_schema_set_keyword (schema, pointer, "description", value));
    }
}

static GtkTreeListRow *
get_selected_row (CbStructureTree *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static CbStructureNode *
dup_selected (CbStructureTree *self)
{
  GtkTreeListRow *row = get_selected_row (self);

  return row ? gtk_tree_list_row_get_item (row) : NULL;
}

static gboolean
can_have_parts (CbSchemaType type)
{
  return type == CB_SCHEMA_OBJECT || type == CB_SCHEMA_LIST || type == CB_SCHEMA_VARIANTS
         || type == CB_SCHEMA_ANY;
}

/* The part in which a new one is made: the selected one, or what that is in. (transfer full) */
static char *
dup_target (CbStructureTree *self)
{
  g_autoptr (CbStructureNode) node = dup_selected (self);
  g_autoptr (CbStructureNode) parent_node = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (node == NULL || cb_structure_node_is_fixed (node))
    return g_strdup ("");
  if (cb_structure_node_is_root (node) || can_have_parts (cb_structure_node_get_schema_type (node)))
    return g_strdup (cb_structure_node_get_pointer (node));
  parent = gtk_tree_list_row_get_parent (get_selected_row (self));
  parent_node = parent ? gtk_tree_list_row_get_item (parent) : NULL;
  return g_strdup (parent_node ? cb_structure_node_get_pointer (parent_node) : "");
}

static int
find_pointer (CbStructureTree *self, const char *pointer)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (CbStructureNode) node = gtk_tree_list_row_get_item (row);

      if (!cb_structure_node_is_fixed (node)
          && g_str_equal (cb_structure_node_get_pointer (node), pointer))
        return (int) i;
    }
  return -1;
}

static void
select_pointer (CbStructureTree *self, const char *pointer)
{
  int position = find_pointer (self, pointer);

  if (position >= 0)
    gtk_single_selection_set_selected (self->selection, (guint) position);
}

static void
add_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbStructureTree *self = CB_STRUCTURE_TREE (widget);
  CbValue *schema = cb_structure_model_get_schema (self->model);
  g_autofree char *target = dup_target (self);
  g_autofree char *added = NULL;
  int position;

  if (schema == NULL)
    return;
  write_schema (self, cb_schema_add (schema, target, NULL, CB_SCHEMA_TEXT, &added));
  position = find_pointer (self, target);
  if (position >= 0)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, (guint) position);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  if (added)
    select_pointer (self, added);
}

static void
remove_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbStructureTree *self = CB_STRUCTURE_TREE (widget);
  g_autoptr (CbStructureNode) node = dup_selected (self);
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n;

  if (node == NULL || cb_structure_node_is_root (node) || cb_structure_node_is_fixed (node))
    return;
  write_schema (self, cb_schema_remove (cb_structure_model_get_schema (self->model),
                                        cb_structure_node_get_pointer (node)));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (selected, n - 1));
}

/* The position of the selected row among its siblings. */
static guint
get_index (CbStructureTree *self)
{
  GtkTreeListRow *row = get_selected_row (self);
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  g_autoptr (CbStructureNode) node = gtk_tree_list_row_get_item (row);
  GListModel *siblings = parent ? gtk_tree_list_row_get_children (parent) : NULL;
  guint n = siblings ? g_list_model_get_n_items (siblings) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CbStructureNode) other = g_list_model_get_item (siblings, i);

      if (other == node)
        return i;
    }
  return 0;
}

static void
move_part (CbStructureTree *self, int step)
{
  g_autoptr (CbStructureNode) node = dup_selected (self);
  g_autofree char *pointer = node ? g_strdup (cb_structure_node_get_pointer (node)) : NULL;
  guint index = node && !cb_structure_node_is_root (node) ? get_index (self) : 0;

  if (node == NULL || !cb_structure_node_is_property (node) || cb_structure_node_is_fixed (node)
      || (step < 0 && index == 0))
    return;
  write_schema (self, cb_schema_move (cb_structure_model_get_schema (self->model), pointer,
                                      (guint) ((int) index + step)));
  select_pointer (self, pointer);
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_part (CB_STRUCTURE_TREE (widget), -1);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_part (CB_STRUCTURE_TREE (widget), 1);
}

static void
update_actions (CbStructureTree *self)
{
  g_autoptr (CbStructureNode) node = dup_selected (self);
  gboolean own = node && !cb_structure_node_is_root (node) && !cb_structure_node_is_fixed (node);
  gboolean property = own && cb_structure_node_is_property (node);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "structure.remove", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "structure.move-up", property);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "structure.move-down", property);
}

/* Unfolds what fits on a screen, so that a new structure is seen as one. */
static void
unfold (CbStructureTree *self)
{
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->tree)), 60); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

      if (gtk_tree_list_row_get_depth (row) < UNFOLDED_DEPTH)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/* (element-type utf8): the pointers of the parts that are unfolded. */
static GHashTable *
collect_unfolded (CbStructureTree *self)
{
  GHashTable *pointers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (CbStructureNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (pointers, g_strdup (cb_structure_node_get_pointer (node)));
    }
  return pointers;
}

/* Parts that changed their place are other rows, and as unfolded as they were. */
static void
unfold_again (CbStructureTree *self, GHashTable *pointers)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (CbStructureNode) node = gtk_tree_list_row_get_item (row);

      if (!cb_structure_node_is_fixed (node)
          && g_hash_table_contains (pointers, cb_structure_node_get_pointer (node)))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
on_schema_changed (CbStructureTree *self)
{
  CbValue *schema = self->item ? cb_item_get_value (self->item, self->member) : NULL;
  gboolean first = cb_structure_model_get_schema (self->model) == NULL;
  g_autoptr (GHashTable) pointers = collect_unfolded (self);

  cb_structure_model_set_schema (self->model, schema);
  if (first || g_hash_table_size (pointers) == 0)
    unfold (self);
  else
    unfold_again (self, pointers);
  update_actions (self);
}

void
cb_structure_tree_set_place (CbStructureTree *self, CbBuilderContext *context, CbItem *item,
                             guint member)
{
  g_autofree char *signal = NULL;

  g_return_if_fail (CB_IS_STRUCTURE_TREE (self));

  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, on_schema_changed, self);
  g_set_object (&self->context, context);
  g_set_object (&self->item, item);
  self->member = member;
  cb_structure_model_set_schema (self->model, NULL);
  if (item == NULL)
    return;
  signal = g_strdup_printf ("notify::%s", cb_item_get_member (item, member)->key);
  g_signal_connect_object (item, signal, G_CALLBACK (on_schema_changed), self, G_CONNECT_SWAPPED);
  on_schema_changed (self);
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  return cb_structure_node_dup_children (item);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *list_item, CbStructureTree *self)
{
  CbStructureCellKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "cb-kind"));

  gtk_list_item_set_child (list_item, cb_structure_cell_new (kind, edit_cell, self));
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, CbStructureTree *self)
{
  cb_structure_cell_set_row (CB_STRUCTURE_CELL (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *list_item, CbStructureTree *self)
{
  cb_structure_cell_set_row (CB_STRUCTURE_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
add_factory (CbStructureTree *self, GtkColumnViewColumn *column, CbStructureCellKind kind)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "cb-kind", GINT_TO_POINTER (kind));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_column_view_column_set_factory (column, factory);
}

static void
cb_structure_tree_dispose (GObject *object)
{
  CbStructureTree *self = CB_STRUCTURE_TREE (object);

  if (self->view)
    {
      cb_structure_tree_set_place (self, NULL, NULL, 0);
      gtk_column_view_set_model (self->view, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_STRUCTURE_TREE);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cb_structure_tree_parent_class)->dispose (object);
}

static void
cb_structure_tree_class_init (CbStructureTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_structure_tree_dispose;
  gtk_widget_class_install_action (widget_class, "structure.add", NULL, add_part);
  gtk_widget_class_install_action (widget_class, "structure.remove", NULL, remove_part);
  gtk_widget_class_install_action (widget_class, "structure.move-up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "structure.move-down", NULL, move_down);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "structure.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "structure.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "structure.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "structure.move-down", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-structure-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, CbStructureTree, view);
  gtk_widget_class_bind_template_child (widget_class, CbStructureTree, name_column);
  gtk_widget_class_bind_template_child (widget_class, CbStructureTree, type_column);
  gtk_widget_class_bind_template_child (widget_class, CbStructureTree, required_column);
  gtk_widget_class_bind_template_child (widget_class, CbStructureTree, description_column);
}

static void
cb_structure_tree_init (CbStructureTree *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = cb_structure_model_new (resolve, self);
  self->tree = gtk_tree_list_model_new (g_object_ref (cb_structure_model_get_roots (self->model)),
                                        FALSE, FALSE, create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  add_factory (self, self->name_column, CB_STRUCTURE_CELL_NAME);
  add_factory (self, self->type_column, CB_STRUCTURE_CELL_TYPE);
  add_factory (self, self->required_column, CB_STRUCTURE_CELL_REQUIRED);
  add_factory (self, self->description_column, CB_STRUCTURE_CELL_DESCRIPTION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  update_actions (self);
}
