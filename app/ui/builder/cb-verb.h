/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The verbs that are offered, NULL-terminated. */
const char *const *cb_verb_list (void);
/* Paints @label as a pill in the colour of @verb. */
void cb_verb_show (GtkLabel *label, const char *verb);

#define CB_TYPE_VERB_BUTTON (cb_verb_button_get_type ())

/**
 * CbVerbButton:
 *
 * The verb of an activity as a coloured button that opens a list of verbs and an entry for any
 * other.
 *
 * Property: `verb`.
 */
G_DECLARE_FINAL_TYPE (CbVerbButton, cb_verb_button, CB, VERB_BUTTON, AdwBin)

void cb_verb_button_set_verb (CbVerbButton *self, const char *verb);
const char *cb_verb_button_get_verb (CbVerbButton *self);

G_END_DECLS
