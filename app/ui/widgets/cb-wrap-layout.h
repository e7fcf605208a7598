/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_WRAP_LAYOUT (cb_wrap_layout_get_type ())

/**
 * CbWrapLayout:
 *
 * Puts children beside each other and goes on in the next line where there is no more room; a child
 * that expands takes what is left of its line.
 */
G_DECLARE_FINAL_TYPE (CbWrapLayout, cb_wrap_layout, CB, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cb_wrap_layout_new (int spacing);

G_END_DECLS
