/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folds for search: case folded, accents removed (NFKD without marks). */
char *cb_text_fold (const char *text);
/* Whether @folded_needle (made by cb_text_fold()) is in @haystack, folded. */
gboolean cb_text_contains_folded (const char *haystack, const char *folded_needle);

/**
 * CbTemplateFunc:
 * @name: the name between the braces
 *
 * Gives the text for a placeholder; NULL leaves the placeholder as it is.
 */
typedef char *(*CbTemplateFunc) (const char *name, gpointer data);

/* The distinct `{name}`s of @text in order; never NULL. */
char **cb_text_list_placeholders (const char *text);
char *cb_text_expand_placeholders (const char *text, CbTemplateFunc func, gpointer data);

/* RFC 3986 section 2.1: every byte that is neither unreserved nor in @keep becomes %XX.
 * @keep NULL keeps only unreserved. */
char *cb_text_percent_encode (const char *text, gssize length, const char *keep);
/* @text is already an URL part: only what may not stand there is encoded, %XX stays. */
char *cb_text_percent_encode_stray (const char *text, const char *keep);

/* `text`, at most @max characters, with an ellipsis where it was cut. */
char *cb_text_ellipsize (const char *text, guint max);
/* Valid UTF-8 for display: invalid bytes become U+FFFD. */
char *cb_text_make_valid (const char *text, gssize length);
/* Whether @text is UTF-8 (RFC 3629); U+0000 is allowed. */
gboolean cb_text_is_valid (const char *text, gsize length);
/* As cb_text_make_valid(), for text that holds U+0000. */
char *cb_text_replace_invalid (const char *text, gsize length, gsize *valid_length);
/* "list-tickets" → "List tickets", "listTickets" → "List tickets". */
char *cb_text_humanize (const char *identifier);
/* "List tickets" → "list-tickets"; never empty ("item" then). */
char *cb_text_slug (const char *text);

G_END_DECLS
