/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-resolver.h"

G_BEGIN_DECLS

CbValue *cb_schema_make_example (CbValue *schema,
                                 const CbSchemaScope *scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
