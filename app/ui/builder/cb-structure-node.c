/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-structure-node.h"

struct _CbStructureModel
{
  GObject parent_instance;

  CbValue *schema;
  CbSchemaResolver resolver;
  gpointer data;
  GListStore *roots;
};

struct _CbStructureNode
{
  GObject parent_instance;

  CbStructureModel *model;
  CbSchemaChildKind kind;
  gboolean root;
  gboolean fixed;
  char *pointer;
  char *name;
  char *label;
  char *description;
  CbValue *schema;
  CbSchemaType type;
  gboolean required;
  gboolean has_children;
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (CbStructureNode, cb_structure_node, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CbStructureModel, cb_structure_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static CbSchemaScope
get_scope (CbStructureModel *self)
{
  return (CbSchemaScope){ self->schema, self->resolver, self->data };
}

static void
cb_structure_node_finalize (GObject *object)
{
  CbStructureNode *self = CB_STRUCTURE_NODE (object);

  g_clear_weak_pointer (&self->model);
  g_free (self->pointer);
  g_free (self->name);
  g_free (self->label);
  g_free (self->description);
  g_clear_pointer (&self->schema, cb_value_unref);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (cb_structure_node_parent_class)->finalize (object);
}

static void
cb_structure_node_class_init (CbStructureNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_structure_node_finalize;
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_STRUCTURE_NODE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_structure_node_init (CbStructureNode *self)
{
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text ? text : "");
}

static void
take_child (CbStructureNode *self, CbSchemaChild *child, gboolean fixed)
{
  self->kind = child->kind;
  self->fixed = fixed;
  self->type = child->type;
  self->required = child->required;
  self->has_children = child->has_children;
  set_text (&self->pointer, child->pointer);
  set_text (&self->name, child->name);
  set_text (&self->label, child->label);
  set_text (&self->description, child->description);
  g_clear_pointer (&self->schema, cb_value_unref);
  self->schema = child->schema ? cb_value_ref (child->schema) : NULL;
}

static CbStructureNode *
node_new (CbStructureModel *model, CbSchemaChild *child, gboolean fixed)
{
  CbStructureNode *self = g_object_new (CB_TYPE_STRUCTURE_NODE, NULL);

  g_set_weak_pointer (&self->model, model);
  take_child (self, child, fixed);
  return self;
}

/* Parts of a shared structure are looked at by themselves: they have no place in this one. */
static GPtrArray *
list_children (CbStructureNode *self)
{
  CbSchemaScope scope = get_scope (self->model);

  if (self->fixed)
    return cb_schema_list_children_of (self->schema, &scope);
  return cb_schema_list_children (self->model->schema, self->pointer, &scope);
}

static gboolean
children_are_fixed (CbStructureNode *self, CbSchemaChild *child)
{
  return self->fixed || (*child->pointer == '\0');
}

/* Whether @node can go on as the row of @child: what it can unfold to must not come or go, because
 * a tree asks for that once. Where no row came or went, another name is a new name. */
static gboolean
fits (CbStructureNode *node, CbSchemaChild *child, gboolean same_number)
{
  return node->kind == child->kind && node->has_children == child->has_children
         && (same_number || g_str_equal (node->name, child->name)
             || g_str_equal (node->pointer, child->pointer));
}

static void refresh_children (CbStructureNode *self);

static void
refresh_node (CbStructureNode *self, CbSchemaChild *child, gboolean fixed)
{
  take_child (self, child, fixed);
  refresh_children (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Row by row from the top as long as they fit, then from the bottom; what is between is new. */
static void
refresh_children (CbStructureNode *self)
{
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint old;
  guint start = 0;
  guint end = 0;

  if (self->children == NULL)
    return;
  children = list_children (self);
  old = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  for (; start < old && start < children->len; start++)
    {
      g_autoptr (CbStructureNode)
          node = g_list_model_get_item (G_LIST_MODEL (self->children), start);

      if (!fits (node, children->pdata[start], old == children->len))
        break;
      refresh_node (node, children->pdata[start],
                    children_are_fixed (self, children->pdata[start]));
    }
  for (; end < old - start && end < children->len - start; end++)
    {
      g_autoptr (CbStructureNode)
          node = g_list_model_get_item (G_LIST_MODEL (self->children), old - 1 - end);
      CbSchemaChild *child = children->pdata[children->len - 1 - end];

      if (!fits (node, child, old == children->len))
        break;
      refresh_node (node, child, children_are_fixed (self, child));
    }
  for (guint i = start; i < children->len - end; i++)
    g_ptr_array_add (fresh, node_new (self->model, children->pdata[i],
                                      children_are_fixed (self, children->pdata[i])));
  if (fresh->len > 0 || old - start - end > 0)
    g_list_store_splice (self->children, start, old - start - end, fresh->pdata, fresh->len);
}

GListModel *
cb_structure_node_dup_children (CbStructureNode *self)
{
  g_return_val_if_fail (CB_IS_STRUCTURE_NODE (self), NULL);

  if (!self->has_children || self->model == NULL)
    return NULL;
  if (self->children == NULL)
    {
      self->children = g_list_store_new (CB_TYPE_STRUCTURE_NODE);
      refresh_children (self);
    }
  return G_LIST_MODEL (g_object_ref (self->children));
}

const char *
cb_structure_node_get_pointer (CbStructureNode *self)
{
  return self->pointer;
}

const char *
cb_structure_node_get_name (CbStructureNode *self)
{
  return self->name;
}

const char *
cb_structure_node_get_description (CbStructureNode *self)
{
  return self->description;
}

const char *
cb_structure_node_get_label (CbStructureNode *self)
{
  return self->label;
}

CbSchemaType
cb_structure_node_get_schema_type (CbStructureNode *self)
{
  return self->type;
}

gboolean
cb_structure_node_get_required (CbStructureNode *self)
{
  return self->required;
}

gboolean
cb_structure_node_is_property (CbStructureNode *self)
{
  return !self->root && self->kind == CB_SCHEMA_CHILD_PROPERTY;
}

gboolean
cb_structure_node_is_root (CbStructureNode *self)
{
  return self->root;
}

gboolean
cb_structure_node_is_fixed (CbStructureNode *self)
{
  return self->fixed;
}

static void
cb_structure_model_finalize (GObject *object)
{
  CbStructureModel *self = CB_STRUCTURE_MODEL (object);

  g_clear_pointer (&self->schema, cb_value_unref);
  g_clear_object (&self->roots);
  G_OBJECT_CLASS (cb_structure_model_parent_class)->finalize (object);
}

static void
cb_structure_model_class_init (CbStructureModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_structure_model_finalize;
}

static void
cb_structure_model_init (CbStructureModel *self)
{
  self->roots = g_list_store_new (CB_TYPE_STRUCTURE_NODE);
}

CbStructureModel *
cb_structure_model_new (CbSchemaResolver resolver, gpointer data)
{
  CbStructureModel *self = g_object_new (CB_TYPE_STRUCTURE_MODEL, NULL);

  self->resolver = resolver;
  self->data = data;
  return self;
}

/* The whole, described as if it were a part of something. */
static CbSchemaChild *
describe_root (CbStructureModel *self)
{
  CbSchemaScope scope = get_scope (self);
  CbValue *resolved = cb_schema_resolve (self->schema, &scope);
  g_autoptr (GPtrArray) children = cb_schema_list_children (self->schema, "", &scope);
  const char *description = cb_value_get_member_text (self->schema, "description");
  CbSchemaChild *child = g_new0 (CbSchemaChild, 1);

  child->kind = CB_SCHEMA_CHILD_PROPERTY;
  child->name = g_strdup ("");
  child->pointer = g_strdup ("");
  child->schema = cb_value_ref (self->schema);
  child->type = resolved ? cb_schema_get_schema_type (resolved) : CB_SCHEMA_ANY;
  child->label = cb_schema_describe_type (self->schema, &scope);
  child->description = g_strdup (description ? description : "");
  child->has_children = children && children->len > 0;
  return child;
}

void
cb_structure_model_set_schema (CbStructureModel *self, CbValue *schema)
{
  g_autoptr (CbSchemaChild) child = NULL;
  g_autoptr (CbStructureNode) root = NULL;

  g_return_if_fail (CB_IS_STRUCTURE_MODEL (self));

  if (schema)
    cb_value_ref (schema);
  g_clear_pointer (&self->schema, cb_value_unref);
  self->schema = schema;
  if (schema == NULL)
    {
      g_list_store_remove_all (self->roots);
      return;
    }
  child = describe_root (self);
  root = g_list_model_get_item (G_LIST_MODEL (self->roots), 0);
  if (root && fits (root, child, TRUE))
    {
      refresh_node (root, child, FALSE);
      return;
    }
  g_list_store_remove_all (self->roots);
  g_clear_object (&root);
  root = node_new (self, child, FALSE);
  root->root = TRUE;
  g_list_store_append (self->roots, root);
}

CbValue *
cb_structure_model_get_schema (CbStructureModel *self)
{
  return self->schema;
}

GListModel *
cb_structure_model_get_roots (CbStructureModel *self)
{
  return G_LIST_MODEL (self->roots);
}
