/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/* Brings a file of the format @version, at least CB_FORMAT_OLDEST_VERSION, to the present one.
 * Keys that a step doesn't know stay as they are. (transfer full) */
CbValue *cb_format_migrate (CbValue *file, int version);

G_END_DECLS
