/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-preferences-base.h"

#include "cb-compat-private.h"

G_DEFINE_TYPE (CbPreferencesBase, cb_preferences_base, ADW_TYPE_PREFERENCES_WINDOW)

static void
cb_preferences_base_class_init (CbPreferencesBaseClass *klass)
{
}

static void
cb_preferences_base_init (CbPreferencesBase *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

void
cb_preferences_base_present (CbPreferencesBase *self, GtkWidget *parent)
{
  g_return_if_fail (CB_IS_PREFERENCES_BASE (self));

  gtk_window_set_transient_for (GTK_WINDOW (self), cb_compat_get_window (parent));
  gtk_window_present (GTK_WINDOW (self));
}
