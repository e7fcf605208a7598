/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_SUGGESTIONS (cb_suggestions_get_type ())

/**
 * CbSuggestions:
 *
 * A few words below an entry, while somebody types there. Signal: `chosen (const char *word)`.
 */
G_DECLARE_FINAL_TYPE (CbSuggestions, cb_suggestions, CB, SUGGESTIONS, GtkPopover)

GtkWidget *cb_suggestions_new (void);
/* Shows those of @words that hold @text and aren't among @without; closes where there are none. */
void cb_suggestions_offer (CbSuggestions *self, const char *const *words, const char *text,
                           const char *const *without);
void cb_suggestions_close (CbSuggestions *self);
/* A key of the entry: arrows, Enter, Escape; FALSE where it isn't for the list. */
gboolean cb_suggestions_press (CbSuggestions *self, guint key);

G_END_DECLS
