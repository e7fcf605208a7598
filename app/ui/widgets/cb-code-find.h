/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define CB_TYPE_CODE_FIND (cb_code_find_get_type ())

/**
 * CbCodeFind:
 *
 * The find bar of a [class@CodeView].
 */
G_DECLARE_FINAL_TYPE (CbCodeFind, cb_code_find, CB, CODE_FIND, GtkWidget)

/* Says which text is searched; it has to live as long as the bar. */
void cb_code_find_set_view (CbCodeFind *self, GtkSourceView *view);
void cb_code_find_start (CbCodeFind *self);

G_END_DECLS
