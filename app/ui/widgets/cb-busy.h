/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_BUSY (cb_busy_get_type ())

/**
 * CbBusy:
 *
 * Says over its `child` that something is going on, how far it is, and offers Cancel.
 *
 * It stays unseen for the first third of a second; Cancel and the bar appear after two seconds.
 * Properties: `child`, `message`, `fraction` (below 0 where unknown), `busy` (read-only).
 */
G_DECLARE_FINAL_TYPE (CbBusy, cb_busy, CB, BUSY, GtkWidget)

GtkWidget *cb_busy_new (GtkWidget *child);
void cb_busy_set_child (CbBusy *self, GtkWidget *child);
GtkWidget *cb_busy_get_child (CbBusy *self);
/* Starts; the Cancel button cancels @cancellable (nullable: no button). */
void cb_busy_begin (CbBusy *self, const char *message, GCancellable *cancellable);
void cb_busy_set_fraction (CbBusy *self, double fraction);
void cb_busy_set_message (CbBusy *self, const char *message);
void cb_busy_end (CbBusy *self);
gboolean cb_busy_get_busy (CbBusy *self);

G_END_DECLS
