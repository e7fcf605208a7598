/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-application.h"
#include "cb-workspace.h"

G_BEGIN_DECLS

/* Adds the actions of the application and every keyboard shortcut of the program. */
void cb_application_actions_init (CbApplication *self);

/* (transfer full): the program and the libraries it runs with, a line each. */
char *cb_versions_describe (void);

/* Registers the resources of the shell and of the widgets; once. */
void cb_ui_shell_init (void);

G_END_DECLS
