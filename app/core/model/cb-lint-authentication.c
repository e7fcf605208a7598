/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-lint-private.h"

#include <glib/gi18n-lib.h>

static void
fix_clear_test_activity (CbItem *item, int member)
{
  cb_connector_set_test_activity (CB_CONNECTOR (item), "");
}

static gboolean
needs_nothing (CbActivity *activity)
{
  CbList *parameters = cb_activity_get_parameters (activity);

  if (!g_str_equal (cb_activity_get_method (activity), "GET"))
    return FALSE;
  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbField *field = cb_list_get (parameters, i);

      if (cb_field_get_required (field) && !cb_field_get_default (field)
          && !cb_field_get_test_value (field))
        return FALSE;
    }
  return TRUE;
}

static CbActivity *
find_test_candidate (CbConnector *connector)
{
  CbList *activities = cb_connector_get_activities (connector);

  /* A few are looked at: a definition of thousands isn't loaded for a suggestion. */
  for (guint i = 0; i < MIN (cb_list_get_size (activities), 50); i++)
    if (needs_nothing (cb_list_get (activities, i)))
      return cb_list_get (activities, i);
  return NULL;
}

static void
fix_choose_test_activity (CbItem *item, int member)
{
  CbActivity *activity = find_test_candidate (CB_CONNECTOR (item));

  if (activity)
    cb_connector_set_test_activity (CB_CONNECTOR (item), cb_activity_get_id (activity));
}

static void
lint_test_activity (CbConnector *connector, GPtrArray *problems)
{
  const char *id = cb_connector_get_test_activity (connector);
  CbProblem *problem;

  if (*id && !cb_connector_find_activity (connector, id))
    cb_problem_set_fix (
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "test-activity-unknown", connector,
                         CB_CONNECTOR_TEST_ACTIVITY,
                         _ ("The test activity “%s” doesn't exist. Choose another."), id),
        N_ ("Choose None"), fix_clear_test_activity);
  if (*id || cb_list_get_size (cb_connector_get_activities (connector)) == 0)
    return;
  problem = _cb_lint_report (
      problems, CB_SEVERITY_SUGGESTION, "test-activity-missing", connector,
      CB_CONNECTOR_TEST_ACTIVITY,
      _ ("Choose the activity that tests a connection, so that end users learn at once whether "
         "what they filled in works."));
  if (find_test_candidate (connector))
    cb_problem_set_fix (problem, N_ ("Choose One"), fix_choose_test_activity);
}

static void
lint_api_key (CbAuthMethod *method, GPtrArray *problems)
{
  const char *name = cb_auth_method_get_parameter_name (method);
  CbLocation location = cb_auth_method_get_location (method);

  if (!*name)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "auth-parameter-name-missing", method,
                     CB_AUTH_METHOD_PARAMETER_NAME,
                     _ ("Give the name of the header, query item or cookie that takes the API "
                        "key."));
  else if (location != CB_LOCATION_QUERY && !cb_lint_is_token (name))
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "auth-parameter-name", method,
                     CB_AUTH_METHOD_PARAMETER_NAME,
                     _ ("“%s” can't be the name of a header or cookie. Use letters, digits and "
                        "hyphens."),
                     name);
  if (location != CB_LOCATION_HEADER && location != CB_LOCATION_QUERY
      && location != CB_LOCATION_COOKIE)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "auth-place", method, CB_AUTH_METHOD_IN,
                     _ ("An API key goes into a header, the query or a cookie. Choose one."));
}

static void
lint_method (CbConnector *connector, CbAuthMethod *method, GPtrArray *problems)
{
  const char *id = cb_auth_method_get_id (method);

  if (!*id)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "auth-id-missing", method, CB_AUTH_METHOD_ID,
                     _ ("Give the authentication method an id."));
  else if (cb_connector_find_auth_method (connector, id) != method)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "auth-id-duplicate", method, CB_AUTH_METHOD_ID,
                     _ ("Another authentication method has the id “%s” too. Change one."), id);
  if (cb_auth_method_get_kind (method) == CB_AUTH_API_KEY)
    lint_api_key (method, problems);
  _cb_lint_fields (cb_auth_method_get_fields (method), problems);
}

static void
lint_security (CbConnector *connector, CbSecurity *security, GPtrArray *problems)
{
  const char *const *methods = cb_security_get_methods (security);

  for (guint i = 0; methods[i]; i++)
    if (!cb_connector_find_auth_method (connector, methods[i]))
      _cb_lint_report (problems, CB_SEVERITY_ERROR, "security-method-unknown", security,
                       CB_SECURITY_METHODS,
                       _ ("There is no authentication method “%s”. Add it, or take it out of this "
                          "alternative."),
                       methods[i]);
}

void
_cb_lint_authentication (CbConnector *connector, GPtrArray *problems)
{
  CbList *methods = cb_connector_get_auth_methods (connector);
  CbList *security = cb_connector_get_security (connector);

  for (guint i = 0; i < cb_list_get_size (methods); i++)
    lint_method (connector, cb_list_get (methods, i), problems);
  for (guint i = 0; i < cb_list_get_size (security); i++)
    lint_security (connector, cb_list_get (security, i), problems);
  _cb_lint_fields (cb_connector_get_fields (connector), problems);
  lint_test_activity (connector, problems);
}
