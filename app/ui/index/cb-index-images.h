/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

/**
 * CbIndexImages:
 *
 * Gives logos the images of connectors, which are read from the library when a logo first needs
 * them, and kept for the next.
 */
#define CB_TYPE_INDEX_IMAGES (cb_index_images_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexImages, cb_index_images, CB, INDEX_IMAGES, GObject)

CbIndexImages *cb_index_images_new (CbLibrary *library);
/* Shows the image of @row, or its initials; also later, as long as @logo isn't given another. */
void cb_index_images_show (CbIndexImages *self, CbIndexRow *row, CbLogo *logo);

G_END_DECLS
