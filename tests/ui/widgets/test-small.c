/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

#define SVG                                                                                        \
  "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'>"                                \
  "<rect width='16' height='16' fill='#1c71d8'/><circle cx='8' cy='8' r='5' fill='#fff'/></svg>"

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static guint *
count_notify (gpointer object, const char *property)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  guint *count = g_new0 (guint, 1);

  g_object_set_data_full (object, signal, count, g_free);
  g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), count);
  return count;
}

static void
test_toast_is_plain (void)
{
  g_autoptr (AdwToast) toast = cb_toast_new_plain ("<b>A & B</b>");

  g_assert_cmpstr (adw_toast_get_title (toast), ==, "&lt;b&gt;A &amp; B&lt;/b&gt;");
}

static void
test_toast_shown (void)
{
  g_autoptr (GError) silent = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "never seen");
  g_autoptr (GError) loud = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *window = NULL;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), label);
  window = cb_ui_test_show (overlay, 360, 200);
  cb_toast_show_error (label, silent);
  cb_toast_show_error (label, loud);
  cb_ui_test_settle ();
  g_assert_nonnull (cb_ui_test_find_text (overlay, "The disk is full."));
  g_assert_null (cb_ui_test_find_text (overlay, "never seen"));
  gtk_window_destroy (window);
}

static void
test_notice (void)
{
  CbNotice *notice = CB_NOTICE (g_object_ref_sink (cb_notice_new ("A <name>")));
  guint *titles = count_notify (notice, "title");
  guint clicked = 0;
  GtkWidget *button = NULL;

  cb_notice_set_title (notice, "A <name>");
  g_assert_cmpuint (*titles, ==, 0);
  cb_notice_set_title (notice, "Other");
  g_assert_cmpuint (*titles, ==, 1);
  g_assert_cmpstr (cb_notice_get_title (notice), ==, "Other");

  g_assert_null (cb_notice_get_button_label (notice));
  g_object_set (notice, "button-label", "Mend", "level", CB_LEVEL_ERROR, "revealed", TRUE, NULL);
  g_assert_true (cb_notice_get_revealed (notice));
  g_assert_cmpint (cb_notice_get_level (notice), ==, CB_LEVEL_ERROR);
  g_signal_connect_swapped (notice, "button-clicked", G_CALLBACK (count_cb), &clicked);
  button = cb_ui_test_find_text (GTK_WIDGET (notice), "Mend");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (clicked, ==, 1);
  g_assert_finalize_object (notice);
}

static void
test_count_badge (void)
{
  CbCountBadge *badge = CB_COUNT_BADGE (g_object_ref_sink (cb_count_badge_new ()));
  guint *errors = count_notify (badge, "errors");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "No problems");
  cb_count_badge_set_counts (badge, 1, 3);
  g_assert_cmpuint (*errors, ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 error, 3 warnings");
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (badge), "4"));
  cb_count_badge_set_counts (badge, 1, 2);
  g_assert_cmpuint (*errors, ==, 1);
  g_assert_finalize_object (badge);
}

static void
test_status_dot (void)
{
  CbStatusDot *dot = CB_STATUS_DOT (g_object_ref_sink (cb_status_dot_new (CB_LEVEL_SUCCESS, "Up")));

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (dot), "success"));
  cb_status_dot_set_level (dot, CB_LEVEL_ERROR);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (dot), "success"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (dot), "error"));
  g_assert_cmpstr (cb_status_dot_get_label (dot), ==, "Up");
  g_assert_finalize_object (dot);
}

