/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens an address in the application that the desktop has for it. Only http, https, mailto, help
 * and file addresses are opened; any other scheme fails with %G_IO_ERROR_NOT_SUPPORTED. */
void cb_open_uri_async (GtkWidget *parent, const char *uri, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data);
gboolean cb_open_uri_finish (GAsyncResult *result, GError **error);

/* Shows a file in the desktop's file manager, selected where the file manager can. */
void cb_open_folder_of_async (GtkWidget *parent, GFile *file, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
gboolean cb_open_folder_of_finish (GAsyncResult *result, GError **error);

G_END_DECLS
