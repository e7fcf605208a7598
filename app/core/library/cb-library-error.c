/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-error.h"

G_DEFINE_QUARK (cb - library - error - quark, cb_library_error)
