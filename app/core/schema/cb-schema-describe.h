/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-type.h"

G_BEGIN_DECLS

/* "text", "list of objects", "date and time", "text or number", the name of a shared structure. */
char *cb_schema_describe_type (CbValue *schema, const CbSchemaScope *scope);
/* "text, optional, one of open, closed". */
char *cb_schema_describe (CbValue *schema, gboolean required, const CbSchemaScope *scope);

G_END_DECLS
