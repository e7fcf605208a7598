/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_TAG_ENTRY (cb_tag_entry_get_type ())

/**
 * CbTagEntry:
 *
 * A list of words edited as chips: Enter or a comma adds one, Backspace in the empty entry takes
 * the last away, pasted text is split at commas and line ends. A tag is there once.
 *
 * Properties: `tags` (GStrv), `placeholder-text`, `suggestions` (GStrv), `editable`.
 * `notify::tags` tells of each change.
 */
G_DECLARE_FINAL_TYPE (CbTagEntry, cb_tag_entry, CB, TAG_ENTRY, GtkWidget)

GtkWidget *cb_tag_entry_new (void);
void cb_tag_entry_set_tags (CbTagEntry *self, const char *const *tags);
/* Borrowed, never NULL. */
const char *const *cb_tag_entry_get_tags (CbTagEntry *self);
/* Words offered while typing. */
void cb_tag_entry_set_suggestions (CbTagEntry *self, const char *const *suggestions);

G_END_DECLS
