/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_BASIC_PAGE (cb_basic_page_get_type ())

/**
 * CbBasicPage:
 *
 * Step 1: image, names, version, look, servers.
 */
G_DECLARE_FINAL_TYPE (CbBasicPage, cb_basic_page, CB, BASIC_PAGE, AdwBin)

void cb_basic_page_set_context (CbBasicPage *self, CbBuilderContext *context);
/* Checks a drawing and takes it as the image; says beside it what is wrong. */
void cb_basic_page_take_image (CbBasicPage *self, GFile *file);
/* Puts the cursor where @member of @item is edited. */
void cb_basic_page_show_item (CbBasicPage *self, CbItem *item, int member);

G_END_DECLS
