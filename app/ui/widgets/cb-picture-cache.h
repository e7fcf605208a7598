/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Drawn pictures by their bytes and size, so that a tile that is scrolled back to costs nothing.
 * Used from the main thread; drawing happens in others. */

/* (transfer full) (nullable): the picture where it has been drawn before. */
GdkTexture *cb_picture_cache_look_up (GBytes *data, int pixels);
void cb_picture_cache_load_async (GBytes *data, int pixels, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
GdkTexture *cb_picture_cache_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
