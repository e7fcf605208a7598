/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

#include "cb-format-error.h"

G_BEGIN_DECLS

CbValue *cb_format_make_schema (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
