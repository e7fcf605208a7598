/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-grid-table.h"

G_BEGIN_DECLS

#define CB_TYPE_GRID_CHOICES (cb_grid_choices_get_type ())

/**
 * CbGridChoices:
 *
 * The list of choices that opens below a cell. Signal: `chosen (const char *value)`.
 */
G_DECLARE_FINAL_TYPE (CbGridChoices, cb_grid_choices, CB, GRID_CHOICES, GtkPopover)

GtkWidget *cb_grid_choices_new (const CbGridColumn *column, const char *value);

/* How @value of @column is shown; the value itself where it is none of the choices. */
const char *cb_grid_choices_get_label (const CbGridColumn *column, const char *value);
/* The value that is shown as @label or is @label; NULL where there is none. */
const char *cb_grid_choices_find (const CbGridColumn *column, const char *label);
/* The choice after @value whose label begins with @letter; NULL where there is none. */
const char *cb_grid_choices_find_next (const CbGridColumn *column, const char *value,
                                       gunichar letter);

G_END_DECLS
