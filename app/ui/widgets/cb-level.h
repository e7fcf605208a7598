/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbLevel:
 *
 * How something stands; each level has a named colour, an icon and a word.
 */
typedef enum
{
  CB_LEVEL_NEUTRAL,
  CB_LEVEL_ACCENT,
  CB_LEVEL_SUCCESS,
  CB_LEVEL_WARNING,
  CB_LEVEL_ERROR,
} CbLevel;

#define CB_TYPE_LEVEL (cb_level_get_type ())

GType cb_level_get_type (void);
/* The style class that colours a widget for @level, "" for neutral. */
const char *cb_level_get_css_class (CbLevel level);
const char *cb_level_get_icon_name (CbLevel level);

G_END_DECLS
