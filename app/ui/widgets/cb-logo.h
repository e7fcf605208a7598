/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_LOGO (cb_logo_get_type ())

/**
 * CbLogo:
 *
 * A picture in a rounded square; without a picture, the initials of `text` on a colour of its own.
 *
 * Properties: `data` (GBytes of an SVG, PNG or JPEG; NULL for none), `text`, `color`
 * ("#rrggbb"; NULL for one that follows from the text), `size` (pixels, 48).
 * Pictures are drawn in a thread and shared by logos with the same bytes and size.
 */
G_DECLARE_FINAL_TYPE (CbLogo, cb_logo, CB, LOGO, GtkWidget)

GtkWidget *cb_logo_new (int size);
void cb_logo_set_data (CbLogo *self, GBytes *data);
GBytes *cb_logo_get_data (CbLogo *self);
void cb_logo_set_text (CbLogo *self, const char *text);
const char *cb_logo_get_text (CbLogo *self);
void cb_logo_set_color (CbLogo *self, const char *color);
const char *cb_logo_get_color (CbLogo *self);
void cb_logo_set_size (CbLogo *self, int size);
int cb_logo_get_size (CbLogo *self);

G_END_DECLS
