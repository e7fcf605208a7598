/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cb-lint.h"

G_BEGIN_DECLS

/**
 * CbLinter:
 *
 * The problems of a definition while it is edited: a [iface@Gio.ListModel] of [class@Problem] that
 * follows the changes. Only what changed is looked at again, in slices of a few milliseconds when
 * the main loop is idle; definitions of thousands of activities stay smooth.
 *
 * Property `busy`: whether something is still to be looked at.
 * Signal `updated`: after the list changed, for counts.
 */
#define CB_TYPE_LINTER (cb_linter_get_type ())
G_DECLARE_FINAL_TYPE (CbLinter, cb_linter, CB, LINTER, GObject)

CbLinter *cb_linter_new (CbConnector *connector);
CbConnector *cb_linter_get_connector (CbLinter *self);
gboolean cb_linter_get_busy (CbLinter *self);
guint cb_linter_count (CbLinter *self, CbArea area, CbSeverity least);
/* How many problems @item and everything below it has, from warnings on; @worst takes the gravest.
 */
guint cb_linter_count_below (CbLinter *self, CbItem *item, CbSeverity *worst);
/* The gravest problem of just this member; borrowed, or NULL. */
CbProblem *cb_linter_find (CbLinter *self, CbItem *item, int member);
/* Looks at everything that is still to be looked at now. */
void cb_linter_flush (CbLinter *self);

G_END_DECLS
