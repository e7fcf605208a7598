/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-schema-describe.h"
#include "cb-schema-location-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *rows;
  const CbSchemaScope *scope;
  /* The schema whose parts are listed, and where it is; NULL where it can't be edited here. */
  CbValue *parent;
  const char *pointer;
} Lister;

void
cb_schema_child_free (CbSchemaChild *child)
{
  g_free (child->name);
  g_free (child->pointer);
  g_clear_pointer (&child->schema, cb_value_unref);
  g_free (child->label);
  g_free (child->description);
  g_free (child);
}

static guint
count_entries (CbValue *schema, const char *keyword, CbNodeKind kind)
{
  CbValue *member = cb_value_get_member (schema, keyword);

  return member && cb_value_is (member, kind) ? cb_value_get_size (member) : 0;
}

static gboolean
is_schema_object (CbValue *schema)
{
  return schema && cb_value_is (schema, CB_NODE_OBJECT);
}

static gboolean
has_children (CbValue *schema)
{
  if (!is_schema_object (schema))
    return FALSE;
  return count_entries (schema, "properties", CB_NODE_OBJECT) > 0
         || is_schema_object (cb_value_get_member (schema, "additionalProperties"))
         || is_schema_object (cb_value_get_member (schema, "items"))
         || count_entries (schema, "prefixItems", CB_NODE_ARRAY) > 0
         || count_entries (schema, "anyOf", CB_NODE_ARRAY) > 0
         || count_entries (schema, "oneOf", CB_NODE_ARRAY) > 0
         || count_entries (schema, "allOf", CB_NODE_ARRAY) > 0;
}

static char *
dup_description (CbValue *schema)
{
  const char *text = cb_value_get_member_text (schema, "description");

  if (!text)
    text = cb_value_get_member_text (schema, "title");
  return g_strdup (text ? text : "");
}

/* Takes @name and @pointer. */
static void
add_row (Lister *lister, CbSchemaChildKind kind, char *name, char *pointer, CbValue *schema)
{
  CbSchemaChild *row = g_new0 (CbSchemaChild, 1);
  CbValue *target = cb_schema_resolve (schema, lister->scope);

  row->kind = kind;
  row->name = name;
  row->pointer = pointer;
  row->schema = cb_value_ref (schema);
  row->type = cb_schema_get_schema_type (target);
  row->label = cb_schema_describe_type (schema, lister->scope);
  row->description = dup_description (schema);
  row->required = kind == CB_SCHEMA_CHILD_PROPERTY && cb_schema_requires (lister->parent, name);
  row->nullable = cb_schema_is_nullable (schema);
  row->has_children = has_children (target);
  row->shared = cb_value_get_member_text (schema, "$ref") != NULL;
  g_ptr_array_add (lister->rows, row);
}

static char *
make_pointer (Lister *lister, const char *keyword, const char *step)
{
  g_autofree char *within = NULL;

  if (!lister->pointer)
    return g_strdup ("");
  within = cb_schema_pointer_append (lister->pointer, keyword);
  return step ? cb_schema_pointer_append (within, step) : g_steal_pointer (&within);
}

static void
list_properties (Lister *lister)
{
  CbValue *properties = cb_value_get_member (lister->parent, "properties");
  guint size = count_entries (lister->parent, "properties", CB_NODE_OBJECT);

  for (guint i = 0; i < size; i++)
    {
      const char *name = cb_value_get_key_at (properties, i);
      add_row (lister, CB_SCHEMA_CHILD_PROPERTY, g_strdup (name),
               make_pointer (lister, "properties", name), cb_value_get_member_at (properties, i));
    }
}

static void
list_one (Lister *lister, const char *keyword, CbSchemaChildKind kind, const char *name)
{
  CbValue *part = cb_value_get_member (lister->parent, keyword);

  if (is_schema_object (part))
    add_row (lister, kind, g_strdup (name), make_pointer (lister, keyword, NULL), part);
}

static void
list_array (Lister *lister, const char *keyword, CbSchemaChildKind kind, const char *name_format)
{
  CbValue *parts = cb_value_get_member (lister->parent, keyword);
  guint size = count_entries (lister->parent, keyword, CB_NODE_ARRAY);

  for (guint i = 0; i < size; i++)
    {
      g_autofree char *step = g_strdup_printf ("%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr (GString) name = g_string_new (name_format);

      g_string_replace (name, "%s", number, 1);
      add_row (lister, kind, g_strdup (name->str), make_pointer (lister, keyword, step),
               cb_value_get_item (parts, i));
    }
}

static void
list_parts (Lister *lister)
{
  list_properties (lister);
  list_one (lister, "additionalProperties", CB_SCHEMA_CHILD_VALUES, _ ("values"));
  list_array (lister, "prefixItems", CB_SCHEMA_CHILD_POSITION, _ ("item %s"));
  list_one (lister, "items", CB_SCHEMA_CHILD_ITEMS, _ ("items"));
  list_array (lister, "allOf", CB_SCHEMA_CHILD_VARIANT, _ ("part %s"));
  list_array (lister, "anyOf", CB_SCHEMA_CHILD_VARIANT, _ ("variant %s"));
  list_array (lister, "oneOf", CB_SCHEMA_CHILD_VARIANT, _ ("variant %s"));
}

static GPtrArray *
list_of (CbValue *schema, const char *pointer, const CbSchemaScope *scope)
{
  Lister lister = { NULL, scope, NULL, pointer };

  lister.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_schema_child_free);
  lister.parent = schema ? cb_schema_resolve (schema, scope) : NULL;
  if (lister.parent != schema)
    lister.pointer = NULL;
  if (is_schema_object (lister.parent))
    list_parts (&lister);
  return lister.rows;
}

GPtrArray *
cb_schema_list_children (CbValue *root, const char *pointer, const CbSchemaScope *scope)
{
  return list_of (cb_value_resolve_pointer (root, pointer), pointer, scope);
}

GPtrArray *
cb_schema_list_children_of (CbValue *schema, const CbSchemaScope *scope)
{
  return list_of (schema, NULL, scope);
}
