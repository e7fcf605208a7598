/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cb-builder-context.h"

G_BEGIN_DECLS

#define CB_TYPE_PROBLEM_ROW (cb_problem_row_get_type ())

/**
 * CbProblemRow:
 *
 * Says what is wrong with the row above it, and offers the fix; unseen where nothing is.
 *
 * What a person is just filling in for the first time is not scolded: the row appears when the
 * field is left, and goes as soon as the problem does.
 */
G_DECLARE_FINAL_TYPE (CbProblemRow, cb_problem_row, CB, PROBLEM_ROW, AdwPreferencesRow)

GtkWidget *cb_problem_row_new (void);
/* @field: the widget in which the member is edited; NULL says problems at once. */
void cb_problem_row_watch (CbProblemRow *self, CbBuilderContext *context, gpointer item, int member,
                           GtkWidget *field);

G_END_DECLS
