/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbIndexLines:
 *
 * Text of a fixed number of lines, cut where it is too long. As a label, but its size does not
 * follow from the text, so that hundreds of them take no time before they are drawn.
 */
#define CB_TYPE_INDEX_LINES (cb_index_lines_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexLines, cb_index_lines, CB, INDEX_LINES, GtkWidget)

GtkWidget *cb_index_lines_new (guint lines);
void cb_index_lines_set_text (CbIndexLines *self, const char *text, PangoAttrList *attributes);

G_END_DECLS
