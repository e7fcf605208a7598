/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Replaces @file by @pieces (element-type GBytes), one after the other, as a whole or not at all;
 * on return it is on the disk. Blocks. */
gboolean cb_durable_file_write (GFile *file, GPtrArray *pieces, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
