/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-connector.h"
#include "cb-problem.h"

G_BEGIN_DECLS

/* All problems of @connector, in the order of the wizard. (element-type CbProblem) */
GPtrArray *cb_lint_connector (CbConnector *connector);

/* The single checks, for fields that are explained while they are filled in. Each returns NULL or
 * a sentence that says what is wrong and what to do. (transfer full) */
char *cb_lint_check_name (const char *name);
char *cb_lint_check_version (const char *version);
char *cb_lint_check_base_url (const char *url);
/* RFC 9110 section 5.1 and 5.6.2: a token. */
gboolean cb_lint_is_token (const char *text);

G_END_DECLS
