/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-widgets.h>

static CbValue *
read_value (const char *text)
{
  g_autoptr (GError) error = NULL;
  CbValue *value = cb_value_new_from_text (text, -1, &error);

  g_assert_no_error (error);
  return value;
}

static GListModel *
get_model (CbValueTree *tree)
{
  GtkWidget *view = cb_ui_test_find (GTK_WIDGET (tree), GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static void
select_row (CbValueTree *tree, guint position)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_model (tree)), position);
}

static void
take_pointer (char **pointer, const char *text)
{
  g_free (*pointer);
  *pointer = g_strdup (text);
}

static void
test_expand (void)
{
  g_autoptr (CbValue)
      value = read_value ("{\"a\":{\"b/c\":[10,{\"d\":null}]},\"e\":true,\"~\":\"x\"}");
  GtkWidget *tree = cb_value_tree_new ();
  GtkWindow *window = cb_ui_test_show (tree, 600, 400);
  g_autofree char *pointer = NULL;

  g_signal_connect_swapped (tree, "selected", G_CALLBACK (take_pointer), &pointer);
  cb_value_tree_set_value (CB_VALUE_TREE (tree), value);
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 3);
  cb_value_tree_expand (CB_VALUE_TREE (tree), 3);
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 6);
  cb_value_tree_expand (CB_VALUE_TREE (tree), G_MAXUINT);
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 7);
  select_row (CB_VALUE_TREE (tree), 4);
  g_assert_cmpstr (pointer, ==, "/a/b~1c/1/d");
  select_row (CB_VALUE_TREE (tree), 6);
  g_assert_cmpstr (pointer, ==, "/~0");
  cb_ui_test_settle ();
  g_assert_nonnull (cb_ui_test_find_text (tree, "b/c"));
  g_assert_nonnull (cb_ui_test_find_text (tree, "2 items"));
  gtk_window_destroy (window);
}

static void
test_keys (void)
{
  g_autoptr (CbValue) value = read_value ("{\"list\":[1,2],\"after\":0}");
  GtkWidget *tree = cb_value_tree_new ();
  GtkWindow *window = cb_ui_test_show (tree, 600, 300);
  g_autofree char *pointer = NULL;

  cb_value_tree_set_value (CB_VALUE_TREE (tree), value);
  cb_ui_test_wait_for_draw (tree);
  select_row (CB_VALUE_TREE (tree), 0);
  gtk_widget_grab_focus (cb_ui_test_find (tree, GTK_TYPE_COLUMN_VIEW));
  g_assert_true (cb_ui_test_press (window, GDK_KEY_Right, 0));
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 4);
  select_row (CB_VALUE_TREE (tree), 2);
  g_assert_true (cb_ui_test_press (window, GDK_KEY_Left, 0));
  pointer = cb_value_tree_dup_selected (CB_VALUE_TREE (tree));
  g_assert_cmpstr (pointer, ==, "/list");
  g_assert_true (cb_ui_test_press (window, GDK_KEY_Left, 0));
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 2);
  gtk_window_destroy (window);
}

static void
test_scalar_and_none (void)
{
  g_autoptr (CbValue) value = read_value ("12345678901234567890");
  CbValueTree *tree = CB_VALUE_TREE (g_object_ref_sink (cb_value_tree_new ()));

  g_assert_cmpuint (cb_value_tree_get_n_rows (tree), ==, 0);
  cb_value_tree_set_value (tree, value);
  g_assert_cmpuint (cb_value_tree_get_n_rows (tree), ==, 1);
  cb_value_tree_set_value (tree, NULL);
  g_assert_cmpuint (cb_value_tree_get_n_rows (tree), ==, 0);
  g_assert_null (cb_value_tree_dup_selected (tree));
  g_assert_finalize_object (tree);
}

static CbValue *
make_large (guint n)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      cb_value_builder_begin_object (builder);
      cb_value_builder_set_key (builder, "id");
      cb_value_builder_add_int64 (builder, i);
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
test_large (void)
{
  g_autoptr (CbValue) value = make_large (100000);
  GtkWidget *tree = cb_value_tree_new ();
  GtkWindow *window = cb_ui_test_show (tree, 600, 400);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *pointer = NULL;

  cb_value_tree_set_value (CB_VALUE_TREE (tree), value);
  cb_ui_test_wait_for_draw (tree);
  g_test_message ("100,000 items are shown after %.0f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (cb_value_tree_get_n_rows (CB_VALUE_TREE (tree)), ==, 100000);
  select_row (CB_VALUE_TREE (tree), 99999);
  pointer = cb_value_tree_dup_selected (CB_VALUE_TREE (tree));
  g_assert_cmpstr (pointer, ==, "/99999");
  gtk_window_destroy (window);
}

static void
test_screenshot (void)
{
  g_autoptr (CbValue) value = read_value (
      "{\"id\":9223372036854775808,\"title\":\"Printer on fire\\nagain\",\"open\":true,"
      "\"assignee\":null,\"labels\":[\"hardware\",\"urgent\"],"
      "\"reporter\":{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\"},\"score\":4.50}");
  GtkWidget *tree = cb_value_tree_new ();
  GtkWindow *window = cb_ui_test_show (tree, 640, 380);

  cb_value_tree_set_value (CB_VALUE_TREE (tree), value);
  cb_value_tree_expand (CB_VALUE_TREE (tree), 2);
  select_row (CB_VALUE_TREE (tree), 6);
  cb_ui_test_screenshot_both (GTK_WIDGET (window), "widgets-value-tree");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/widgets/value-tree/expand", test_expand);
  g_test_add_func ("/widgets/value-tree/keys", test_keys);
  g_test_add_func ("/widgets/value-tree/scalar-and-none", test_scalar_and_none);
  g_test_add_func ("/widgets/value-tree/large", test_large);
  g_test_add_func ("/widgets/value-tree/screenshot", test_screenshot);
  return g_test_run ();
}
