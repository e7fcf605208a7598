/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-auth-error.h"

G_DEFINE_QUARK (cb_auth_error, cb_auth_error)
