/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

typedef struct
{
  const char *rule;
  const char *pointer;
  void (*spoil) (CbConnector *connector, CbActivity *activity);
  gboolean has_fix;
} Row;

/* A definition without any problem. */
static CbConnector *
make_sound (void)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com/v1");
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("key", CB_AUTH_API_KEY);
  g_autoptr (CbActivity) activity = cb_activity_new ("list", "GET", "/tickets");
  g_autoptr (CbResponse) response = cb_response_new ("200");
  g_autoptr (CbParameter)
      page = cb_parameter_new ("page", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER);

  cb_connector_set_name (connector, "Acme Tickets");
  cb_connector_set_display_name (connector, "Acme");
  cb_connector_set_test_activity (connector, "list");
  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_auth_methods (connector), method);
  cb_list_append (cb_activity_get_parameters (activity), page);
  cb_list_append (cb_activity_get_responses (activity), response);
  cb_list_append (cb_connector_get_activities (connector), activity);
  return connector;
}

static CbServer *
get_server (CbConnector *connector)
{
  return cb_list_get (cb_connector_get_servers (connector), 0);
}

static CbField *
get_page (CbActivity *activity)
{
  return cb_list_get (cb_activity_get_parameters (activity), 0);
}

#define SPOIL(name, statement)                                                                     \
  static void spoil_##name (CbConnector *connector, CbActivity *activity) { statement; }

SPOIL (name, cb_connector_set_name (connector, ""))
SPOIL (name_slash, cb_connector_set_name (connector, "Acme/Tickets"))
SPOIL (name_reserved, cb_connector_set_name (connector, "Salesforce"))
SPOIL (version, cb_connector_set_version (connector, "1.0 beta"))
SPOIL (color, cb_connector_set_color (connector, "red"))
SPOIL (image, cb_connector_set_image (connector, "<svg><script/></svg>"))
SPOIL (no_server, cb_list_clear (cb_connector_get_servers (connector)))
SPOIL (no_scheme, cb_server_set_url (get_server (connector), "{site}example.com");
       cb_server_set_url (get_server (connector), "api.example.com/{site}"))
SPOIL (ftp, cb_server_set_url (get_server (connector), "ftp://{site}.example.com"))
SPOIL (insecure, cb_server_set_url (get_server (connector), "http://{site}.example.com"))
SPOIL (userinfo, cb_server_set_url (get_server (connector), "https://a:b@{site}.example.com"))
SPOIL (variable_unused, cb_server_set_url (get_server (connector), "https://example.com"))
SPOIL (variable_missing,
       cb_server_set_url (get_server (connector), "https://{site}.example.com/{version}"))
SPOIL (key_name,
       cb_auth_method_set_parameter_name (cb_connector_find_auth_method (connector, "key"),
                                          "X Key"))
SPOIL (secret_default,
       cb_field_set_default_text (
           cb_list_get (
               cb_auth_method_get_fields (cb_connector_find_auth_method (connector, "key")), 0),
           "abc"))
SPOIL (test_activity, cb_connector_set_test_activity (connector, "gone"))
SPOIL (activity_id, cb_activity_set_id (activity, ""))
SPOIL (method, cb_activity_set_method (activity, "GE T"))
SPOIL (method_case, cb_activity_set_method (activity, "get"))
SPOIL (path_slash, cb_activity_set_path (activity, "tickets"))
SPOIL (path_parameter, cb_activity_set_path (activity, "/tickets/{id}"))
SPOIL (value_type, cb_field_set_default_text (get_page (activity), "first"))
SPOIL (pattern, cb_field_set_pattern (get_page (activity), "(["))
SPOIL (hidden, cb_field_set_required (get_page (activity), TRUE);
       cb_field_set_visibility (get_page (activity), CB_VISIBILITY_HIDDEN))
SPOIL (header, cb_parameter_set_location (CB_PARAMETER (get_page (activity)), CB_LOCATION_HEADER);
       cb_field_set_name (get_page (activity), "a: b"))
SPOIL (no_response, cb_list_clear (cb_activity_get_responses (activity)))
SPOIL (unresolved, g_autoptr (CbValue)
                       schema = cb_value_new_from_text ("{\"$ref\":\"#/schemas/gone\"}", -1, NULL);
       g_autoptr (CbContent) content = cb_content_new ("application/json", schema);
       cb_list_append (cb_response_get_contents (cb_list_get (cb_activity_get_responses (activity),
                                                              0)),
                       content))

