/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-runtime.h>

G_BEGIN_DECLS

/* A runner with the time-out and the largest response of the preferences, also when they change.
 * (transfer full) */
CbRunner *cb_form_runner_new (CbConnector *connector) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
