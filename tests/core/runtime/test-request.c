/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-format.h>
#include <libcb-runtime.h>

/* Each file of tests/fixtures/requests is a list of cases: definition and values in, request or
 * error out. */

typedef struct
{
  CbConnector *connector;
  CbActivity *activity;
  CbValues *values;
  CbRequestOptions options;
} Case;

static void
read_item (CbValue *value, gpointer item)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cb_value_to_text (value, 0);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  cb_format_read_item (bytes, item, &error);
  g_assert_no_error (error);
}

static GBytes *
load_file (const char *path, gpointer data, GError **error)
{
  if (g_str_has_prefix (path, "/missing"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such file.");
      return NULL;
    }
  return g_bytes_new_static ("content", 7);
}

static void
case_init (Case *self, CbValue *one)
{
  static const struct
  {
    const char *name;
    CbRequestFlags flag;
  } flags[] = { { "testValues", CB_REQUEST_TEST_VALUES }, { "sketch", CB_REQUEST_SKETCH } };
  CbValue *connector = cb_value_get_member (one, "connector");
  g_autoptr (CbValues) connection = NULL;

  *self = (Case){ cb_connector_new (), cb_activity_new ("test", "GET", "/"), NULL, { 0 } };
  if (connector != NULL)
    read_item (connector, self->connector);
  else
    {
      g_autoptr (CbServer) server = cb_server_new ("https://api.example.com/v1");

      cb_list_append (cb_connector_get_servers (self->connector), server);
    }
  if (cb_value_get_member (one, "activity") != NULL)
    read_item (cb_value_get_member (one, "activity"), self->activity);
  cb_list_append (cb_connector_get_activities (self->connector), self->activity);
  self->values = cb_values_new_from_value (cb_value_get_member (one, "values"), CB_ORIGIN_USER);
  connection = cb_values_new_from_value (cb_value_get_member (one, "connection"),
                                         CB_ORIGIN_CONNECTION);
  cb_values_merge (self->values, connection);
  self->options.server = cb_value_get_member_text (one, "server");
  self->options.security = cb_value_get_member_text (one, "security");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (cb_value_get_boolean (cb_value_get_member (one, flags[i].name)))
      self->options.flags |= flags[i].flag;
  if (cb_value_get_boolean (cb_value_get_member (one, "loadFiles")))
    self->options.load_file = load_file;
}

static void
case_clear (Case *self)
{
  g_clear_object (&self->activity);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->values, cb_values_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
check_error (CbValue *expected, const GError *error, CbRequest *request)
{
  if (request != NULL)
    {
      g_test_fail_printf ("must fail, but gives %s", cb_request_get_url (request));
      return;
    }
  for (guint i = 0; i < cb_value_get_size (expected); i++)
    {
      const char *part = cb_value_get_text (cb_value_get_item (expected, i), NULL);

      if (strstr (error->message, part) == NULL)
        g_test_fail_printf ("“%s” is not in “%s”", part, error->message);
    }
}

static void
check_text (const char *what, CbValue *expected, const char *text)
{
  if (expected != NULL && g_strcmp0 (cb_value_get_text (expected, NULL), text) != 0)
    g_test_fail_printf ("%s is “%s” instead of “%s”", what, text,
                        cb_value_get_text (expected, NULL));
}

static void
check_headers (CbValue *expected, CbRequest *request)
{
  for (guint i = 0; expected != NULL && i < cb_value_get_size (expected); i++)
    {
      const char *name = cb_value_get_key_at (expected, i);
      CbValue *value = cb_value_get_member_at (expected, i);

      if (cb_value_is (value, CB_NODE_NULL))
        g_assert_null (cb_request_get_header (request, name));
      else
        check_text (name, value, cb_request_get_header (request, name));
    }
}

/* `["query", "name", "word of why"]` each. */
static void
check_parts (CbValue *expected, CbRequest *request)
{
  for (guint i = 0; expected != NULL && i < cb_value_get_size (expected); i++)
    {
      CbValue *one = cb_value_get_item (expected, i);
      const char *kind = cb_value_get_text (cb_value_get_item (one, 0), NULL);
      const char *name = cb_value_get_text (cb_value_get_item (one, 1), NULL);
      const char *why = cb_value_get_text (cb_value_get_item (one, 2), NULL);
      gboolean found = FALSE;

      for (guint j = 0; j < cb_request_get_n_parts (request); j++)
        {
          const CbRequestPart *part = cb_request_get_part (request, j);

          found = found
                  || (g_strcmp0 (cb_part_kind_to_string (part->kind), kind) == 0
                      && g_strcmp0 (part->name, name) == 0 && strstr (part->why, why) != NULL);
        }
      if (!found)
        g_test_fail_printf ("no part %s %s with “%s”", kind, name, why);
    }
}

static void
check_request (CbValue *expected, CbRequest *request)
{
  GBytes *body = cb_request_get_body (request);
  g_autofree char *text = body != NULL
                              ? g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body))
                              : NULL;
  g_autofree char *curl = cb_request_to_curl (request, FALSE);
  g_autofree char *http = cb_request_to_http (request, FALSE);
  CbValue *json = cb_value_get_member (expected, "json");
  g_autoptr (CbHttpRequest) sent = cb_request_to_http_request (request);
  g_autoptr (GError) error = NULL;

  check_text ("method", cb_value_get_member (expected, "method"), cb_request_get_method (request));
  check_text ("url", cb_value_get_member (expected, "url"), cb_request_get_url (request));
  check_text ("body", cb_value_get_member (expected, "body"), text);
  check_text ("curl", cb_value_get_member (expected, "curl"), curl);
  check_text ("http", cb_value_get_member (expected, "http"), http);
  check_headers (cb_value_get_member (expected, "headers"), request);
  check_parts (cb_value_get_member (expected, "parts"), request);
  if (json != NULL)
    {
      g_autofree char *wanted = cb_value_to_text (json, 0);

      g_assert_cmpstr (text, ==, wanted);
    }
  cb_http_request_check (sent, &error);
  g_assert_no_error (error);
}

