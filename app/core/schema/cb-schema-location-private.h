/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-edit.h"

G_BEGIN_DECLS

/**
 * CbSchemaLocation:
 * @parent: the pointer of the schema that holds the part
 * @keyword: the keyword that holds it: `properties`, `items`, `anyOf`…
 * @name: the unescaped name of a property, else NULL
 * @index: the position of a variant or of an item
 *
 * What a pointer to a part of a schema means.
 */
typedef struct
{
  char *parent;
  char *keyword;
  char *name;
  guint index;
} CbSchemaLocation;

/* FALSE where @pointer does not name a part of a schema, such as "" and "/type". */
gboolean cb_schema_location_parse (CbSchemaLocation *self, const char *pointer);
void cb_schema_location_clear (CbSchemaLocation *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbSchemaLocation, cb_schema_location_clear)

/* @root with @part where @pointer leads, "" for the whole. (transfer full) */
CbValue *cb_schema_pointer_replace (CbValue *root, const char *pointer, CbValue *part);
/* @pointer with one more step, escaped. (transfer full) */
char *cb_schema_pointer_append (const char *pointer, const char *step);

G_END_DECLS
