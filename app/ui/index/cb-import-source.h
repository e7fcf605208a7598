/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-exchange.h>

G_BEGIN_DECLS

/* Reads what is to be imported, in a thread. A file brings those of its folder along. */
void cb_import_source_read_async (GFile *file, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
/* The same of a text that was pasted. */
void cb_import_source_read_text_async (const char *text, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
CbImportResult *cb_import_source_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
