/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-error.h"

G_DEFINE_QUARK (cb_library_error, cb_library_error)
