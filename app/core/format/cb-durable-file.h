/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cb_durable_file_write (GFile *file, GPtrArray *pieces, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
