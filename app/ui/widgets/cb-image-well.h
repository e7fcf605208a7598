/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_IMAGE_WELL (cb_image_well_get_type ())

/**
 * CbImageWell:
 *
 * A [class@Logo] that can be chosen, dropped upon, and removed.
 *
 * Properties: `data`, `text`, `color` as of CbLogo.
 * Signals: `chosen (GFile *file)` when a file was picked or dropped, `removed`. It never reads
 * the file nor changes `data` itself: the receiver checks the file and sets `data`.
 */
G_DECLARE_FINAL_TYPE (CbImageWell, cb_image_well, CB, IMAGE_WELL, GtkWidget)

GtkWidget *cb_image_well_new (void);
void cb_image_well_set_data (CbImageWell *self, GBytes *data);
GBytes *cb_image_well_get_data (CbImageWell *self);

G_END_DECLS
