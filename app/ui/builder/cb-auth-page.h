/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_AUTH_PAGE (cb_auth_page_get_type ())

/**
 * CbAuthPage:
 *
 * Step 2: authentication methods, their alternatives, further fields of a connection, and the test.
 */
G_DECLARE_FINAL_TYPE (CbAuthPage, cb_auth_page, CB, AUTH_PAGE, AdwBin)

void cb_auth_page_set_context (CbAuthPage *self, CbBuilderContext *context);
void cb_auth_page_show_item (CbAuthPage *self, CbItem *item, int member);
void cb_auth_page_set_testing (CbAuthPage *self, gboolean testing);
/* @step: where it can be mended, 0 for nowhere. */
void cb_auth_page_set_test_result (CbAuthPage *self, gboolean success, const char *message,
                                   guint step);

G_END_DECLS
