/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <libcb-model.h>

G_BEGIN_DECLS

/* Bindings between the members of the item that is the source of a GBindingGroup and widgets, both
 * ways. Undo of the widgets is left to the history of the definition. */

/* A text member and a GtkEditable. */
void cb_bind_text (GBindingGroup *group, const char *property, gpointer editable);
/* A text member of several lines and a GtkTextView. */
void cb_bind_text_view (GBindingGroup *group, const char *property, GtkTextView *view);
/* An enum member and the `selected` of an AdwComboRow or GtkDropDown whose model was filled by
 * cb_bind_fill_choices(). */
void cb_bind_choice (GBindingGroup *group, const char *property, gpointer choice);
/* A boolean member and the `active` of a switch or check button. */
void cb_bind_switch (GBindingGroup *group, const char *property, gpointer widget);
/* A list of texts and a CbTagEntry. */
void cb_bind_tags (GBindingGroup *group, const char *property, gpointer tag_entry);

/* Gives a drop-down (AdwComboRow, GtkDropDown) the first @n titles of an enum. */
void cb_bind_fill_choices (gpointer choice, GType enum_type, guint n);

G_END_DECLS
