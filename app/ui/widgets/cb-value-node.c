/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-node.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUMMARY_CHARACTERS 300

struct _CbValueNode
{
  GObject parent_instance;

  CbValueNode *parent;
  CbValue *value;
  guint index;
};

G_DEFINE_FINAL_TYPE (CbValueNode, cb_value_node, G_TYPE_OBJECT)

static void
cb_value_node_finalize (GObject *object)
{
  CbValueNode *self = CB_VALUE_NODE (object);

  g_clear_object (&self->parent);
  g_clear_pointer (&self->value, cb_value_unref);
  G_OBJECT_CLASS (cb_value_node_parent_class)->finalize (object);
}

static void
cb_value_node_class_init (CbValueNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_value_node_finalize;
}

static void
cb_value_node_init (CbValueNode *self)
{
}

CbValueNode *
cb_value_node_new (CbValueNode *parent, guint index, CbValue *value)
{
  CbValueNode *self = g_object_new (CB_TYPE_VALUE_NODE, NULL);

  g_set_object (&self->parent, parent);
  self->index = index;
  self->value = cb_value_ref (value);
  return self;
}

CbValue *
cb_value_node_get_value (CbValueNode *self)
{
  return self->value;
}

gboolean
cb_value_node_is_item (CbValueNode *self)
{
  return self->parent && cb_value_is (self->parent->value, CB_NODE_ARRAY);
}

char *
cb_value_node_dup_name (CbValueNode *self)
{
  if (!self->parent)
    return g_strdup ("");
  if (cb_value_node_is_item (self))
    return g_strdup_printf ("%u", self->index);
  return g_utf8_make_valid (cb_value_get_key_at (self->parent->value, self->index), -1);
}

/* RFC 6901 section 3: "~" is written ~0 and "/" is written ~1. */
static void
append_token (GString *pointer, const char *name)
{
  g_string_append_c (pointer, '/');
  for (const char *c = name; *c; c++)
    if (*c == '~')
      g_string_append (pointer, "~0");
    else if (*c == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *c);
}

static void
append_pointer (CbValueNode *self, GString *pointer)
{
  g_autofree char *name = NULL;

  if (!self->parent)
    return;
  append_pointer (self->parent, pointer);
  name = cb_value_node_dup_name (self);
  append_token (pointer, name);
}

char *
cb_value_node_dup_pointer (CbValueNode *self)
{
  GString *pointer = g_string_new (NULL);

  append_pointer (self, pointer);
  return g_string_free (pointer, FALSE);
}

static char *
dup_short (const char *text, gsize length)
{
  gsize taken = MIN (length, SUMMARY_CHARACTERS * 4);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) taken);
  g_autofree char *cut = g_utf8_substring (valid, 0,
                                           MIN (g_utf8_strlen (valid, -1), SUMMARY_CHARACTERS));

  g_strdelimit (cut, "\n\r\t", ' ');
  return taken < length || strlen (cut) < strlen (valid) ? g_strconcat (cut, "…", NULL)
                                                         : g_steal_pointer (&cut);
}

char *
cb_value_node_dup_summary (CbValueNode *self)
{
  guint size = cb_value_get_size (self->value);
  const char *text = NULL;
  gsize length = 0;

  switch (cb_value_get_kind (self->value))
    {
    case CB_NODE_ARRAY:
      return g_strdup_printf (ngettext ("%'u item", "%'u items", size), size);
    case CB_NODE_OBJECT:
      return g_strdup_printf (ngettext ("%'u member", "%'u members", size), size);
    case CB_NODE_BOOLEAN:
      return g_strdup (cb_value_get_boolean (self->value) ? "true" : "false");
    case CB_NODE_NUMBER:
    case CB_NODE_STRING:
      text = cb_value_get_text (self->value, &length);
      return dup_short (text, length);
    case CB_NODE_NULL:
    default:
      return g_strdup ("null");
    }
}

char *
cb_value_node_dup_text (CbValueNode *self)
{
  const char *text = NULL;
  gsize length = 0;

  if (!cb_value_is (self->value, CB_NODE_STRING))
    return cb_value_to_text (self->value, 2);
  text = cb_value_get_text (self->value, &length);
  return g_utf8_make_valid (text, (gssize) length);
}

const char *
cb_value_node_get_kind_name (CbValueNode *self)
{
  switch (cb_value_get_kind (self->value))
    {
    case CB_NODE_ARRAY:
      return _ ("list");
    case CB_NODE_OBJECT:
      return _ ("object");
    case CB_NODE_BOOLEAN:
      return _ ("boolean");
    case CB_NODE_NUMBER:
      return _ ("number");
    case CB_NODE_STRING:
      return _ ("text");
    case CB_NODE_NULL:
    default:
      return _ ("null");
    }
}

const char *
cb_value_node_get_css_class (CbValueNode *self)
{
  static const char *const classes[] = { "value-null",   "value-boolean", "value-number",
                                         "value-string", "value-size",    "value-size" };
  CbNodeKind kind = cb_value_get_kind (self->value);

  return kind < G_N_ELEMENTS (classes) ? classes[kind] : "value-null";
}

/* The children of one container; a row exists only while somebody looks at it. */

#define CB_TYPE_VALUE_CHILDREN (cb_value_children_get_type ())
G_DECLARE_FINAL_TYPE (CbValueChildren, cb_value_children, CB, VALUE_CHILDREN, GObject)

struct _CbValueChildren
{
  GObject parent_instance;

  CbValueNode *node;
};

static GType
cb_value_children_get_item_type (GListModel *model)
{
  return CB_TYPE_VALUE_NODE;
}

static guint
cb_value_children_get_n_items (GListModel *model)
{
  return cb_value_get_size (CB_VALUE_CHILDREN (model)->node->value);
}

static gpointer
cb_value_children_get_item (GListModel *model, guint position)
{
  CbValueNode *node = CB_VALUE_CHILDREN (model)->node;
  CbValue *child = NULL;

  if (position >= cb_value_get_size (node->value))
    return NULL;
  child = cb_value_is (node->value, CB_NODE_ARRAY) ? cb_value_get_item (node->value, position)
                                                   : cb_value_get_member_at (node->value, position);
  return cb_value_node_new (node, position, child);
}

static void
cb_value_children_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_value_children_get_item_type;
  iface->get_n_items = cb_value_children_get_n_items;
  iface->get_item = cb_value_children_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CbValueChildren, cb_value_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cb_value_children_list_model_init))

static void
cb_value_children_finalize (GObject *object)
{
  g_object_unref (CB_VALUE_CHILDREN (object)->node);
  G_OBJECT_CLASS (cb_value_children_parent_class)->finalize (object);
}

static void
cb_value_children_class_init (CbValueChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_value_children_finalize;
}

static void
cb_value_children_init (CbValueChildren *self)
{
}

GListModel *
cb_value_node_make_children (CbValueNode *self)
{
  CbValueChildren *children = NULL;
  CbNodeKind kind = cb_value_get_kind (self->value);

  if ((kind != CB_NODE_ARRAY && kind != CB_NODE_OBJECT) || cb_value_get_size (self->value) == 0)
    return NULL;
  children = g_object_new (CB_TYPE_VALUE_CHILDREN, NULL);
  children->node = g_object_ref (self);
  return G_LIST_MODEL (children);
}
