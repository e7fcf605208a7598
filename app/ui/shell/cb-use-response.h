/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/* Makes the structure of @sample the structure of what @activity answers with @status in
 * @media_type, and says where the records are, if nothing says so yet. */
void cb_use_response (CbActivity *activity, guint status, const char *media_type, CbValue *sample);

G_END_DECLS
