/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "cb-net-error.h"

G_BEGIN_DECLS

/* (transfer full): @cause in words for people, as a CbNetError about @message's host. Cancelled
 * stays as it is. */
GError *cb_net_explain (const GError *cause, SoupMessage *message);

G_END_DECLS
