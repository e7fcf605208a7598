/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Registers the templates, styles and types of the forms, so that templates of views can name
 * them; call before the first template is made. */
void cb_ui_form_init (void);

G_END_DECLS
