/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/**
 * CbSchemaResolver:
 * @schema: a schema with a `$ref`
 *
 * Finds what a reference names. Returns a borrowed schema, @schema itself or NULL where there is
 * no such thing. References to a place in the schema at hand (`#/$defs/…`) are followed without it.
 */
typedef CbValue *(*CbSchemaResolver) (CbValue *schema, gpointer data);

/**
 * CbSchemaScope:
 * @root: where references that begin with `#` are looked up first, or NULL
 * @resolver: asked for all others, or NULL
 * @data: for @resolver
 *
 * Where references lead. On the stack; borrows all that it holds.
 */
typedef struct
{
  CbValue *root;
  CbSchemaResolver resolver;
  gpointer data;
} CbSchemaScope;

/* @schema itself where it has no `$ref`, else what that leads to after any number of steps;
 * borrowed, NULL where it leads nowhere or in a circle. @scope may be NULL. */
CbValue *cb_schema_resolve (CbValue *schema, const CbSchemaScope *scope);

G_END_DECLS
