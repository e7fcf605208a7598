/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-ui-compat.h>

G_BEGIN_DECLS

#define CB_TYPE_PREFERENCES (cb_preferences_get_type ())

/**
 * CbPreferences:
 *
 * The window in which somebody chooses how the application looks and behaves. Each row is bound to
 * a key of the settings; a change takes effect at once.
 */
G_DECLARE_FINAL_TYPE (CbPreferences, cb_preferences, CB, PREFERENCES, CbPreferencesBase)

CbPreferences *cb_preferences_new (GSettings *settings);

G_END_DECLS
