/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GET, POST, PUT, PATCH, DELETE, and all others. */
#define CB_VERB_BAR_N_PARTS 6

#define CB_TYPE_VERB_BAR (cb_verb_bar_get_type ())

/**
 * CbVerbBar:
 *
 * A bar whose parts are as long as there are activities with each verb.
 */
G_DECLARE_FINAL_TYPE (CbVerbBar, cb_verb_bar, CB, VERB_BAR, GtkWidget)

/* @longest: the sum that fills the whole width. */
GtkWidget *cb_verb_bar_new (const guint counts[CB_VERB_BAR_N_PARTS], guint longest);
/* Which part of a bar @verb belongs to. */
guint cb_verb_bar_get_part (const char *verb);

G_END_DECLS
