/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-resolver.h"

G_BEGIN_DECLS

/**
 * CbSchemaType:
 * @CB_SCHEMA_ANY: anything; nothing is said
 * @CB_SCHEMA_TEXT: `string`
 * @CB_SCHEMA_DATE: `string` with the format `date`
 * @CB_SCHEMA_DATE_TIME: `string` with the format `date-time`
 * @CB_SCHEMA_NUMBER: `number`
 * @CB_SCHEMA_INTEGER: `integer`
 * @CB_SCHEMA_BOOLEAN: `boolean`
 * @CB_SCHEMA_OBJECT: `object` with properties
 * @CB_SCHEMA_MAP: `object` without named properties, whose values are alike
 * @CB_SCHEMA_LIST: `array`
 * @CB_SCHEMA_NULL: `null` and nothing else
 * @CB_SCHEMA_VARIANTS: several of these (`anyOf`, `oneOf`, or several types)
 *
 * What people call the type of a structure's part.
 */
typedef enum
{
  CB_SCHEMA_ANY,
  CB_SCHEMA_TEXT,
  CB_SCHEMA_DATE,
  CB_SCHEMA_DATE_TIME,
  CB_SCHEMA_NUMBER,
  CB_SCHEMA_INTEGER,
  CB_SCHEMA_BOOLEAN,
  CB_SCHEMA_OBJECT,
  CB_SCHEMA_MAP,
  CB_SCHEMA_LIST,
  CB_SCHEMA_NULL,
  CB_SCHEMA_VARIANTS,
} CbSchemaType;

#define CB_TYPE_SCHEMA_TYPE (cb_schema_type_get_type ())

GType cb_schema_type_get_type (void);
/* "Text", "Whole number", "List"…: translatable, for a menu of types. */
const char *cb_schema_type_get_title (CbSchemaType type);
/* The smallest schema of that type. (transfer full) */
CbValue *cb_schema_new (CbSchemaType type);
/* References are not followed; resolve first. */
CbSchemaType cb_schema_get_schema_type (CbValue *schema);
/* Whether null is allowed beside something else. */
gboolean cb_schema_is_nullable (CbValue *schema);
/* Whether `type` names @type (a text or one of a list); a schema without `type` has none. */
gboolean cb_schema_has_type (CbValue *schema, const char *type);
/* Whether @pointer's property is in `required` of the object @schema. */
gboolean cb_schema_requires (CbValue *schema, const char *property);

G_END_DECLS
