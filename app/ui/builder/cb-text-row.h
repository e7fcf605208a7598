/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_TEXT_ROW (cb_text_row_get_type ())

/**
 * CbTextRow:
 *
 * A row for a text of several lines, under its title; it grows with the text.
 */
G_DECLARE_FINAL_TYPE (CbTextRow, cb_text_row, CB, TEXT_ROW, AdwPreferencesRow)

GtkTextView *cb_text_row_get_view (CbTextRow *self);

G_END_DECLS
