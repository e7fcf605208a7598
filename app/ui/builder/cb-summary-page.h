/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_SUMMARY_PAGE (cb_summary_page_get_type ())

/**
 * CbSummaryPage:
 *
 * Step 4: everything at a glance, the problems, and the ways out.
 */
G_DECLARE_FINAL_TYPE (CbSummaryPage, cb_summary_page, CB, SUMMARY_PAGE, AdwBin)

void cb_summary_page_set_context (CbSummaryPage *self, CbBuilderContext *context);

G_END_DECLS
