/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Registers the templates of this view; call before the first of its widgets is made. */
void cb_ui_use_init (void);

G_END_DECLS