static void
test_header_table (void)
{
  CbHeaderTable *table = CB_HEADER_TABLE (g_object_ref_sink (cb_header_table_new ()));
  g_autofree char *text = NULL;

  cb_header_table_append (table, "Content-Type", "application/json", NULL);
  cb_header_table_append (table, "X-Bad", "\xff<i>", "from the server");
  g_assert_cmpuint (cb_header_table_get_n_rows (table), ==, 2);
  text = cb_header_table_dup_text (table);
  g_assert_true (g_str_has_prefix (text, "Content-Type: application/json\n"));
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (table), "\xef\xbf\xbd<i>"));
  cb_header_table_clear (table);
  g_assert_cmpuint (cb_header_table_get_n_rows (table), ==, 0);
  g_assert_null (cb_ui_test_find_text (GTK_WIDGET (table), "Content-Type"));
  g_assert_finalize_object (table);
}

static void
test_search_bar (void)
{
  GtkWidget *bar = cb_search_bar_new ();
  GtkWindow *window = cb_ui_test_show (bar, 400, 100);
  guint *texts = count_notify (bar, "text");
  GtkWidget *entry = cb_ui_test_find (bar, GTK_TYPE_SEARCH_ENTRY);

  g_assert_cmpstr (cb_search_bar_get_text (CB_SEARCH_BAR (bar)), ==, "");
  cb_search_bar_start (CB_SEARCH_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (entry), "tick");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (cb_search_bar_get_text (CB_SEARCH_BAR (bar)), ==, "tick");
  g_assert_cmpuint (*texts, ==, 1);
  cb_search_bar_set_active (CB_SEARCH_BAR (bar), FALSE);
  g_assert_cmpstr (cb_search_bar_get_text (CB_SEARCH_BAR (bar)), ==, "");
  gtk_window_destroy (window);
}

static gboolean
card_is_visible (gpointer data)
{
  GtkWidget *spinner = cb_ui_test_find (data, GTK_TYPE_SPINNER);

  return gtk_widget_get_mapped (spinner);
}

static gboolean
cancel_is_visible (gpointer data)
{
  GtkWidget *cancel = cb_ui_test_find_text (data, "_Cancel");

  return cancel && gtk_widget_get_mapped (cancel);
}

