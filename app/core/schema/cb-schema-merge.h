/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

CbValue *cb_schema_merge (CbValue *a, CbValue *b) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
