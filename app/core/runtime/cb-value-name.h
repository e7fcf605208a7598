/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-values.h"

G_BEGIN_DECLS

/* The name under which the value of @field is set in [struct@Values]: `method.field` for a
 * credential, `query.name` for a parameter whose name another place of its activity has too, else
 * the name itself. (transfer full) */
char *cb_values_dup_field_name (CbField *field);

G_END_DECLS