static const Row rows[] = {
  { "connector-name-missing", "/name", spoil_name, FALSE },
  { "connector-name", "/name", spoil_name_slash, TRUE },
  { "connector-name", "/name", spoil_name_reserved, FALSE },
  { "connector-version", "/version", spoil_version, FALSE },
  { "color", "/color", spoil_color, TRUE },
  { "image", "/image", spoil_image, TRUE },
  { "server-missing", "/servers", spoil_no_server, FALSE },
  { "server-url", "/servers/0/url", spoil_no_scheme, TRUE },
  { "server-url", "/servers/0/url", spoil_ftp, FALSE },
  { "server-url-insecure", "/servers/0/url", spoil_insecure, TRUE },
  { "server-url", "/servers/0/url", spoil_userinfo, FALSE },
  { "server-variable-unused", "/servers/0/variables/0", spoil_variable_unused, TRUE },
  { "server-variable-missing", "/servers/0/variables", spoil_variable_missing, TRUE },
  { "auth-parameter-name", "/authMethods/0/parameterName", spoil_key_name, FALSE },
  { "field-secret-value", "/authMethods/0/fields/0/default", spoil_secret_default, TRUE },
  { "test-activity-unknown", "/testActivity", spoil_test_activity, TRUE },
  { "activity-id-missing", "/activities/0/id", spoil_activity_id, FALSE },
  { "activity-method", "/activities/0/method", spoil_method, FALSE },
  { "activity-method-case", "/activities/0/method", spoil_method_case, TRUE },
  { "activity-path-slash", "/activities/0/path", spoil_path_slash, TRUE },
  { "activity-path-parameter-missing", "/activities/0/path", spoil_path_parameter, TRUE },
  { "field-value-type", "/activities/0/parameters/0/default", spoil_value_type, FALSE },
  { "field-pattern", "/activities/0/parameters/0/pattern", spoil_pattern, FALSE },
  { "field-hidden-required", "/activities/0/parameters/0/visibility", spoil_hidden, TRUE },
  { "parameter-header-name", "/activities/0/parameters/0/name", spoil_header, FALSE },
  { "activity-response-missing", "/activities/0/responses", spoil_no_response, FALSE },
  { "schema-unresolved", "/activities/0/responses/0/contents/0/schema", spoil_unresolved, FALSE },
};

static CbProblem *
find_rule (GPtrArray *problems, const char *rule)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (cb_problem_get_rule (problems->pdata[i]), rule))
      return problems->pdata[i];
  return NULL;
}

static void
test_sound (void)
{
  g_autoptr (CbConnector) connector = make_sound ();
  g_autoptr (GPtrArray) problems = cb_lint_connector (connector);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", cb_problem_get_message (problems->pdata[i]));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_rule (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (CbConnector) connector = make_sound ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *pointer = NULL;
  CbProblem *problem;

  row->spoil (connector, cb_list_get (cb_connector_get_activities (connector), 0));
  problems = cb_lint_connector (connector);
  problem = find_rule (problems, row->rule);
  g_assert_nonnull (problem);
  pointer = cb_problem_dup_pointer (problem);
  g_assert_cmpstr (pointer, ==, row->pointer);
  g_assert_cmpstr (cb_problem_get_message (problem), !=, "");
  g_assert_cmpint (*cb_problem_get_fix_label (problem) != '\0', ==, row->has_fix);
  if (!row->has_fix)
    return;
  g_assert_true (cb_problem_apply_fix (problem));
  left = cb_lint_connector (connector);
  g_assert_null (find_rule (left, row->rule));
}

static void
test_port_variable (void)
{
  g_autoptr (CbConnector) connector = make_sound ();
  g_autoptr (GPtrArray) problems = NULL;

  cb_server_set_url (get_server (connector), "http://127.0.0.1:{port}/{site}");
  cb_server_sync_variables (get_server (connector));
  problems = cb_lint_connector (connector);
  g_assert_null (find_rule (problems, "server-url"));
  g_assert_null (find_rule (problems, "server-url-insecure"));
}

static void
test_areas (void)
{
  g_autoptr (CbConnector) connector = make_sound ();
  g_autoptr (GPtrArray) problems = NULL;

  spoil_key_name (connector, NULL);
  cb_connector_set_name (connector, "");
  cb_activity_set_method (cb_connector_find_activity (connector, "list"), "");
  problems = cb_lint_connector (connector);
  g_assert_cmpint (cb_problem_get_area (find_rule (problems, "connector-name-missing")), ==,
                   CB_AREA_BASICS);
  g_assert_cmpint (cb_problem_get_area (find_rule (problems, "auth-parameter-name")), ==,
                   CB_AREA_AUTHENTICATION);
  g_assert_cmpint (cb_problem_get_area (find_rule (problems, "activity-method")), ==,
                   CB_AREA_ACTIVITIES);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/lint/sound", test_sound);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/lint/%s/%u", rows[i].rule, i);
      g_test_add_data_func (path, &rows[i], test_rule);
    }
  g_test_add_func ("/model/lint/port-variable", test_port_variable);
  g_test_add_func ("/model/lint/areas", test_areas);
  return g_test_run ();
}
