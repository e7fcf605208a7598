/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>

#include "cb-window.h"

G_BEGIN_DECLS

/* Opens the connector @id in the builder, as the page on top of Build, at @step (1 to 4). The
 * session ends with the page. */
void cb_build_session_open (CbWindow *window, const char *id, guint step);

G_END_DECLS
