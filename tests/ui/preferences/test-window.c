/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <config.h>
#include <libcb-ui-preferences.h>

static void
test_rows_and_keys (void)
{
  g_autoptr (GSettings) settings = g_settings_new (CB_APP_ID);
  CbPreferences *preferences = cb_preferences_new (settings);
  GtkWidget *row = cb_ui_test_find (GTK_WIDGET (preferences), ADW_TYPE_COMBO_ROW);
  GtkWidget *button = cb_ui_test_find (GTK_WIDGET (preferences), GTK_TYPE_SWITCH);
  GtkWidget *seconds = cb_ui_test_find (GTK_WIDGET (preferences), GTK_TYPE_SPIN_BUTTON);

  g_settings_set_string (settings, "color-scheme", "dark");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpint (g_settings_get_enum (settings, "color-scheme"), ==, 1);

  g_settings_set_boolean (settings, "wrap-responses", FALSE);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (button)));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (seconds), 90);
  g_assert_cmpuint (g_settings_get_uint (settings, "request-timeout"), ==, 90);
  cb_ui_test_present (GTK_WINDOW (preferences), 560, 560);
  cb_ui_test_screenshot_both (GTK_WIDGET (preferences), "preferences");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/preferences/rows-and-keys", test_rows_and_keys);
  return g_test_run ();
}
