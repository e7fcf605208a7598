/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-level.h"

GType
cb_level_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    { CB_LEVEL_NEUTRAL, "CB_LEVEL_NEUTRAL", "neutral" },
    { CB_LEVEL_ACCENT, "CB_LEVEL_ACCENT", "accent" },
    { CB_LEVEL_SUCCESS, "CB_LEVEL_SUCCESS", "success" },
    { CB_LEVEL_WARNING, "CB_LEVEL_WARNING", "warning" },
    { CB_LEVEL_ERROR, "CB_LEVEL_ERROR", "error" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CbLevel", values));
  return type;
}

const char *
cb_level_get_css_class (CbLevel level)
{
  static const char *const classes[] = { "neutral", "accent", "success", "warning", "error" };

  g_return_val_if_fail (level < G_N_ELEMENTS (classes), "neutral");
  return classes[level];
}

const char *
cb_level_get_icon_name (CbLevel level)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-information-symbolic",
                                       "emblem-ok-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };

  g_return_val_if_fail (level < G_N_ELEMENTS (icons), NULL);
  return icons[level];
}
