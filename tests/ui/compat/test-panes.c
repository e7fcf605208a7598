/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-compat.h>

static GtkWidget *
make_pane (const char *text, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static CbSplit *
make_split (void)
{
  CbSplit *split = CB_SPLIT (cb_split_new ());

  cb_split_set_sidebar (split, make_pane ("Sidebar", 200));
  cb_split_set_content (split, make_pane ("Content", 320));
  cb_split_set_aside (split, make_pane ("Aside", 200));
  return split;
}

static void
test_split_wide (void)
{
  CbSplit *split = make_split ();
  GtkWindow *window = cb_ui_test_show (GTK_WIDGET (split), 1000, 400);

  g_assert_false (cb_split_get_folded (split));
  g_assert_true (gtk_widget_get_mapped (cb_split_get_sidebar (split)));
  g_assert_true (gtk_widget_get_mapped (cb_split_get_content (split)));
  g_assert_cmpint (gtk_widget_get_width (cb_split_get_sidebar (split)), ==, 240);

  cb_split_set_show_aside (split, TRUE);
  cb_ui_test_wait_for_draw (GTK_WIDGET (split));
  g_assert_true (gtk_widget_get_mapped (cb_split_get_aside (split)));
  cb_ui_test_screenshot (GTK_WIDGET (window), "compat-split");
  g_assert_true (
      gtk_widget_activate_action (cb_split_get_content (split), "split.toggle-aside", NULL));
  g_assert_false (cb_split_get_show_aside (split));
  gtk_window_destroy (window);
}

static void
test_split_narrow (void)
{
  CbSplit *split = make_split ();
  GtkWindow *window = NULL;
  guint shown = 0;

  g_signal_connect_swapped (split, "notify::show-content", G_CALLBACK (count_cb), &shown);
  window = cb_ui_test_show (GTK_WIDGET (split), 360, 400);
  g_assert_true (cb_split_get_folded (split));
  cb_split_set_show_content (split, TRUE);
  cb_ui_test_wait_for_draw (GTK_WIDGET (split));
  g_assert_true (cb_split_get_show_content (split));
  g_assert_true (gtk_widget_get_mapped (cb_split_get_content (split)));
  g_assert_true (gtk_widget_activate_action (cb_split_get_content (split), "split.back", NULL));
  cb_ui_test_wait_for_draw (GTK_WIDGET (split));
  g_assert_true (gtk_widget_get_mapped (cb_split_get_sidebar (split)));
  g_assert_false (cb_split_get_show_content (split));
  g_assert_cmpuint (shown, >=, 2);
  gtk_window_destroy (window);
}

static void
popped_cb (GtkWidget **popped, GtkWidget *page)
{
  *popped = page;
}

static void
test_navigator (void)
{
  CbNavigator *navigator = CB_NAVIGATOR (cb_navigator_new ());
  GtkWindow *window = cb_ui_test_show (GTK_WIDGET (navigator), 400, 300);
  GtkWidget *first = make_pane ("First", 100);
  GtkWidget *second = make_pane ("Second", 300);
  GtkWidget *popped = NULL;
  guint depths = 0;

  g_signal_connect_swapped (navigator, "popped", G_CALLBACK (popped_cb), &popped);
  g_signal_connect_swapped (navigator, "notify::depth", G_CALLBACK (count_cb), &depths);
  g_assert_cmpuint (cb_navigator_get_depth (navigator), ==, 0);
  cb_navigator_push (navigator, first);
  g_assert_cmpuint (cb_navigator_get_depth (navigator), ==, 1);
  g_assert_false (cb_navigator_pop (navigator));
  cb_navigator_push (navigator, second);
  g_assert_cmpuint (cb_navigator_get_depth (navigator), ==, 2);
  g_assert_true (cb_navigator_get_visible_page (navigator) == second);
  g_assert_cmpuint (depths, ==, 2);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  g_assert_true (cb_navigator_pop (navigator));
  cb_ui_test_settle ();
  g_assert_nonnull (popped);
  g_assert_null (second);
  g_assert_true (cb_navigator_get_visible_page (navigator) == first);

  cb_navigator_push (navigator, make_pane ("Third", 100));
  cb_navigator_push (navigator, make_pane ("Fourth", 100));
  g_assert_cmpuint (cb_navigator_get_depth (navigator), ==, 3);
  cb_navigator_pop_to_root (navigator);
  g_assert_cmpuint (cb_navigator_get_depth (navigator), ==, 1);
  gtk_window_destroy (window);
}

static void
test_squeeze (void)
{
  CbSqueeze *squeeze = CB_SQUEEZE (cb_squeeze_new ());
  GtkWindow *window = NULL;

  cb_squeeze_add (squeeze, make_pane ("A wide form of it", 400));
  cb_squeeze_add (squeeze, make_pane ("Narrow", 60));
  window = cb_ui_test_show (GTK_WIDGET (squeeze), 600, 100);
  g_assert_false (cb_squeeze_get_narrow (squeeze));
  gtk_window_destroy (window);

  squeeze = CB_SQUEEZE (cb_squeeze_new ());
  cb_squeeze_add (squeeze, make_pane ("A wide form of it", 400));
  cb_squeeze_add (squeeze, make_pane ("Narrow", 60));
  window = cb_ui_test_show (GTK_WIDGET (squeeze), 200, 100);
  g_assert_true (cb_squeeze_get_narrow (squeeze));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/compat/split/wide", test_split_wide);
  g_test_add_func ("/compat/split/narrow", test_split_narrow);
  g_test_add_func ("/compat/navigator", test_navigator);
  g_test_add_func ("/compat/squeeze", test_squeeze);
  return g_test_run ();
}
