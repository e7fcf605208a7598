/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_SWATCHES (cb_swatches_get_type ())

/**
 * CbSwatches:
 *
 * A few colours to choose one from.
 *
 * Property: `color` ("#rrggbb", or "" for the default); a colour that is none of them is kept until
 * another is chosen.
 */
G_DECLARE_FINAL_TYPE (CbSwatches, cb_swatches, CB, SWATCHES, AdwBin)

void cb_swatches_set_color (CbSwatches *self, const char *color);
const char *cb_swatches_get_color (CbSwatches *self);

G_END_DECLS
