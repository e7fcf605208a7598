/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-tree.h"

#include "cb-value-node.h"

/* Unfolding stops here: more than a few screens is looked for, not read. */
#define MAX_EXPANDED_ROWS 500

struct _CbValueTree
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkPopover *popover;
  CbValue *value;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS,
};

enum
{
  ACTIVATED,
  SELECTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbValueTree, cb_value_tree, GTK_TYPE_WIDGET)

static CbValueNode *
dup_node (gpointer row)
{
  return row ? gtk_tree_list_row_get_item (row) : NULL;
}

static GtkTreeListRow *
get_selected_row (CbValueTree *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (CbValueTree *self)
{
  g_autofree char *pointer = cb_value_tree_dup_selected (self);

  if (pointer)
    g_signal_emit (self, signals[SELECTED], 0, pointer);
}

static void
activate_cb (CbValueTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (CbValueNode) node = dup_node (row);
  g_autofree char *pointer = node ? cb_value_node_dup_pointer (node) : NULL;

  if (pointer)
    g_signal_emit (self, signals[ACTIVATED], 0, pointer);
}

static void
show_menu (CbValueTree *self, GtkWidget *cell, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (cell, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (self->popover,
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
right_pressed_cb (CbValueTree *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *list_item = g_object_get_data (G_OBJECT (cell), "list-item");

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (list_item));
  show_menu (self, cell, x, y);
}

static void
add_menu (CbValueTree *self, GtkWidget *cell, GtkListItem *list_item)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (cell), "list-item", list_item);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (right_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static void
setup_name_cb (CbValueTree *self, GtkListItem *list_item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), make_label ());
  add_menu (self, expander, list_item);
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_name_cb (CbValueTree *self, GtkListItem *list_item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_tree_expander_get_child (expander);
  g_autoptr (CbValueNode) node = dup_node (row);
  g_autofree char *name = cb_value_node_dup_name (node);

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (label), name);
  if (cb_value_node_is_item (node))
    gtk_widget_add_css_class (label, "value-index");
  else
    gtk_widget_remove_css_class (label, "value-index");
}

static void
unbind_name_cb (CbValueTree *self, GtkListItem *list_item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static void
setup_label_cb (CbValueTree *self, GtkListItem *list_item)
{
  GtkWidget *label = make_label ();

  add_menu (self, label, list_item);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_value_cb (CbValueTree *self, GtkListItem *list_item)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autoptr (CbValueNode) node = dup_node (gtk_list_item_get_item (list_item));
  g_autofree char *summary = cb_value_node_dup_summary (node);
  const char *classes[] = { cb_value_node_get_css_class (node), NULL };

  gtk_label_set_text (GTK_LABEL (label), summary);
  gtk_widget_set_css_classes (label, classes);
}

static void
bind_kind_cb (CbValueTree *self, GtkListItem *list_item)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autoptr (CbValueNode) node = dup_node (gtk_list_item_get_item (list_item));

  gtk_label_set_text (GTK_LABEL (label), cb_value_node_get_kind_name (node));
  gtk_widget_add_css_class (label, "value-kind");
}

static gboolean
collapse (CbValueTree *self, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return TRUE;
    }
  parent = gtk_tree_list_row_get_parent (row);
  if (parent)
    gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (parent));
  return parent != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  CbValueTree *self = CB_VALUE_TREE (data);
  GtkTreeListRow *row = get_selected_row (self);

  if (!row)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Right && gtk_tree_list_row_is_expandable (row))
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Left)
    return collapse (self, row);
  if (key == GDK_KEY_c && (state & GDK_CONTROL_MASK))
    return gtk_widget_activate_action (GTK_WIDGET (self), "tree.copy-value", NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (CbValueNode) node = dup_node (get_selected_row (CB_VALUE_TREE (widget)));
  g_autofree char *text = NULL;

  if (!node)
    return;
  if (g_str_equal (action, "tree.copy-pointer"))
    text = cb_value_node_dup_pointer (node);
  else if (g_str_equal (action, "tree.copy-name"))
    text = cb_value_node_dup_name (node);
  else
    text = cb_value_node_dup_text (node);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Unfolds rows from @first on, down to @depth, as long as they are deeper than @above. */
static void
expand_from (CbValueTree *self, guint first, guint above, guint depth)
{
  guint limit = first + MAX_EXPANDED_ROWS;

  for (guint i = first; i < limit; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      guint row_depth = row ? gtk_tree_list_row_get_depth (row) + 1 : 0;

      if (!row || (i > first && row_depth <= above))
        return;
      if (row_depth < depth)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
expand_below_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CbValueTree *self = CB_VALUE_TREE (widget);
  GtkTreeListRow *row = get_selected_row (self);

  if (row)
    expand_from (self, gtk_tree_list_row_get_position (row), gtk_tree_list_row_get_depth (row) + 1,
                 G_MAXUINT);
}

static void
cb_value_tree_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALUE:
      g_value_set_boxed (value, CB_VALUE_TREE (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_value_tree_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALUE:
      cb_value_tree_set_value (CB_VALUE_TREE (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_value_tree_dispose (GObject *object)
{
  CbValueTree *self = CB_VALUE_TREE (object);

  if (self->selection)
    gtk_single_selection_set_model (self->selection, NULL);
  self->selection = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_VALUE_TREE);
  g_clear_pointer (&self->value, cb_value_unref);
  G_OBJECT_CLASS (cb_value_tree_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-value-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, CbValueTree, scroller);
  gtk_widget_class_bind_template_child (widget_class, CbValueTree, view);
  gtk_widget_class_bind_template_child (widget_class, CbValueTree, selection);
  gtk_widget_class_bind_template_child (widget_class, CbValueTree, popover);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cb_value_tree_class_init (CbValueTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_value_tree_get_property;
  object_class->set_property = cb_value_tree_set_property;
  object_class->dispose = cb_value_tree_dispose;
  properties[PROP_VALUE] = g_param_spec_boxed ("value", NULL, NULL, CB_TYPE_VALUE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", CB_TYPE_VALUE_TREE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", CB_TYPE_VALUE_TREE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "tree.copy-value", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "tree.copy-name", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "tree.copy-pointer", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "tree.expand-below", NULL, expand_below_action);
}

static void
cb_value_tree_init (CbValueTree *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_value_tree_new (void)
{
  return g_object_new (CB_TYPE_VALUE_TREE, NULL);
}

static GListModel *
make_children_cb (gpointer item, gpointer data)
{
  return cb_value_node_make_children (item);
}

/* A single value is a row of its own. */
static GListModel *
make_root (CbValue *value)
{
  g_autoptr (CbValueNode) node = cb_value_node_new (NULL, 0, value);
  GListModel *children = cb_value_node_make_children (node);
  GListStore *store = NULL;

  if (children)
    return children;
  store = g_list_store_new (CB_TYPE_VALUE_NODE);
  g_list_store_append (store, node);
  return G_LIST_MODEL (store);
}

void
cb_value_tree_set_value (CbValueTree *self, CbValue *value)
{
  g_autoptr (GtkTreeListModel) model = NULL;

  g_return_if_fail (CB_IS_VALUE_TREE (self));

  if (self->value == value)
    return;
  g_clear_pointer (&self->value, cb_value_unref);
  self->value = value ? cb_value_ref (value) : NULL;
  if (value)
    model = gtk_tree_list_model_new (make_root (value), FALSE, FALSE, make_children_cb, NULL, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

CbValue *
cb_value_tree_get_value (CbValueTree *self)
{
  g_return_val_if_fail (CB_IS_VALUE_TREE (self), NULL);
  return self->value;
}

char *
cb_value_tree_dup_selected (CbValueTree *self)
{
  g_autoptr (CbValueNode) node = NULL;

  g_return_val_if_fail (CB_IS_VALUE_TREE (self), NULL);
  node = dup_node (get_selected_row (self));
  return node ? cb_value_node_dup_pointer (node) : NULL;
}

void
cb_value_tree_expand (CbValueTree *self, guint depth)
{
  g_return_if_fail (CB_IS_VALUE_TREE (self));
  expand_from (self, 0, 0, depth);
}

guint
cb_value_tree_get_n_rows (CbValueTree *self)
{
  g_return_val_if_fail (CB_IS_VALUE_TREE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}
