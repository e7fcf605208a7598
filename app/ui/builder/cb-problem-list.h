/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_PROBLEM_LIST (cb_problem_list_get_type ())

/**
 * CbProblemList:
 *
 * Every problem of a definition, worst first: what, where, and how it is mended; a row leads there.
 */
G_DECLARE_FINAL_TYPE (CbProblemList, cb_problem_list, CB, PROBLEM_LIST, AdwBin)

void cb_problem_list_set_context (CbProblemList *self, CbBuilderContext *context);

G_END_DECLS
