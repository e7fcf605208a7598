/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Draws an SVG, PNG or JPEG image so that it fits into @size by @size pixels; drawings are scaled
 * before they are drawn, so they are sharp at any size. (transfer full); %G_IO_ERROR_INVALID_DATA
 * where the bytes are no image. Safe to call in a thread. */
GdkTexture *cb_texture_new_from_image (GBytes *bytes, int size, GError **error);

G_END_DECLS
