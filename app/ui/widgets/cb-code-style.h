/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Colours that follow the window, light or dark. */
void cb_code_style_follow (GtkSourceBuffer *buffer);
/* Highlights text of @content_type, unless there is so much of it that this would be slow. */
void cb_code_style_apply (GtkSourceBuffer *buffer, const char *content_type, gsize length);

G_END_DECLS
