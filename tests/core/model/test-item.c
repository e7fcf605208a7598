/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

static void
increment_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
count_change_cb (CbItem *item, CbChange *change, guint *count)
{
  (*count)++;
}

static CbConnector *
make_connector (void)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbActivity) activity = cb_activity_new ("get-ticket", "GET", "/tickets/{id}");

  cb_connector_set_name (connector, "Acme Tickets");
  cb_list_append (cb_connector_get_activities (connector), activity);
  return connector;
}

static void
test_property (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autofree char *read = NULL;
  guint notified = 0;

  g_signal_connect (connector, "notify::display-name", G_CALLBACK (increment_cb), &notified);
  cb_connector_set_display_name (connector, "Acme");
  g_assert_cmpuint (notified, ==, 1);
  cb_connector_set_display_name (connector, "Acme");
  g_assert_cmpuint (notified, ==, 1);
  g_object_set (connector, "display-name", "Acme Tickets", NULL);
  g_assert_cmpuint (notified, ==, 2);
  g_object_get (connector, "display-name", &read, NULL);
  g_assert_cmpstr (read, ==, "Acme Tickets");
  g_object_set (connector, "display-name", NULL, NULL);
  g_assert_cmpstr (cb_connector_get_display_name (connector), ==, "");
}

static void
test_every_member_is_a_property (void)
{
  g_autoptr (CbParameter) parameter = g_object_new (CB_TYPE_PARAMETER, NULL);

  for (guint i = 0; i < cb_item_get_n_members (CB_ITEM (parameter)); i++)
    {
      const CbMember *member = cb_item_get_member (CB_ITEM (parameter), i);

      g_assert_cmpint (cb_item_find_member (CB_ITEM (parameter), member->key), ==, (int) i);
      g_assert_true (cb_item_is_default (CB_ITEM (parameter), i));
      g_assert_nonnull (member->title);
      g_assert_nonnull (member->description);
    }
  g_assert_cmpint (cb_item_find_member (CB_ITEM (parameter), "allow-reserved"), ==,
                   CB_PARAMETER_ALLOW_RESERVED);
  g_assert_true (cb_item_is_empty (CB_ITEM (parameter)));
  g_object_set (parameter, "in", CB_LOCATION_HEADER, "required", TRUE, "default-text", "a", NULL);
  g_assert_cmpint (cb_parameter_get_location (parameter), ==, CB_LOCATION_HEADER);
  g_assert_true (cb_field_get_required (CB_FIELD (parameter)));
  g_assert_cmpstr (cb_value_get_text (cb_field_get_default (CB_FIELD (parameter)), NULL), ==, "a");
  g_assert_false (cb_item_is_empty (CB_ITEM (parameter)));
}

static void
test_changes_climb (void)
{
  g_autoptr (CbConnector) connector = make_connector ();
  CbActivity *activity = cb_connector_find_activity (connector, "get-ticket");
  CbParameter *parameter = cb_activity_find_parameter (activity, "id", CB_LOCATION_PATH);
  guint at_root = 0;
  guint at_activity = 0;

  g_assert_nonnull (parameter);
  g_signal_connect (connector, "changed", G_CALLBACK (count_change_cb), &at_root);
  g_signal_connect (activity, "changed", G_CALLBACK (count_change_cb), &at_activity);
  cb_field_set_help (CB_FIELD (parameter), "The number of the ticket");
  cb_connector_set_publisher (connector, "Acme");
  g_assert_cmpuint (at_root, ==, 2);
  g_assert_cmpuint (at_activity, ==, 1);

  cb_item_begin_load (CB_ITEM (connector));
  cb_field_set_help (CB_FIELD (parameter), "");
  cb_item_end_load (CB_ITEM (connector));
  g_assert_cmpuint (at_root, ==, 2);
}

static void
test_pointers (void)
{
  g_autoptr (CbConnector) connector = make_connector ();
  CbActivity *activity = cb_connector_find_activity (connector, "get-ticket");
  CbParameter *parameter = cb_activity_find_parameter (activity, "id", CB_LOCATION_PATH);
  g_autofree char *pointer = cb_item_dup_pointer (CB_ITEM (parameter), CB_FIELD_HELP);
  int member = -2;

  g_assert_cmpstr (pointer, ==, "/activities/0/parameters/0/help");
  g_assert_true (cb_item_resolve_pointer (CB_ITEM (connector), pointer, &member)
                 == CB_ITEM (parameter));
  g_assert_cmpint (member, ==, CB_FIELD_HELP);
  g_assert_true (cb_item_resolve_pointer (CB_ITEM (connector), "", &member) == CB_ITEM (connector));
  g_assert_cmpint (member, ==, -1);
  g_assert_true (cb_item_resolve_pointer (CB_ITEM (connector), "/activities/0/request", &member)
                 == CB_ITEM (activity));
  g_assert_cmpint (member, ==, CB_ACTIVITY_REQUEST);
  g_assert_null (cb_item_resolve_pointer (CB_ITEM (connector), "/activities/7", NULL));
  g_assert_null (cb_item_resolve_pointer (CB_ITEM (connector), "/nothing", NULL));
  g_assert_null (cb_item_resolve_pointer (CB_ITEM (connector), "/activities/x", NULL));
}