static void
test_case (gconstpointer data)
{
  CbValue *one = (CbValue *) data;
  g_auto (Case) input = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRequest) request = NULL;
  CbValue *expected = cb_value_get_member (one, "expect");

  case_init (&input, one);
  request = cb_request_build (input.connector, input.activity, input.values, &input.options,
                              &error);
  if (cb_value_get_member (expected, "error") != NULL)
    check_error (cb_value_get_member (expected, "error"), error, request);
  else if (request == NULL)
    g_test_fail_printf ("fails: %s", error->message);
  else
    check_request (expected, request);
}

static void
add_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GBytes) bytes = cb_test_load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbValue) cases = cb_value_new_from_text (g_bytes_get_data (bytes, NULL),
                                                      (gssize) g_bytes_get_size (bytes), &error);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".json"));

  g_assert_no_error (error);
  for (guint i = 0; i < cb_value_get_size (cases); i++)
    {
      CbValue *one = cb_value_get_item (cases, i);
      g_autofree char *test = g_strdup_printf ("/runtime/request/%s/%s", stem,
                                               cb_value_get_member_text (one, "name"));

      g_test_add_data_func_full (test, cb_value_ref (one), test_case,
                                 (GDestroyNotify) cb_value_unref);
    }
}

static void
test_problems (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbActivity) activity = cb_activity_new ("get", "GET", "/users/{id}");
  g_autoptr (CbParameter)
      size = cb_parameter_new ("size", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER);
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com");
  g_autoptr (CbValues) values = cb_values_new ();
  g_autoptr (GPtrArray) problems = NULL;
  const CbValueProblem *problem = NULL;

  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_activities (connector), activity);
  cb_activity_sync_path_parameters (activity);
  cb_list_append (cb_activity_get_parameters (activity), size);
  cb_values_set_text (values, "size", "many", CB_ORIGIN_USER);
  problems = cb_request_check_values (connector, activity, values, NULL);
  g_assert_cmpuint (problems->len, ==, 3);
  problem = g_ptr_array_index (problems, 2);
  g_assert_cmpstr (problem->field, ==, "size");
  g_assert_false (problem->missing);
}

static void
test_unknown (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbActivity) activity = cb_activity_new ("get", "GET", "/users/{id}");
  g_autoptr (CbParameter)
      size = cb_parameter_new ("size", CB_LOCATION_QUERY, CB_FIELD_TYPE_INTEGER);
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com");
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_BEARER);
  g_autoptr (CbValues) values = cb_values_new ();
  static const char *const known[] = { "id",          "size",  "query.size", "site",
                                       "server.site", "token", "m.token",    "body.a" };
  g_auto (GStrv) unknown = NULL;
  g_auto (GStrv) names = NULL;

  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_auth_methods (connector), method);
  cb_list_append (cb_connector_get_activities (connector), activity);
  cb_list_append (cb_activity_get_parameters (activity), size);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    cb_values_set_text (values, known[i], "1", CB_ORIGIN_USER);
  cb_values_set_text (values, "sizes", "1", CB_ORIGIN_USER);
  cb_values_set_text (values, "connection", "1", CB_ORIGIN_CONNECTION);
  unknown = cb_request_list_unknown (connector, activity, values);
  g_assert_cmpstr (unknown[0], ==, "sizes");
  g_assert_cmpuint (g_strv_length (unknown), ==, 1);
  g_assert_cmpstr (unknown[0], ==, "sizes");
  names = cb_request_list_names (connector, activity);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
}

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  cb_test_init (&argc, &argv);
  directory = cb_test_fixture_path ("requests");
  dir = g_dir_open (directory, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    add_file (directory, name);
  g_test_add_func ("/runtime/request/problems", test_problems);
  g_test_add_func ("/runtime/request/unknown", test_unknown);
  return g_test_run ();
}
