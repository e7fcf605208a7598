/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

static void
test_server_variables (void)
{
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com/{version}");
  CbList *variables = cb_server_get_variables (server);
  CbField *site = cb_list_find (variables, "site");

  g_assert_cmpuint (cb_list_get_size (variables), ==, 2);
  g_assert_true (cb_field_get_required (site));
  cb_field_set_help (site, "The part before .example.com");
  cb_server_set_url (server, "https://example.com/{region}");
  cb_server_sync_variables (server);
  g_assert_nonnull (cb_list_find (variables, "site"));
  g_assert_nonnull (cb_list_find (variables, "region"));
  g_assert_null (cb_list_find (variables, "version"));
}

static void
test_path_parameters (void)
{
  g_autoptr (CbActivity) activity = cb_activity_new ("get", "GET", "/tickets/{i}");
  CbParameter *parameter = cb_activity_find_parameter (activity, "i", CB_LOCATION_PATH);

  cb_field_set_help (CB_FIELD (parameter), "Kept while it is renamed");
  cb_activity_set_path (activity, "/tickets/{id}");
  cb_activity_sync_path_parameters (activity);
  g_assert_true (cb_activity_find_parameter (activity, "id", CB_LOCATION_PATH) == parameter);
  cb_activity_set_path (activity, "/tickets/{id}/comments/{comment}");
  cb_activity_sync_path_parameters (activity);
  g_assert_cmpuint (cb_list_get_size (cb_activity_get_parameters (activity)), ==, 2);
  cb_activity_set_path (activity, "/tickets");
  cb_activity_sync_path_parameters (activity);
  g_assert_null (cb_activity_find_parameter (activity, "comment", CB_LOCATION_PATH));
  g_assert_nonnull (cb_activity_find_parameter (activity, "id", CB_LOCATION_PATH));
}

static void
test_auth_kinds (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("main", CB_AUTH_BASIC);
  CbList *fields = cb_auth_method_get_fields (method);

  g_assert_cmpuint (cb_list_get_size (fields), ==, 2);
  cb_field_set_help (cb_list_find (fields, "username"), "Your e-mail address");
  cb_auth_method_change_kind (method, CB_AUTH_DIGEST);
  g_assert_cmpstr (cb_field_get_help (cb_list_find (fields, "username")), ==,
                   "Your e-mail address");
  cb_auth_method_change_kind (method, CB_AUTH_API_KEY);
  g_assert_cmpuint (cb_list_get_size (fields), ==, 1);
  g_assert_cmpstr (cb_auth_method_get_parameter_name (method), ==, "X-API-Key");
  g_assert_cmpint (cb_field_get_field_type (cb_list_get (fields, 0)), ==, CB_FIELD_TYPE_SECRET);
}

static void
test_field_text (void)
{
  static const struct
  {
    CbFieldType type;
    const char *text;
    const char *json;
  } rows[] = {
    { CB_FIELD_TYPE_TEXT, "7", "\"7\"" },
    { CB_FIELD_TYPE_INTEGER, "9007199254740993", "9007199254740993" },
    { CB_FIELD_TYPE_NUMBER, "0.10", "0.10" },
    { CB_FIELD_TYPE_NUMBER, "much", "\"much\"" },
    { CB_FIELD_TYPE_BOOLEAN, "true", "true" },
    { CB_FIELD_TYPE_LIST, "a, b", "[\"a\",\"b\"]" },
    { CB_FIELD_TYPE_LIST, "[1,2]", "[1,2]" },
    { CB_FIELD_TYPE_OBJECT, "{\"a\":1}", "{\"a\":1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CbField) field = cb_field_new ("f", rows[i].type);
      g_autofree char *json = NULL;

      cb_field_set_default_text (field, rows[i].text);
      json = cb_value_to_text (cb_field_get_default (field), 0);
      g_assert_cmpstr (json, ==, rows[i].json);
      cb_field_set_default_text (field, "");
      g_assert_null (cb_field_get_default (field));
    }
}

static void
test_responses (void)
{
  g_autoptr (CbActivity) activity = cb_activity_new ("get", "GET", "/");
  static const char *const statuses[] = { "404", "default", "200", "5XX" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (CbResponse) response = cb_response_new (statuses[i]);
      cb_list_append (cb_activity_get_responses (activity), response);
    }
#define STATUS_FOR(code) cb_response_get_status (cb_activity_find_response (activity, code))
  g_assert_cmpstr (STATUS_FOR (0), ==, "200");
  g_assert_cmpstr (STATUS_FOR (404), ==, "404");
  g_assert_cmpstr (STATUS_FOR (503), ==, "5XX");
  g_assert_cmpstr (STATUS_FOR (301), ==, "default");
#undef STATUS_FOR
}

static void
test_schema_references (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbValue) ticket = cb_value_new_from_text ("{\"type\":\"object\"}", -1, NULL);
  g_autoptr (CbValue) loop = cb_value_new_from_text ("{\"$ref\":\"#/schemas/loop\"}", -1, NULL);
  g_autoptr (CbValue)
      to_ticket = cb_value_new_from_text ("{\"$ref\":\"#/schemas/a~1b\"}", -1, NULL);
  g_autoptr (CbSchemaEntry) entry = cb_schema_entry_new ("a/b", ticket);
  g_autoptr (CbSchemaEntry) loop_entry = cb_schema_entry_new ("loop", loop);

  cb_list_append (cb_connector_get_schemas (connector), entry);
  cb_list_append (cb_connector_get_schemas (connector), loop_entry);
  g_assert_true (cb_connector_resolve_schema (connector, to_ticket) == ticket);
  g_assert_true (cb_connector_resolve_schema (connector, ticket) == ticket);
  g_assert_null (cb_connector_resolve_schema (connector, loop));
}

static void
test_names (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autofree char *untitled = cb_connector_dup_title (connector);
  g_autofree char *file_name = NULL;
  g_autofree char *id = NULL;
  g_autoptr (CbActivity) activity = cb_activity_new ("list-tickets", "GET", "/tickets");

  g_assert_cmpstr (untitled, ==, "Untitled connector");
  cb_connector_set_name (connector, "Acme/../Tickets");
  file_name = cb_connector_dup_file_name (connector);
  g_assert_cmpstr (file_name, ==, "Acme-..-Tickets-1.0.0.connector.json");
  cb_list_append (cb_connector_get_activities (connector), activity);
  id = cb_connector_make_activity_id (connector, "List tickets");
  g_assert_cmpstr (id, ==, "list-tickets-2");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/server/variables", test_server_variables);
  g_test_add_func ("/model/activity/path-parameters", test_path_parameters);
  g_test_add_func ("/model/activity/responses", test_responses);
  g_test_add_func ("/model/auth-method/kinds", test_auth_kinds);
  g_test_add_func ("/model/field/text", test_field_text);
  g_test_add_func ("/model/connector/schema-references", test_schema_references);
  g_test_add_func ("/model/connector/names", test_names);
  return g_test_run ();
}