static void
test_busy (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *busy = cb_busy_new (gtk_label_new ("page"));
  GtkWindow *window = cb_ui_test_show (busy, 600, 300);

  cb_busy_begin (CB_BUSY (busy), "Reading the file…", cancellable);
  cb_ui_test_settle ();
  g_assert_false (card_is_visible (busy));
  cb_test_wait (card_is_visible, busy, 0);
  g_assert_false (cancel_is_visible (busy));
  cb_test_wait (cancel_is_visible, busy, 0);
  cb_busy_set_fraction (CB_BUSY (busy), 0.4);
  cb_ui_test_screenshot_both (GTK_WIDGET (window), "widgets-busy");
  g_signal_emit_by_name (cb_ui_test_find_text (busy, "_Cancel"), "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  cb_busy_end (CB_BUSY (busy));
  g_assert_false (card_is_visible (busy));
  g_assert_false (cb_busy_get_busy (CB_BUSY (busy)));
  gtk_window_destroy (window);
}

static void
chosen_cb (GFile **chosen, GFile *file)
{
  g_set_object (chosen, file);
}

static void
test_image_well (void)
{
  g_autoptr (GBytes) svg = g_bytes_new_static (SVG, sizeof SVG - 1);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/logo.svg");
  g_autoptr (GFile) chosen = NULL;
  CbImageWell *well = CB_IMAGE_WELL (g_object_ref_sink (cb_image_well_new ()));
  guint removed = 0;

  g_signal_connect_swapped (well, "removed", G_CALLBACK (count_cb), &removed);
  g_signal_connect_swapped (well, "chosen", G_CALLBACK (chosen_cb), &chosen);
  cb_image_well_set_data (well, svg);
  g_assert_true (cb_image_well_get_data (well) == svg);
  g_signal_emit_by_name (well, "chosen", file);
  g_assert_true (chosen == file);
  g_object_set (well, "data", NULL, NULL);
  g_assert_null (cb_image_well_get_data (well));
  g_assert_cmpuint (removed, ==, 0);
  g_assert_finalize_object (well);
}

static void
test_texture (void)
{
  g_autoptr (GBytes) svg = g_bytes_new_static (SVG, sizeof SVG - 1);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("<svg", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = cb_texture_new_from_image (svg, 64, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 64);
  g_assert_null (cb_texture_new_from_image (rubbish, 64, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
press_in (GtkWindow *window, GtkWidget *entry, guint key)
{
  gtk_widget_grab_focus (entry);
  g_assert_true (cb_ui_test_press (window, key, 0));
}

static char *
join_tags (GtkWidget *entry)
{
  return g_strjoinv ("|", (char **) cb_tag_entry_get_tags (CB_TAG_ENTRY (entry)));
}

static void
test_tag_entry (void)
{
  static const char *const suggestions[] = { "billing", "Büro", "tickets", NULL };
  GtkWidget *entry = cb_tag_entry_new ();
  GtkWindow *window = cb_ui_test_show (entry, 420, 120);
  guint *changes = count_notify (entry, "tags");
  GtkWidget *text = cb_ui_test_find (entry, GTK_TYPE_TEXT);
  g_autofree char *tags = NULL;

  cb_tag_entry_set_suggestions (CB_TAG_ENTRY (entry), suggestions);
  gtk_editable_set_text (GTK_EDITABLE (text), "  sales ");
  press_in (window, text, GDK_KEY_Return);
  g_assert_cmpuint (*changes, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (text), "support, sales,\nweather");
  tags = join_tags (entry);
  g_assert_cmpstr (tags, ==, "sales|support|weather");
  g_assert_cmpuint (*changes, ==, 2);

  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "buro");
  press_in (window, text, GDK_KEY_Down);
  press_in (window, text, GDK_KEY_Return);
  press_in (window, text, GDK_KEY_BackSpace);
  press_in (window, text, GDK_KEY_BackSpace);
  g_clear_pointer (&tags, g_free);
  tags = join_tags (entry);
  g_assert_cmpstr (tags, ==, "sales|support");
  gtk_window_destroy (window);
}

static const CbTimingSpan spans[CB_TIMING_N_PHASES] = {
  { 0, 1.6 }, { 1.6, 14 }, { 14, 46 }, { 46, 46.4 }, { 46.4, 128 }, { 128, 143.2 },
};

static void
test_timing_bar (void)
{
  CbTimingBar *bar = CB_TIMING_BAR (g_object_ref_sink (cb_timing_bar_new ()));
  CbTimingSpan reused[CB_TIMING_N_PHASES] = { 0 };

  cb_timing_bar_set_spans (bar, spans);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "143 ms in all, Name look-up 1.6 ms, Connect 12 ms, "
                                       "Secure connection 32 ms, Send 0.4 ms, Wait 82 ms, "
                                       "Receive 15 ms");
  reused[CB_TIMING_WAIT] = (CbTimingSpan){ 0, 2100 };
  cb_timing_bar_set_spans (bar, reused);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2.1 s in all, Wait 2.1 s");
  cb_timing_bar_set_spans (bar, NULL);
  g_assert_finalize_object (bar);
}

static void
append_timing (GtkBox *box)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *bar = cb_timing_bar_new ();

      cb_timing_bar_set_spans (CB_TIMING_BAR (bar), spans);
      cb_timing_bar_set_show_legend (CB_TIMING_BAR (bar), i == 1);
      gtk_box_append (box, bar);
    }
}

static void
append_tags (GtkBox *box)
{
  static const char *const tags[] = { "sales", "support", "a rather long tag <b>", "weather",
                                      NULL };
  GtkWidget *entry = cb_tag_entry_new ();

  g_object_set (entry, "placeholder-text", "Add a tag", "tags", tags, NULL);
  gtk_box_append (box, entry);
}

static void
append_logos (GtkBox *box)
{
  static const char *const names[] = { "Acme Tickets", "Weather", "Zürich Öffis", "sales",
                                       "9 lives" };
  g_autoptr (GBytes) svg = g_bytes_new_static (SVG, sizeof SVG - 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *logo = cb_logo_new (48);

  cb_logo_set_data (CB_LOGO (logo), svg);
  gtk_box_append (GTK_BOX (row), logo);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      logo = cb_logo_new (48);
      cb_logo_set_text (CB_LOGO (logo), names[i]);
      gtk_box_append (GTK_BOX (row), logo);
    }
  gtk_box_append (box, row);
}

static void
append_statuses (GtkBox *box)
{
  static const char *const words[] = { "Draft", "Installed", "Published", "Changed since",
                                       "Failed" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *badge = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_box_append (GTK_BOX (row), cb_status_dot_new (i, words[i]));
  for (guint i = 0; i < 3; i++)
    {
      badge = cb_count_badge_new ();
      cb_count_badge_set_show_ok (CB_COUNT_BADGE (badge), TRUE);
      cb_count_badge_set_counts (CB_COUNT_BADGE (badge), i == 2 ? 2 : 0, i == 1 ? 12 : 0);
      gtk_box_append (GTK_BOX (row), badge);
    }
  gtk_box_append (box, row);
}

static void
append_notices (GtkBox *box)
{
  for (guint level = 0; level <= CB_LEVEL_ERROR; level++)
    {
      GtkWidget *notice = cb_notice_new ("The server refused the sign-in. Check the API key.");

      g_object_set (notice, "level", level, "revealed", TRUE, "button-label",
                    level > 2 ? "_Mend" : NULL, "dismissable", level % 2, NULL);
      gtk_box_append (box, notice);
    }
}

static void
append_headers (GtkBox *box)
{
  GtkWidget *table = cb_header_table_new ();

  cb_header_table_append (CB_HEADER_TABLE (table), "Content-Type", "application/json", NULL);
  cb_header_table_append (CB_HEADER_TABLE (table), "Authorization", "Bearer ••••••",
                          "From the authentication of the connection");
  cb_header_table_append (CB_HEADER_TABLE (table), "Link",
                          "<https://api.example.com/tickets?page=2>; rel=\"next\", "
                          "<https://api.example.com/tickets?page=18>; rel=\"last\"",
                          NULL);
  gtk_box_append (box, table);
}

static void
test_gallery (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *well = cb_image_well_new ();
  GtkWindow *window = NULL;

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  g_object_set (well, "text", "Acme Tickets", NULL);
  gtk_box_append (GTK_BOX (box), well);
  append_logos (GTK_BOX (box));
  append_statuses (GTK_BOX (box));
  append_notices (GTK_BOX (box));
  append_headers (GTK_BOX (box));
  append_tags (GTK_BOX (box));
  append_timing (GTK_BOX (box));
  window = cb_ui_test_show (box, 760, 700);
  cb_ui_test_screenshot_both (GTK_WIDGET (window), "widgets-small");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/widgets/toast/plain", test_toast_is_plain);
  g_test_add_func ("/widgets/toast/shown", test_toast_shown);
  g_test_add_func ("/widgets/notice", test_notice);
  g_test_add_func ("/widgets/count-badge", test_count_badge);
  g_test_add_func ("/widgets/status-dot", test_status_dot);
  g_test_add_func ("/widgets/header-table", test_header_table);
  g_test_add_func ("/widgets/search-bar", test_search_bar);
  g_test_add_func ("/widgets/busy", test_busy);
  g_test_add_func ("/widgets/tag-entry", test_tag_entry);
  g_test_add_func ("/widgets/timing-bar", test_timing_bar);
  g_test_add_func ("/widgets/image-well", test_image_well);
  g_test_add_func ("/widgets/texture", test_texture);
  g_test_add_func ("/widgets/gallery", test_gallery);
  return g_test_run ();
}
