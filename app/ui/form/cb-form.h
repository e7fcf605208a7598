/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-model.h>

G_BEGIN_DECLS

#define CB_TYPE_FORM (cb_form_get_type ())

/**
 * CbForm:
 *
 * The form that an end user fills in, made from a list model of [class@Field].
 *
 * Hidden fields are left out, advanced ones fold away, and those that depend on another field come
 * and go with its value. It follows the definition while that is edited and keeps what was entered.
 *
 * Properties: `fields` (a list model of CbField), `valid` (read-only), `empty-text` (what is said
 * where there is nothing to fill in).
 * Signal: `changed`, when a value is another. Enter in an entry activates the default widget.
 */
G_DECLARE_FINAL_TYPE (CbForm, cb_form, CB, FORM, GtkWidget)

GtkWidget *cb_form_new (void);
void cb_form_set_fields (CbForm *self, GListModel *fields);
GListModel *cb_form_get_fields (CbForm *self);

/**
 * CbFormFunc:
 * @field: a field that applies
 * @text: what was entered for it, never ""; a secret in the clear
 */
typedef void (*CbFormFunc) (CbField *field, const char *text, gpointer data);

/* Each field that is seen and has a value, in order; hidden fields with a default are not the
 * form's business. */
void cb_form_foreach (CbForm *self, CbFormFunc func, gpointer data);
/* The values of all but secrets: an object of name → value by the field's type. (transfer full) */
CbValue *cb_form_dup_values (CbForm *self);
/* Fills in the members of @values that are fields; the others are reset. */
void cb_form_set_values (CbForm *self, CbValue *values);

/* One field by its name; the text of several values is a JSON array. */
char *cb_form_dup_text (CbForm *self, const char *name);
void cb_form_set_text (CbForm *self, const char *name, const char *text);
/* The same by the field, where two have one name in different places. */
char *cb_form_dup_field_text (CbForm *self, CbField *field);
void cb_form_set_field_text (CbForm *self, CbField *field, const char *text);
/* A secret that is in the keyring: shown so, and not asked for again. */
void cb_form_set_kept (CbForm *self, const char *name, gboolean kept);
/* Shows what the server or another check said about a field until it is changed. */
void cb_form_set_problem (CbForm *self, const char *name, const char *message);
void cb_form_reset (CbForm *self);
/* Whether everything that is seen is acceptable. */
gboolean cb_form_get_valid (CbForm *self);
/* Says what is wrong beside each field, and goes to the first; TRUE where nothing is. */
gboolean cb_form_check (CbForm *self);
/* Puts the cursor in the first field; FALSE where there is none. */
gboolean cb_form_focus_first (CbForm *self);
void cb_form_focus_field (CbForm *self, CbField *field);

G_END_DECLS
