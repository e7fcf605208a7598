/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_APPLICATION (cb_application_get_type ())

typedef struct _CbWorkspace CbWorkspace;

/**
 * CbApplication:
 *
 * The one running instance: owns what windows share and opens files handed to it.
 */
G_DECLARE_FINAL_TYPE (CbApplication, cb_application, CB, APPLICATION, AdwApplication)

CbApplication *cb_application_new (void);

/* Settings of the preferences and of where somebody left off; NULL where the schema isn't
 * installed, defaults apply then. */
GSettings *cb_application_get_settings (CbApplication *self);
GSettings *cb_application_get_state (CbApplication *self);

/* The library and the place of secrets. */
CbWorkspace *cb_application_get_workspace (CbApplication *self);

G_END_DECLS
