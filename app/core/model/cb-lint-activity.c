/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-lint-private.h"

#include <glib/gi18n-lib.h>

#define REGISTRY_ACTIVITIES 99

static void
fix_slash (CbItem *item, int member)
{
  g_autofree char *path = g_strconcat ("/", cb_activity_get_path (CB_ACTIVITY (item)), NULL);

  cb_activity_set_path (CB_ACTIVITY (item), path);
}

static void
fix_upper_case (CbItem *item, int member)
{
  g_autofree char *method = g_ascii_strup (cb_item_get_string (item, (guint) member), -1);

  cb_item_set_string (item, (guint) member, method);
}

static void
lint_method_and_path (CbActivity *activity, GPtrArray *problems)
{
  const char *method = cb_activity_get_method (activity);
  const char *path = cb_activity_get_path (activity);
  g_autofree char *upper = g_ascii_strup (method, -1);

  if (*method == '\0')
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-method", activity, CB_ACTIVITY_METHOD,
                     _ ("Choose the verb."));
  else if (!cb_lint_is_token (method))
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-method", activity, CB_ACTIVITY_METHOD,
                     _ ("“%s” is not an HTTP verb. Choose GET, POST, PUT, PATCH, DELETE or another "
                        "word."),
                     method);
  else if (!g_str_equal (method, upper))
    cb_problem_set_fix (_cb_lint_report (problems, CB_SEVERITY_WARNING, "activity-method-case",
                                         activity, CB_ACTIVITY_METHOD,
                                         _ ("Verbs are case-sensitive; APIs know “%s”."), upper),
                        N_ ("Use Upper Case"), fix_upper_case);
  if (*path && *path != '/' && *path != '{' && *path != '?')
    cb_problem_set_fix (_cb_lint_report (problems, CB_SEVERITY_WARNING, "activity-path-slash",
                                         activity, CB_ACTIVITY_PATH,
                                         _ ("The path starts without a slash.")),
                        N_ ("Start with a Slash"), fix_slash);
}

static void
fix_sync_parameters (CbItem *item, int member)
{
  cb_activity_sync_path_parameters (CB_ACTIVITY (item));
}

static void
fix_remove (CbItem *item, int member)
{
  cb_list_remove_item (cb_item_get_parent_list (item), item);
}

static void
lint_path_parameters (CbActivity *activity, GPtrArray *problems)
{
  CbList *parameters = cb_activity_get_parameters (activity);
  g_auto (GStrv) names = cb_text_list_placeholders (cb_activity_get_path (activity));

  for (guint i = 0; names[i]; i++)
    if (!cb_activity_find_parameter (activity, names[i], CB_LOCATION_PATH))
      cb_problem_set_fix (
          _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-path-parameter-missing", activity,
                           CB_ACTIVITY_PATH,
                           _ ("Nothing says what {%s} in the path is. Add a path parameter."),
                           names[i]),
          N_ ("Add the Parameter"), fix_sync_parameters);
  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      const char *name = cb_field_get_name (CB_FIELD (parameter));

      if (cb_parameter_get_location (parameter) == CB_LOCATION_PATH && *name
          && !g_strv_contains ((const char *const *) names, name))
        cb_problem_set_fix (
            _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-path-parameter-unused",
                             parameter, CB_FIELD_NAME,
                             _ ("The path has no {%s}. Remove the parameter or use it."), name),
            N_ ("Remove the Parameter"), fix_remove);
    }
}

static gboolean
is_repeated (CbActivity *activity, CbParameter *parameter)
{
  const char *name = cb_field_get_name (CB_FIELD (parameter));

  return *name
         && cb_activity_find_parameter (activity, name, cb_parameter_get_location (parameter))
                != parameter;
}

static void
lint_parameters (CbActivity *activity, GPtrArray *problems)
{
  CbList *parameters = cb_activity_get_parameters (activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      const char *name = cb_field_get_name (CB_FIELD (parameter));
      CbLocation location = cb_parameter_get_location (parameter);

      if (is_repeated (activity, parameter))
        cb_problem_set_fix (
            _cb_lint_report (problems, CB_SEVERITY_ERROR, "parameter-duplicate", parameter,
                             CB_FIELD_NAME,
                             _ ("Another parameter of the same place is named “%s” too. Rename or "
                                "remove one."),
                             name),
            N_ ("Remove the Parameter"), fix_remove);
      if (*name && (location == CB_LOCATION_HEADER || location == CB_LOCATION_COOKIE)
          && !cb_lint_is_token (name))
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "parameter-header-name", parameter,
                         CB_FIELD_NAME,
                         _ ("“%s” can't be the name of a header or cookie. Use letters, digits and "
                            "hyphens."),
                         name);
      _cb_lint_field (CB_FIELD (parameter), parameters, problems);
    }
}

