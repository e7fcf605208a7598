/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-format-error.h"

G_DEFINE_QUARK (cb_format_error_quark, cb_format_error)
