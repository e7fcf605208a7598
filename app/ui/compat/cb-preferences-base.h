/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_PREFERENCES_BASE (cb_preferences_base_get_type ())

/**
 * CbPreferencesBase:
 *
 * The base of the preferences window: a template derives from it and adds AdwPreferencesPage
 * children.
 */
G_DECLARE_DERIVABLE_TYPE (CbPreferencesBase, cb_preferences_base, CB, PREFERENCES_BASE,
                          AdwPreferencesWindow)

struct _CbPreferencesBaseClass
{
  AdwPreferencesWindowClass parent_class;
};

/* Shows the window, modal to the window of @parent. */
void cb_preferences_base_present (CbPreferencesBase *self, GtkWidget *parent);

G_END_DECLS
