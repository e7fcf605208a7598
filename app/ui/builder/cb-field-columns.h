/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-field-table.h"

#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

/* The columns of a table of fields; static, with translated titles. */
const CbGridColumn *cb_field_columns_get (CbFieldTableKind kind, guint *n_columns);

G_END_DECLS
