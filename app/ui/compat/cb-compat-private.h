/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window around @widget, or NULL where it isn't in one. */
GtkWindow *cb_compat_get_window (GtkWidget *widget);

/* Calls @callback with @data in the main context when @cancellable is cancelled, until the source
 * is destroyed. (transfer full) (nullable) */
GSource *cb_compat_watch_cancelled (GCancellable *cancellable, GCancellableSourceFunc callback,
                                    gpointer data);

/* Ends what cb_compat_watch_cancelled() began. */
void cb_compat_clear_source (GSource **source);

/* The error of a dialog that was closed without an answer. */
void cb_compat_return_dismissed (GTask *task);

G_END_DECLS
