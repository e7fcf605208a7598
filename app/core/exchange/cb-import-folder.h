/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A #CbImportResolver for the files of one folder: the caller opens this window on the disk, since
 * importers know none. */

GBytes *cb_import_folder_resolve (const char *path, gpointer folder, GError **error);

G_END_DECLS