static void
test_move (gconstpointer data)
{
  static const char *const ids[] = { "a", "b", "c", "d" };
  const char *const *row = data;
  g_autoptr (CbConnector) connector = cb_connector_new ();
  CbList *list = cb_connector_get_activities (connector);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (CbActivity) activity = cb_activity_new (ids[i], "GET", "/");
      cb_list_append (list, activity);
    }
  cb_list_move (list, (guint) (row[0][0] - '0'), (guint) (row[0][1] - '0'));
  for (guint i = 0; i < cb_list_get_size (list); i++)
    {
      CbActivity *activity = cb_list_get (list, i);

      g_string_append (order, cb_activity_get_id (activity));
      g_assert_cmpint (cb_list_index_of (list, activity), ==, (int) i);
      g_assert_true (cb_item_get_parent (CB_ITEM (activity)) == CB_ITEM (connector));
    }
  g_assert_cmpstr (order->str, ==, row[1]);
}

static void
test_copy (void)
{
  g_autoptr (CbConnector) connector = make_connector ();
  g_autoptr (CbValue) unknown = cb_value_new_from_text ("{\"x-new\":[1,2]}", -1, NULL);
  g_autoptr (CbConnector) copy = NULL;

  cb_item_set_unknown (CB_ITEM (connector), unknown);
  copy = CB_CONNECTOR (cb_item_copy (CB_ITEM (connector)));
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (copy)));
  cb_activity_set_path (cb_connector_find_activity (copy, "get-ticket"), "/other");
  g_assert_false (cb_item_equal (CB_ITEM (connector), CB_ITEM (copy)));
  g_assert_cmpstr (cb_activity_get_path (cb_connector_find_activity (connector, "get-ticket")), ==,
                   "/tickets/{id}");
}

static gboolean
load_description (CbItem *item, gpointer data, GError **error)
{
  guint *loads = data;

  (*loads)++;
  if (*loads == 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is away.");
      return FALSE;
    }
  cb_activity_set_description (CB_ACTIVITY (item), "Loaded");
  return TRUE;
}

static void
test_loader (void)
{
  g_autoptr (CbConnector) connector = make_connector ();
  CbActivity *activity = cb_connector_find_activity (connector, "get-ticket");
  g_autoptr (GError) error = NULL;
  guint loads = 0;
  guint changes = 0;

  g_signal_connect (connector, "changed", G_CALLBACK (count_change_cb), &changes);
  cb_item_set_loader (CB_ITEM (activity), load_description, &loads, NULL);
  g_assert_cmpstr (cb_activity_get_path (activity), ==, "/tickets/{id}");
  g_assert_cmpuint (loads, ==, 0);

  g_assert_false (cb_item_ensure_loaded (CB_ITEM (activity), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_false (cb_item_is_loaded (CB_ITEM (activity)));
  g_assert_cmpstr (cb_activity_get_description (activity), ==, "Loaded");
  g_assert_true (cb_item_is_loaded (CB_ITEM (activity)));
  g_assert_cmpuint (loads, ==, 2);
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_finalize (void)
{
  CbConnector *connector = make_connector ();
  CbActivity *activity = g_object_ref (cb_connector_find_activity (connector, "get-ticket"));

  g_assert_finalize_object (connector);
  g_assert_null (cb_item_get_parent (CB_ITEM (activity)));
  g_assert_finalize_object (activity);
}

/* Members in another order are seen and written in that order, so they are a change. */
static void
test_order_of_members (void)
{
  g_autoptr (CbContent) content = cb_content_new ("application/json", NULL);
  g_autoptr (CbValue) one = cb_value_new_from_text ("{\"a\":1,\"b\":2}", -1, NULL);
  g_autoptr (CbValue) same = cb_value_new_from_text ("{\"a\":1,\"b\":2}", -1, NULL);
  g_autoptr (CbValue) other = cb_value_new_from_text ("{\"b\":2,\"a\":1}", -1, NULL);
  guint changes = 0;

  cb_content_set_schema (content, one);
  g_signal_connect (content, "changed", G_CALLBACK (count_change_cb), &changes);
  cb_content_set_schema (content, same);
  g_assert_cmpuint (changes, ==, 0);
  cb_content_set_schema (content, other);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpstr (cb_value_get_key_at (cb_content_get_schema (content), 0), ==, "b");
}

int
main (int argc, char **argv)
{
  static const char *const moves[][2] = {
    { "03", "bcda" }, { "30", "dabc" }, { "12", "acbd" }, { "11", "abcd" }, { "02", "bcad" }
  };

  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/item/property", test_property);
  g_test_add_func ("/model/item/every-member-is-a-property", test_every_member_is_a_property);
  g_test_add_func ("/model/item/order-of-members", test_order_of_members);
  g_test_add_func ("/model/item/changes-climb", test_changes_climb);
  g_test_add_func ("/model/item/pointers", test_pointers);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/item/move/%s", moves[i][0]);
      g_test_add_data_func (path, moves[i], test_move);
    }
  g_test_add_func ("/model/item/copy", test_copy);
  g_test_add_func ("/model/item/loader", test_loader);
  g_test_add_func ("/model/item/finalize", test_finalize);
  return g_test_run ();
}
