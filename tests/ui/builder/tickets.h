/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/* A connector as somebody would make it: two servers, two methods, a dozen activities. */
CbConnector *tickets_new (void);
/* With @n activities more. */
void tickets_add_many (CbConnector *connector, guint n);

G_END_DECLS
