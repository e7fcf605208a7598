/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Registers the types and resources; call before the first template is made. */
void cb_ui_compat_init (void);

G_END_DECLS
