/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-runtime-error.h"

G_DEFINE_QUARK (cb_runtime_error, cb_runtime_error)
