/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-base.h>

G_BEGIN_DECLS

/**
 * CbSampleFunc:
 * @sample: what was pasted
 *
 * Takes a sample.
 */
typedef void (*CbSampleFunc) (CbValue *sample, gpointer data);

/* Asks for a JSON sample to learn a structure from; what can't be read is marked, and said why.
 * @owner is kept alive until the dialog goes; @func is not called when it was closed. */
void cb_sample_dialog_ask (GtkWidget *parent, const char *title, CbSampleFunc func, GObject *owner);

G_END_DECLS
