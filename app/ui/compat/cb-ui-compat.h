/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Registers the types, and the window of keyboard shortcuts; call before the first template. */
void cb_ui_compat_init (void);

G_END_DECLS
