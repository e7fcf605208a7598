/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-workspace.h"

G_BEGIN_DECLS

/* Starts the sample API, if it isn't running, and makes a connector for it that works at once.
 * (transfer full); NULL with an error where it can't be started. */
CbConnector *cb_sample_start (CbWorkspace *workspace, GError **error);

/* Starts it where the library has the connector made for it, so that it works after a restart. */
void cb_sample_resume (CbWorkspace *workspace);

G_END_DECLS
