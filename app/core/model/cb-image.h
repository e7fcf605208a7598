/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CB_IMAGE_ERROR (cb_image_error_quark ())

/**
 * CbImageError:
 * @CB_IMAGE_ERROR_TOO_LARGE: more than %CB_LIMIT_IMAGE_BYTES
 * @CB_IMAGE_ERROR_NOT_SVG: not well-formed XML, or another document
 * @CB_IMAGE_ERROR_UNSAFE: a script, an event handler, a DOCTYPE, or something from outside
 */
typedef enum
{
  CB_IMAGE_ERROR_TOO_LARGE,
  CB_IMAGE_ERROR_NOT_SVG,
  CB_IMAGE_ERROR_UNSAFE,
} CbImageError;

GQuark cb_image_error_quark (void);
/* Whether @svg may be a connector's image: an SVG of at most %CB_LIMIT_IMAGE_BYTES, without
 * scripts, event handlers, DOCTYPE, or anything from outside. */
gboolean cb_image_check (const char *svg, gssize length, GError **error);

G_END_DECLS
