/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-lint.h"

G_BEGIN_DECLS

/* Adds a problem about @member of @item to @problems; borrowed, for a fix to be set. */
CbProblem *_cb_lint_report (GPtrArray *problems, CbSeverity severity, const char *rule,
                            gpointer item, int member, const char *format, ...)
    G_GNUC_PRINTF (6, 7);

/* The three parts into which a definition falls for lint. */
void _cb_lint_basics (CbConnector *connector, GPtrArray *problems);
void _cb_lint_authentication (CbConnector *connector, GPtrArray *problems);
void _cb_lint_activity (CbConnector *connector, CbActivity *activity, GPtrArray *problems);
/* What concerns several activities: equal ids, too many. */
void _cb_lint_activities (CbConnector *connector, GPtrArray *problems);

/* What is true of every field; @siblings are the fields of the same form. */
void _cb_lint_field (CbField *field, CbList *siblings, GPtrArray *problems);
void _cb_lint_fields (CbList *fields, GPtrArray *problems);

G_END_DECLS
