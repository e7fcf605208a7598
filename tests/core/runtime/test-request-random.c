/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-runtime.h>
#include <string.h>

/* Whatever is filled in, it stays in its place: the request still goes to the same host and path,
 * has the same query items of its own, and no header or part more. */

#define ROUNDS 4000

static const char *const pieces[] = {
  "/",  "..",   ".",   "?",   "#",       "&",  "=",    "%2e%2e", "%2F",  "@",    ":",
  "//", "\r\n", "\n",  "\t",  " ",       "{",  "}",    "{p}",    "[",    "]",    "\\",
  ";",  ",",    "\"",  "'",   "ü",       "日", "a",    "b1",     "evil", ".com", "+",
  "|",  "%",    "%0d", "%zz", "http://", "$",  "\x7f", "~",      "!",    "*"
};

static char *
random_text (GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_pieces = g_rand_int_range (random, 0, 6);

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static CbValue *
random_value (GRand *random, guint depth)
{
  guint kind = (guint) g_rand_int_range (random, 0, depth > 0 ? 8 : 5);
  g_autofree char *text = random_text (random);
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) child = NULL;

  if (kind == 0)
    return cb_value_new_boolean (TRUE);
  if (kind == 1)
    return cb_value_new_number ("-12345678901234567890.5e3");
  if (kind < 5)
    return cb_value_new_string (text);
  child = random_value (random, depth - 1);
  if (kind < 7)
    return cb_value_new_array (&child, 1);
  value = cb_value_new_object ();
  return cb_value_with_member (value, text, child);
}

static const struct
{
  const char *name;
  CbLocation location;
  CbFieldType type;
  CbStyle style;
  gboolean reserved;
} parameters[] = {
  { "p", CB_LOCATION_PATH, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, FALSE },
  { "q", CB_LOCATION_PATH, CB_FIELD_TYPE_OBJECT, CB_STYLE_MATRIX, TRUE },
  { "z", CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, FALSE },
  { "list", CB_LOCATION_QUERY, CB_FIELD_TYPE_LIST, CB_STYLE_PIPE_DELIMITED, TRUE },
  { "deep", CB_LOCATION_QUERY, CB_FIELD_TYPE_OBJECT, CB_STYLE_DEEP_OBJECT, FALSE },
  { "X-A", CB_LOCATION_HEADER, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, FALSE },
  { "c", CB_LOCATION_COOKIE, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, FALSE },
  { "m.n", CB_LOCATION_BODY, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, FALSE },
};

static CbConnector *
make_connector (void)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbServer) server = cb_server_new ("https://{site}.example.com/v1/{tenant}?k=1");
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("key", CB_AUTH_API_KEY);
  g_autoptr (CbActivity)
      activity = cb_activity_new ("a", "POST", "/a/{p}/b(x={q})/{+r}/end?fixed=1&z={z}");

  cb_auth_method_set_location (method, CB_LOCATION_QUERY);
  cb_auth_method_set_parameter_name (method, "api_key");
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autoptr (CbParameter) parameter =
          cb_parameter_new (parameters[i].name, parameters[i].location, parameters[i].type);

      cb_parameter_set_style (parameter, parameters[i].style);
      cb_parameter_set_allow_reserved (parameter, parameters[i].reserved);
      cb_list_append (cb_activity_get_parameters (activity), parameter);
    }
  cb_list_append (cb_connector_get_servers (connector), server);
  cb_list_append (cb_connector_get_auth_methods (connector), method);
  cb_list_append (cb_connector_get_activities (connector), activity);
  return connector;
}

static guint
count_items (const char *query, const char *item)
{
  g_auto (GStrv) items = g_strsplit (query, "&", -1);
  guint count = 0;

  for (char **one = items; *one != NULL; one++)
    count += g_str_equal (*one, item);
  return count;
}

static void
check_url (const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, &error);
  g_auto (GStrv) segments = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_true (g_str_has_suffix (g_uri_get_host (uri), ".example.com"));
  g_assert_cmpint (g_uri_get_port (uri), ==, -1);
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_null (g_uri_get_fragment (uri));
  g_assert_true (g_str_has_prefix (g_uri_get_path (uri), "/v1/"));
  g_assert_true (g_str_has_suffix (g_uri_get_path (uri), "/end"));
  segments = g_strsplit (g_uri_get_path (uri), "/", -1);
  g_assert_false (g_strv_contains ((const char *const *) segments, ".."));
  g_assert_false (g_strv_contains ((const char *const *) segments, "."));
  g_assert_cmpuint (count_items (g_uri_get_query (uri), "k=1"), ==, 1);
  g_assert_cmpuint (count_items (g_uri_get_query (uri), "fixed=1"), ==, 1);
}

static void
check_request (CbRequest *request)
{
  g_autoptr (CbHttpRequest) http = cb_request_to_http_request (request);
  g_autoptr (GError) error = NULL;
  GBytes *body = cb_request_get_body (request);
  g_autoptr (CbValue) value = NULL;
  g_autofree char *curl = cb_request_to_curl (request, FALSE);
  g_auto (GStrv) words = NULL;

  check_url (cb_request_get_url (request));
  cb_http_request_check (http, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_request_get_n_headers (request), <=, 4);
  if (body != NULL)
    value = cb_value_new_from_text (g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body),
                                    &error);
  g_assert_no_error (error);
  g_assert_true (g_shell_parse_argv (curl, NULL, &words, NULL));
  g_assert_cmpstr (words[0], ==, "curl");
}

static void
test_random (void)
{
  static const char *const names[] = { "p",    "q",   "r", "z",   "list",
                                       "deep", "X-A", "c", "m.n", "body.o.0" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20240305);
  g_autoptr (CbConnector) connector = make_connector ();
  CbActivity *activity = cb_connector_find_activity (connector, "a");
  guint n_built = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (CbValues) values = cb_values_new ();
      g_autofree char *site = random_text (random);
      g_autofree char *tenant = random_text (random);
      g_autofree char *key = random_text (random);
      g_autoptr (CbRequest) request = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autoptr (CbValue) value = random_value (random, 2);

          cb_values_set (values, names[i], value, CB_ORIGIN_USER);
        }
      cb_values_set_text (values, "site", round % 4 == 0 ? site : "acme", CB_ORIGIN_CONNECTION);
      cb_values_set_text (values, "tenant", tenant, CB_ORIGIN_CONNECTION);
      cb_values_set_text (values, "key.key", key, CB_ORIGIN_CONNECTION);
      request = cb_request_build (connector, activity, values, NULL, &error);
      g_assert_true ((request == NULL) == (error != NULL));
      if (request == NULL)
        continue;
      n_built++;
      check_request (request);
    }
  g_test_message ("%u of %u could be built", n_built, (guint) ROUNDS);
  g_assert_cmpuint (n_built, >, ROUNDS / 100);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/runtime/request-random/values-stay-in-place", test_random);
  return g_test_run ();
}
