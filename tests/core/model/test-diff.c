/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

static CbConnector *
make_connector (void)
{
  CbConnector *connector = cb_connector_new ();
  CbList *activities = cb_connector_get_activities (connector);
  g_autoptr (CbActivity) list = cb_activity_new ("list", "GET", "/tickets");
  g_autoptr (CbActivity) get = cb_activity_new ("get", "GET", "/tickets/{id}");
  g_autoptr (CbValue) schema = cb_value_new_from_text (
      "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}", -1, NULL);
  g_autoptr (CbContent) content = cb_content_new ("application/json", schema);
  g_autoptr (CbResponse) response = cb_response_new ("200");

  cb_connector_set_name (connector, "Acme");
  cb_list_append (cb_response_get_contents (response), content);
  cb_list_append (cb_activity_get_responses (get), response);
  cb_list_append (activities, list);
  cb_list_append (activities, get);
  return connector;
}

static void
assert_sentences (CbConnector *before, CbConnector *after, const char *const *expected)
{
  g_autoptr (GPtrArray) differences = cb_diff (CB_ITEM (before), CB_ITEM (after));

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = cb_difference_dup_sentence (differences->pdata[i]);

      g_assert_nonnull (expected[i]);
      g_assert_cmpstr (sentence, ==, expected[i]);
    }
  g_assert_null (expected[differences->len]);
}

static void
test_equal (void)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (CbConnector) before = make_connector ();
  g_autoptr (CbConnector) after = make_connector ();

  assert_sentences (before, after, nothing);
}

static void
test_differences (void)
{
  static const char *const expected[] = {
    "Added: publisher (Acme Ltd)",
    "Added: activity “New”",
    "Changed: activity “list”, verb, from “GET” to “POST”",
    "Added: activity “list”, parameter “page”",
    "Removed: activity “get”",
    NULL,
  };
  g_autoptr (CbConnector) before = make_connector ();
  g_autoptr (CbConnector) after = make_connector ();
  g_autoptr (CbActivity) fresh = cb_activity_new ("new", "GET", "/");
  g_autoptr (CbParameter)
      page = cb_parameter_new ("page", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER);
  CbActivity *list = cb_connector_find_activity (after, "list");

  cb_connector_set_publisher (after, "Acme Ltd");
  cb_activity_set_display_name (fresh, "New");
  cb_list_insert (cb_connector_get_activities (after), 0, fresh);
  cb_activity_set_method (list, "POST");
  cb_list_append (cb_activity_get_parameters (list), page);
  cb_list_remove_item (cb_connector_get_activities (after),
                       cb_connector_find_activity (after, "get"));
  assert_sentences (before, after, expected);
}

static void
test_structure_and_order (void)
{
  static const char *const expected[] = {
    "Changed: activity “get”, response “200”, structure “application/json”, structure, "
    "“properties”, “id”, “type”, from “\"integer\"” to “\"string\"”",
    "Moved: activity “list”",
    NULL,
  };
  g_autoptr (CbConnector) before = make_connector ();
  g_autoptr (CbConnector) after = make_connector ();
  CbContent *content = cb_activity_get_response_content (cb_connector_find_activity (after, "get"),
                                                         200);
  g_autoptr (CbValue) text = cb_value_new_string ("string");
  g_autoptr (CbValue) changed = cb_value_with_pointer (cb_content_get_schema (content),
                                                       "/properties/id/type", text);

  cb_content_set_schema (content, changed);
  cb_list_move (cb_connector_get_activities (after), 0, 1);
  assert_sentences (before, after, expected);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/diff/equal", test_equal);
  g_test_add_func ("/model/diff/differences", test_differences);
  g_test_add_func ("/model/diff/structure-and-order", test_structure_and_order);
  return g_test_run ();
}
