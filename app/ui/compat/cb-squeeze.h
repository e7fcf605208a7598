/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_SQUEEZE (cb_squeeze_get_type ())

/**
 * CbSqueeze:
 *
 * Shows the first of its children that has room: a wide form of something, then narrower ones.
 *
 * Children are `<child>` elements in a template, widest first. The minimum width is that of the
 * narrowest. `narrow` (read-only) is TRUE while another than the first is seen.
 */
G_DECLARE_FINAL_TYPE (CbSqueeze, cb_squeeze, CB, SQUEEZE, GtkWidget)

GtkWidget *cb_squeeze_new (void);
void cb_squeeze_add (CbSqueeze *self, GtkWidget *child);
gboolean cb_squeeze_get_narrow (CbSqueeze *self);

G_END_DECLS
