/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-exchange-error.h"

G_DEFINE_QUARK (cb_exchange_error_quark, cb_exchange_error)
