/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-net-error.h"

G_DEFINE_QUARK (cb_net_error, cb_net_error)
