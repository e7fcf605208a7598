/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-model.h>

G_BEGIN_DECLS

/**
 * CbFormControl:
 * @create: makes the widget for @field; it calls @changed with @data when the person changes it
 * @dup_text: what it holds, "" for nothing
 * @set_text: shows @text; no call of `changed` need follow
 * @inline_label: stands beside its title instead of below it
 *
 * How one kind of value is shown and edited.
 */
typedef struct
{
  GtkWidget *(*create) (CbField *field, GCallback changed, gpointer data);
  char *(*dup_text) (GtkWidget *widget);
  void (*set_text) (GtkWidget *widget, const char *text);
  gboolean inline_label;
} CbFormControl;

/* The control that goes with the type, choices and cardinality of @field. */
const CbFormControl *cb_form_control_get (CbField *field);

/* Those with a dialog or popover of their own. */
extern const CbFormControl cb_form_control_date;
extern const CbFormControl cb_form_control_date_time;
extern const CbFormControl cb_form_control_file;

G_END_DECLS
