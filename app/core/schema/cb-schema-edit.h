/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-type.h"

G_BEGIN_DECLS

/**
 * CbSchemaChildKind:
 * @CB_SCHEMA_CHILD_PROPERTY: a named property of an object
 * @CB_SCHEMA_CHILD_VALUES: the values of a map (`additionalProperties`)
 * @CB_SCHEMA_CHILD_ITEMS: the items of a list
 * @CB_SCHEMA_CHILD_POSITION: the item at one position of a list (`prefixItems`)
 * @CB_SCHEMA_CHILD_VARIANT: one of `anyOf`, `oneOf` or `allOf`
 */
typedef enum
{
  CB_SCHEMA_CHILD_PROPERTY,
  CB_SCHEMA_CHILD_VALUES,
  CB_SCHEMA_CHILD_ITEMS,
  CB_SCHEMA_CHILD_POSITION,
  CB_SCHEMA_CHILD_VARIANT,
} CbSchemaChildKind;

/**
 * CbSchemaChild:
 * @kind: what it is to its parent
 * @name: the name of a property, else "items", "values", "1st"…: for people
 * @pointer: where it is in the root, for the functions that edit
 * @schema: the schema that is there, references not followed
 * @type: its type, references followed
 * @label: its type in words, as cb_schema_describe_type()
 * @description: its description or title, or ""
 * @required: whether its parent requires it (properties only)
 * @nullable: whether it can be null
 * @has_children: whether it has parts itself
 * @shared: whether it is a reference, whose parts can't be edited here
 *
 * One row of the editable tree that shows a schema.
 */
typedef struct
{
  CbSchemaChildKind kind;
  char *name;
  char *pointer;
  CbValue *schema;
  CbSchemaType type;
  char *label;
  char *description;
  gboolean required;
  gboolean nullable;
  gboolean has_children;
  gboolean shared;
} CbSchemaChild;

void cb_schema_child_free (CbSchemaChild *child);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSchemaChild, cb_schema_child_free)

/* The parts of what @pointer names in @root ("" for @root itself). Through references, whose
 * parts carry the pointer "" because they are edited where they are. (element-type CbSchemaChild)
 */
GPtrArray *cb_schema_list_children (CbValue *root, const char *pointer, const CbSchemaScope *scope);
/* The parts of a schema that stands by itself, such as a shared one. */
GPtrArray *cb_schema_list_children_of (CbValue *schema, const CbSchemaScope *scope);

/* Each gives a new root (transfer full) and leaves @root as it was. NULL where @pointer leads
 * nowhere or the change can't be made there; the reason is then one of the plain ones that the
 * comment names. */

/* Keeps what still makes sense: title, description, nullability; the items of a list. */
CbValue *cb_schema_set_type (CbValue *root, const char *pointer, CbSchemaType type);
CbValue *cb_schema_set_nullable (CbValue *root, const char *pointer, gboolean nullable);
/* NULL also where @pointer names no property, @name is empty, or a sibling has it. Keeps the
 * position and whether it is required. */
CbValue *cb_schema_rename (CbValue *root, const char *pointer, const char *name);
/* NULL also where @pointer names no property. */
CbValue *cb_schema_set_required (CbValue *root, const char *pointer, gboolean required);
/* Adds a part to what @pointer names: a property to an object, the items to a list, a variant to
 * variants; what can have no parts becomes an object. @name NULL or "" makes one. @added takes the
 * pointer of the new part. NULL also where a property of that name is there. */
CbValue *cb_schema_add (CbValue *root, const char *pointer, const char *name, CbSchemaType type,
                        char **added);
CbValue *cb_schema_remove (CbValue *root, const char *pointer);
/* Moves a property or variant to @position among its siblings. */
CbValue *cb_schema_move (CbValue *root, const char *pointer, guint position);
/* Sets (or, with a NULL @value, removes) a keyword such as `description` or `format`. */
CbValue *cb_schema_set_keyword (CbValue *root, const char *pointer, const char *keyword,
                                CbValue *value);

G_END_DECLS
