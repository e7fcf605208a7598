/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-model.h>

G_BEGIN_DECLS

#define CB_TYPE_FORM_ROW (cb_form_row_get_type ())

/**
 * CbFormRow:
 *
 * One field of a form: title, control, help, and what is wrong with the value.
 *
 * Follows the field while its definition is edited. Until the person touches the control it shows
 * the default. What is wrong is said when the control is left, and taken back as soon as it is
 * mended. Signal: `changed`, when the value is another.
 */
G_DECLARE_FINAL_TYPE (CbFormRow, cb_form_row, CB, FORM_ROW, GtkWidget)

GtkWidget *cb_form_row_new (CbField *field);
CbField *cb_form_row_get_field (CbFormRow *self);
/* What is entered, "" for nothing; several values as a JSON array. (transfer full) */
char *cb_form_row_dup_text (CbFormRow *self);
/* As if the person had entered it. */
void cb_form_row_set_text (CbFormRow *self, const char *text);
/* Back to the default. */
void cb_form_row_reset (CbFormRow *self);
/* Whether the person (or cb_form_row_set_text()) gave it a value. */
gboolean cb_form_row_get_touched (CbFormRow *self);
/* A secret that is kept elsewhere needn't be entered again. */
void cb_form_row_set_kept (CbFormRow *self, gboolean kept);
/* Says what is wrong now; TRUE where nothing is. */
gboolean cb_form_row_check (CbFormRow *self);
/* What is wrong, said or not. (transfer full) (nullable) */
char *cb_form_row_dup_problem (CbFormRow *self);
/* Shows @message as what is wrong until the value changes, NULL to take it away. */
void cb_form_row_set_problem (CbFormRow *self, const char *message);

G_END_DECLS
