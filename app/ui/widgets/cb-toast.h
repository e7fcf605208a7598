/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast whose title is plain text. (transfer full) */
AdwToast *cb_toast_new_plain (const char *text);

/* Shows @toast (transfer full) in the toast overlay around @widget. */
void cb_toast_show (GtkWidget *widget, AdwToast *toast);
void cb_toast_show_text (GtkWidget *widget, const char *text);
/* Says what failed; says nothing where @error is NULL or %G_IO_ERROR_CANCELLED. */
void cb_toast_show_error (GtkWidget *widget, const GError *error);
/* @undo is called when the button is pressed; @data is freed with @destroy when the toast goes. */
void cb_toast_show_undo (GtkWidget *widget, const char *text, GCallback undo, gpointer data,
                         GClosureNotify destroy);

G_END_DECLS
