/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <gtksourceview/gtksource.h>
#include <libcb-ui-widgets.h>
#include <string.h>

#define MEGABYTE ((gsize) 1024 * 1024)

static GtkTextBuffer *
get_buffer (GtkWidget *view)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (cb_ui_test_find (view, GTK_SOURCE_TYPE_VIEW)));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_text (void)
{
  GtkWidget *view = cb_code_view_new ();
  GtkWindow *window = cb_ui_test_show (view, 500, 300);
  g_autofree char *text = NULL;
  guint changed = 0;

  g_signal_connect_swapped (view, "changed", G_CALLBACK (count_cb), &changed);
  cb_code_view_set_text (CB_CODE_VIEW (view),
                         "a\xff"
                         "b\n",
                         4);
  text = cb_code_view_dup_text (CB_CODE_VIEW (view));
  g_assert_cmpstr (text, ==,
                   "a\xef\xbf\xbd"
                   "b\n");
  g_assert_cmpuint (changed, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (get_buffer (view)));

  gtk_text_buffer_insert_at_cursor (get_buffer (view), "typed ", -1);
  g_assert_cmpuint (changed, ==, 1);
  g_clear_pointer (&text, g_free);
  text = cb_code_view_dup_text (CB_CODE_VIEW (view));
  g_assert_cmpstr (text, ==,
                   "typed a\xef\xbf\xbd"
                   "b\n");
  gtk_window_destroy (window);
}

static void
test_content_type (void)
{
  static const char *const types[][2] = {
    { "application/json", "json" },
    { "application/problem+json; charset=utf-8", "json" },
    { "text/xml", "xml" },
    { "text/plain", NULL },
    { "application/hal+JSON", "json" },
    { NULL, NULL },
  };
  GtkWidget *view = g_object_ref_sink (cb_code_view_new ());

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkSourceLanguage *language = NULL;

      cb_code_view_set_content_type (CB_CODE_VIEW (view), types[i][0]);
      language = gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (get_buffer (view)));
      g_assert_cmpstr (language ? gtk_source_language_get_id (language) : NULL, ==, types[i][1]);
    }
  g_object_unref (view);
}

/* Sanitizers make a text buffer slow: the whole of it is waited for in long runs only. */
static gboolean
is_filled (gpointer data)
{
  gboolean is_long = g_strcmp0 (g_getenv ("CB_TEST_LONG"), "1") == 0;

  return gtk_text_buffer_get_char_count (get_buffer (data))
         >= (int) ((is_long ? 20 : 1) * MEGABYTE);
}

static GBytes *
make_text (gsize size)
{
  GString *text = g_string_sized_new (size + 100);

  while (text->len < size)
    g_string_append_printf (text, "  { \"id\": %zu, \"title\": \"Printer on fire\" },\n",
                            text->len);
  return g_string_free_to_bytes (text);
}

