/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-record-export.h>
#include <cb-record-table.h>
#include <cb-record.h>
#include <cb-ui-test.h>
#include <libcb-ui-use.h>

static GListStore *
make_records (const char *const *texts)
{
  GListStore *records = g_list_store_new (CB_TYPE_RECORD);

  for (guint i = 0; texts[i]; i++)
    {
      g_autoptr (CbRecord) record = cb_record_new (texts[i], strlen (texts[i]));
      g_list_store_append (records, record);
    }
  return records;
}

static const char *const three[] = {
  "{\"id\":10,\"name\":\"b, \\\"c\\\"\",\"big\":9007199254740993}",
  "{\"id\":9,\"name\":\"a\",\"tags\":[1,2]}", "{\"id\":null,\"name\":\"Ä\\nx\"}", NULL
};

static void
test_cells (void)
{
  g_autoptr (GListStore) records = make_records (three);
  g_autoptr (CbRecord) first = g_list_model_get_item (G_LIST_MODEL (records), 0);
  g_autoptr (CbRecord) second = g_list_model_get_item (G_LIST_MODEL (records), 1);
  g_autoptr (CbRecord) third = g_list_model_get_item (G_LIST_MODEL (records), 2);
  g_autofree char *big = cb_record_dup_cell (first, "big");
  g_autofree char *tags = cb_record_dup_cell (second, "tags");
  g_autofree char *absent = cb_record_dup_cell (third, "id");

  g_assert_cmpstr (big, ==, "9007199254740993");
  g_assert_cmpstr (tags, ==, "[1,2]");
  g_assert_cmpstr (absent, ==, "");
  g_assert_cmpint (cb_record_compare (first, second, "id"), >, 0);
  g_assert_cmpint (cb_record_compare (first, third, "id"), <, 0);
  g_assert_cmpint (cb_record_compare (first, third, "nothing"), ==, 0);
}

static void
test_keys (void)
{
  g_autoptr (GListStore) records = make_records (three);
  g_auto (GStrv) keys = cb_record_list_keys (G_LIST_MODEL (records), 100);
  g_autofree char *joined = g_strjoinv (" ", keys);

  g_assert_cmpstr (joined, ==, "id name big tags");
}

static void
test_formats (void)
{
  g_autoptr (GListStore) records = make_records (three);
  g_autofree char *csv = cb_record_to_text (G_LIST_MODEL (records), "csv");
  g_autofree char *lines = cb_record_to_text (G_LIST_MODEL (records), "jsonl");
  g_autofree char *json = cb_record_to_text (G_LIST_MODEL (records), "json");
  g_autoptr (CbValue) value = cb_value_new_from_text (json, -1, NULL);

  g_assert_cmpstr (csv, ==,
                   "id,name,big,tags\r\n10,\"b, \"\"c\"\"\",9007199254740993,\r\n"
                   "9,a,,\"[1,2]\"\r\n,\"Ä\nx\",,\r\n");
  g_assert_true (g_str_has_prefix (lines, three[0]));
  g_assert_cmpuint (cb_value_get_size (value), ==, 3);
}

static gboolean
shows_one (gpointer table)
{
  return cb_record_table_get_n_shown (table) == 1;
}

static gboolean
shows_three (gpointer table)
{
  return cb_record_table_get_n_shown (table) == 3;
}

static void
test_table (void)
{
  g_autoptr (GListStore) records = make_records (three);
  GtkWidget *table = cb_record_table_new ();
  GtkWindow *window = cb_ui_test_show (table, 500, 300);

  cb_record_table_set_model (CB_RECORD_TABLE (table), G_LIST_MODEL (records));
  cb_test_wait (shows_three, table, 0);
  cb_ui_test_screenshot_both (table, "use-table");
  cb_record_table_set_filter (CB_RECORD_TABLE (table), "B, ");
  cb_test_wait (shows_one, table, 0);
  cb_record_table_set_filter (CB_RECORD_TABLE (table), "");
  cb_test_wait (shows_three, table, 0);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_use_init ();
  g_test_add_func ("/use/records/cells", test_cells);
  g_test_add_func ("/use/records/keys", test_keys);
  g_test_add_func ("/use/records/formats", test_formats);
  g_test_add_func ("/use/records/table", test_table);
  return g_test_run ();
}
