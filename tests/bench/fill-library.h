/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define N_CONNECTORS 100000

/* Puts 100,000 connectors with five activities each into the library at @path, which must have been
 * opened once: by SQL, since one after the other would take minutes. */
void fill_library (const char *path);

G_END_DECLS
