/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_CODE_VIEW (cb_code_view_get_type ())

/**
 * CbCodeView:
 *
 * Text with line numbers, highlighting, and a find bar; for reading or for editing.
 *
 * Large text stays workable: only the first part is shown until "Show all" is pressed (`truncated`
 * is TRUE then), highlighting is left off above a size, and very long lines are cut for display
 * while the view is read-only. cb_code_view_dup_text() always gives the whole text.
 *
 * Properties: `editable`, `wrap`, `show-line-numbers`, `content-type` (a MIME type such as
 * "application/json"; chooses the highlighting), `placeholder-text`, `truncated` (read-only).
 * Signal: `changed`, when the person edits.
 * Actions inside it: `code.find`, `code.copy-all`, `code.show-all`.
 */
G_DECLARE_FINAL_TYPE (CbCodeView, cb_code_view, CB, CODE_VIEW, GtkWidget)

GtkWidget *cb_code_view_new (void);
/* Shows @text; bytes that are not UTF-8 are shown as U+FFFD. @length -1 for NUL-terminated. */
void cb_code_view_set_text (CbCodeView *self, const char *text, gssize length);
/* As cb_code_view_set_text(), keeping a reference instead of a copy. */
void cb_code_view_set_bytes (CbCodeView *self, GBytes *bytes);
/* (transfer full): the whole text. */
char *cb_code_view_dup_text (CbCodeView *self);
void cb_code_view_set_content_type (CbCodeView *self, const char *content_type);
const char *cb_code_view_get_content_type (CbCodeView *self);
void cb_code_view_set_editable (CbCodeView *self, gboolean editable);
gboolean cb_code_view_get_editable (CbCodeView *self);
gboolean cb_code_view_get_truncated (CbCodeView *self);
/* Marks a place as wrong and says why in a line below; line and column from 1, 0 where unknown.
 * A NULL @message takes the mark away. */
void cb_code_view_set_error (CbCodeView *self, guint line, guint column, const char *message);
/* Puts the cursor at a place and scrolls to it; line and column from 1. */
void cb_code_view_go_to (CbCodeView *self, guint line, guint column);
/* Opens the find bar. */
void cb_code_view_find (CbCodeView *self);

G_END_DECLS
