/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_DIALOG (cb_dialog_get_type ())

/**
 * CbDialog:
 *
 * The base of modal windows: an AdwWindow that Escape closes.
 *
 * A template derives from it (`parent="CbDialog"`) and sets `content`, usually a vertical box
 * of an AdwHeaderBar and the page. Closing goes through the window's `close-request`, so that a
 * dialog can ask first.
 */
G_DECLARE_DERIVABLE_TYPE (CbDialog, cb_dialog, CB, DIALOG, AdwWindow)

struct _CbDialogClass
{
  AdwWindowClass parent_class;
};

/* A plain dialog around @content (transfer floating) with a header bar under @title. */
GtkWidget *cb_dialog_new (const char *title, GtkWidget *content);
/* Shows the dialog, modal to the window of @parent. */
void cb_dialog_present (CbDialog *self, GtkWidget *parent);

G_END_DECLS