static void
lint_content (CbConnector *connector, CbList *contents, GPtrArray *problems)
{
  for (guint i = 0; i < cb_list_get_size (contents); i++)
    {
      CbContent *content = cb_list_get (contents, i);
      CbValue *schema = cb_content_get_schema (content);

      if (!strchr (cb_content_get_media_type (content), '/'))
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "media-type", content, CB_CONTENT_MEDIA_TYPE,
                         _ ("“%s” is not a media type. Write one such as application/json."),
                         cb_content_get_media_type (content));
      if (schema && !cb_connector_resolve_schema (connector, schema))
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "schema-unresolved", content,
                         CB_CONTENT_SCHEMA,
                         _ ("The structure refers to “%s”, which doesn't exist."),
                         cb_value_get_member_text (schema, "$ref"));
    }
}

static void
lint_bodies (CbConnector *connector, CbActivity *activity, GPtrArray *problems)
{
  CbBody *body = cb_activity_get_request (activity);
  CbList *responses = cb_activity_get_responses (activity);

  if (body)
    lint_content (connector, cb_body_get_contents (body), problems);
  for (guint i = 0; i < cb_list_get_size (responses); i++)
    lint_content (connector, cb_response_get_contents (cb_list_get (responses, i)), problems);
  if (cb_list_get_size (responses) == 0)
    _cb_lint_report (problems, CB_SEVERITY_SUGGESTION, "activity-response-missing", activity,
                     CB_ACTIVITY_RESPONSES,
                     _ ("Nothing says what comes back. Try it and use the response."));
}

void
_cb_lint_activity (CbConnector *connector, CbActivity *activity, GPtrArray *problems)
{
  if (!*cb_activity_get_id (activity))
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-id-missing", activity, CB_ACTIVITY_ID,
                     _ ("Give the activity an id."));
  lint_method_and_path (activity, problems);
  lint_path_parameters (activity, problems);
  lint_parameters (activity, problems);
  lint_bodies (connector, activity, problems);
  if (*cb_activity_get_server_url (activity))
    {
      g_autofree char *wrong = cb_lint_check_base_url (cb_activity_get_server_url (activity));

      if (wrong)
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-server-url", activity,
                         CB_ACTIVITY_SERVER_URL, "%s", wrong);
    }
}

static void
fix_id (CbItem *item, int member)
{
  CbConnector *connector = cb_item_get_ancestor (item, CB_TYPE_CONNECTOR);
  g_autofree char *id = cb_connector_make_activity_id (connector,
                                                       cb_activity_get_id (CB_ACTIVITY (item)));

  cb_activity_set_id (CB_ACTIVITY (item), id);
}

static void
lint_ids (CbConnector *connector, GPtrArray *problems)
{
  CbList *activities = cb_connector_get_activities (connector);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cb_list_get_size (activities); i++)
    {
      CbActivity *activity = cb_list_get (activities, i);
      const char *id = cb_activity_get_id (activity);

      if (*id && !g_hash_table_add (ids, (gpointer) id))
        cb_problem_set_fix (
            _cb_lint_report (problems, CB_SEVERITY_ERROR, "activity-id-duplicate", activity,
                             CB_ACTIVITY_ID,
                             _ ("Another activity has the id “%s” too. Change one."), id),
            N_ ("Make Another Id"), fix_id);
    }
}

void
_cb_lint_activities (CbConnector *connector, GPtrArray *problems)
{
  guint count = cb_list_get_size (cb_connector_get_activities (connector));

  if (count == 0)
    _cb_lint_report (problems, CB_SEVERITY_WARNING, "activities-missing", connector,
                     CB_CONNECTOR_ACTIVITIES, _ ("Add an activity in step 3."));
  if (count > REGISTRY_ACTIVITIES)
    _cb_lint_report (problems, CB_SEVERITY_SUGGESTION, "activities-registry", connector,
                     CB_CONNECTOR_ACTIVITIES,
                     _ ("Some registries take at most %d activities; this connector has %u. Leave "
                        "out what nobody needs before you publish there."),
                     REGISTRY_ACTIVITIES, count);
  lint_ids (connector, problems);
}
