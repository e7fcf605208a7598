/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-resolver.h"

G_BEGIN_DECLS

/**
 * CbSchemaFinding:
 * @pointer: where in the value, RFC 6901
 * @keyword: the keyword of the schema that does not hold, such as `required`
 * @message: a sentence for people
 *
 * One way in which a value does not fit a schema.
 */
typedef struct
{
  char *pointer;
  char *keyword;
  char *message;
} CbSchemaFinding;

void cb_schema_finding_free (CbSchemaFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSchemaFinding, cb_schema_finding_free)

/* The most findings that one validation gives. */
#define CB_SCHEMA_MAX_FINDINGS 200

GPtrArray *cb_schema_validate (CbValue *schema, CbValue *value,
                               const CbSchemaScope *scope) G_GNUC_WARN_UNUSED_RESULT;
gboolean cb_schema_is_valid (CbValue *schema, CbValue *value, const CbSchemaScope *scope);

G_END_DECLS