static void
test_large (void)
{
  g_autoptr (GBytes) bytes = make_text (20 * MEGABYTE);
  GtkWidget *view = cb_code_view_new ();
  GtkWindow *window = cb_ui_test_show (view, 700, 500);
  gint64 start = 0;
  g_autofree char *text = NULL;

  cb_code_view_set_editable (CB_CODE_VIEW (view), FALSE);
  cb_code_view_set_content_type (CB_CODE_VIEW (view), "application/json");
  start = g_get_monotonic_time ();
  cb_code_view_set_bytes (CB_CODE_VIEW (view), bytes);
  cb_ui_test_wait_for_draw (view);
  g_test_message ("The beginning of 20 MB is shown after %.0f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_true (cb_code_view_get_truncated (CB_CODE_VIEW (view)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (view)), <, (int) MEGABYTE);
  cb_ui_test_screenshot (GTK_WIDGET (window), "widgets-code-large");
  text = cb_code_view_dup_text (CB_CODE_VIEW (view));
  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (bytes));

  start = g_get_monotonic_time ();
  g_assert_true (gtk_widget_activate_action (view, "code.show-all", NULL));
  g_assert_false (cb_code_view_get_truncated (CB_CODE_VIEW (view)));
  cb_test_wait (is_filled, view, 80000);
  g_test_message ("More of it is there after %.0f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  gtk_window_destroy (window);
}

static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (400000, 'x');
  g_autoptr (GString) text = g_string_new (line);
  GtkWidget *view = cb_code_view_new ();
  GtkWindow *window = cb_ui_test_show (view, 500, 300);
  g_autofree char *all = NULL;

  g_string_append (text, "\nsecond\n");
  cb_code_view_set_editable (CB_CODE_VIEW (view), FALSE);
  cb_code_view_set_text (CB_CODE_VIEW (view), text->str, (gssize) text->len);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (view)), <, 6000);
  gtk_widget_activate_action (view, "code.show-all", NULL);
  cb_ui_test_settle ();
  g_assert_cmpint (gtk_text_buffer_get_line_count (get_buffer (view)), ==, 3);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (view)), <, 6000);
  all = cb_code_view_dup_text (CB_CODE_VIEW (view));
  g_assert_cmpstr (all, ==, text->str);
  gtk_window_destroy (window);
}

static void
test_error_and_place (void)
{
  GtkWidget *view = cb_code_view_new ();
  GtkWindow *window = cb_ui_test_show (view, 560, 320);
  GtkTextIter cursor;

  cb_code_view_set_content_type (CB_CODE_VIEW (view), "application/json");
  cb_code_view_set_text (
      CB_CODE_VIEW (view),
      "{\n  \"id\": 17,\n  \"open\": yes,\n  \"labels\": [\"urgent\", null]\n}\n", -1);
  cb_code_view_set_error (CB_CODE_VIEW (view), 3, 11,
                          "Line 3, column 11: a value is missing here.");
  cb_code_view_go_to (CB_CODE_VIEW (view), 3, 11);
  gtk_text_buffer_get_iter_at_mark (get_buffer (view), &cursor,
                                    gtk_text_buffer_get_insert (get_buffer (view)));
  g_assert_cmpint (gtk_text_iter_get_line (&cursor), ==, 2);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&cursor), ==, 10);
  cb_ui_test_screenshot_both (GTK_WIDGET (window), "widgets-code");
  /* A place that isn't there is no reason to fail. */
  cb_code_view_set_error (CB_CODE_VIEW (view), 300, 11, "Somewhere else.");
  cb_code_view_go_to (CB_CODE_VIEW (view), 300, 11);
  cb_code_view_set_error (CB_CODE_VIEW (view), 0, 0, NULL);
  gtk_window_destroy (window);
}

static gboolean
has_count (gpointer data)
{
  return cb_ui_test_find_text (data, "1 of 2") != NULL;
}

static void
test_find (void)
{
  GtkWidget *view = cb_code_view_new ();
  GtkWindow *window = cb_ui_test_show (view, 560, 320);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *selected = NULL;

  cb_code_view_set_text (CB_CODE_VIEW (view), "one\ntwo Needle\nthree needle\n", -1);
  cb_code_view_find (CB_CODE_VIEW (view));
  gtk_editable_set_text (GTK_EDITABLE (cb_ui_test_find (view, GTK_TYPE_SEARCH_ENTRY)), "needle");
  cb_test_wait (has_count, view, 0);
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (view), &start, &end));
  selected = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (selected, ==, "Needle");
  cb_ui_test_screenshot (GTK_WIDGET (window), "widgets-code-find");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/widgets/code-view/text", test_text);
  g_test_add_func ("/widgets/code-view/content-type", test_content_type);
  g_test_add_func ("/widgets/code-view/large", test_large);
  g_test_add_func ("/widgets/code-view/long-line", test_long_line);
  g_test_add_func ("/widgets/code-view/error-and-place", test_error_and_place);
  g_test_add_func ("/widgets/code-view/find", test_find);
  return g_test_run ();
}
