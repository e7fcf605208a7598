/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-activity.h"

#include <glib/gi18n-lib.h>

struct _CbActivity
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbActivity, cb_activity, CB_TYPE_ITEM)

static const CbMember members[CB_ACTIVITY_N_MEMBERS] = {
  [CB_ACTIVITY_ID] = { "id", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY | CB_MEMBER_HEAD,
                       N_ ("id"), "The name of it for the shell and for agents." },
  [CB_ACTIVITY_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_HEAD,
                                 N_ ("display name"), "What end users see." },
  [CB_ACTIVITY_METHOD] = { "method", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_HEAD,
                           N_ ("verb"), "The HTTP method.", NULL, 0,
                           "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
  [CB_ACTIVITY_PATH] = { "path", CB_MEMBER_STRING, CB_MEMBER_HEAD, N_ ("path"),
                         "The path below the base URL, with {variables}." },
  [CB_ACTIVITY_TAGS] = { "tags", CB_MEMBER_STRINGS, CB_MEMBER_HEAD, N_ ("tags"),
                         "The groups that it is shown in." },
  [CB_ACTIVITY_VISIBILITY] = { "visibility", CB_MEMBER_ENUM, CB_MEMBER_HEAD, N_ ("visibility"),
                               "Whether end users see it.", cb_visibility_get_type,
                               CB_VISIBILITY_SHOWN },
  [CB_ACTIVITY_DEPRECATED] = { "deprecated", CB_MEMBER_BOOLEAN, CB_MEMBER_HEAD, N_ ("deprecated"),
                               "Whether it should no longer be used." },
  [CB_ACTIVITY_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("description"),
                                "What it does." },
  [CB_ACTIVITY_IDEMPOTENT] = { "idempotent", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("idempotent"),
                               "Whether doing it twice does no more than doing it once (RFC 9110, section 9.2.2)." },
  [CB_ACTIVITY_SERVER_URL] = { "serverUrl", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("address"),
                               "Another address than the connector's servers." },
  [CB_ACTIVITY_SECURITY_MODE] = { "securityMode", CB_MEMBER_ENUM, CB_MEMBER_PLAIN,
                                  N_ ("authentication"), "Which authentication it demands.",
                                  cb_security_mode_get_type, CB_SECURITY_INHERIT },
  [CB_ACTIVITY_SECURITY] = { "security", CB_MEMBER_LIST, CB_MEMBER_PLAIN,
                             N_ ("authentication alternatives"),
                             "Its own alternatives, where it doesn't take the connector's.",
                             cb_security_get_type,
                             .item_title = N_ ("authentication alternative") },
  [CB_ACTIVITY_PARAMETERS] = { "parameters", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("parameters"),
                               "What is filled in to run it.", cb_parameter_get_type,
                               .item_title = N_ ("parameter") },
  [CB_ACTIVITY_REQUEST] = { "request", CB_MEMBER_ITEM, CB_MEMBER_PLAIN, N_ ("request body"),
                            "The structure of what is sent.", cb_body_get_type },
  [CB_ACTIVITY_RESPONSES] = { "responses", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("responses"),
                              "The structure of what comes back.", cb_response_get_type,
                              .item_title = N_ ("response") },
  [CB_ACTIVITY_RECORDS_PATH] = { "recordsPath", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                 N_ ("path of the records"),
                                 "Where the records are in the response: member names joined by dots." },
  [CB_ACTIVITY_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                           "What a source said beyond this, by origin." },
};

CbActivity *
cb_activity_new (const char *id, const char *method, const char *path)
{
  CbActivity *self = g_object_new (CB_TYPE_ACTIVITY, NULL);

  cb_activity_set_id (self, id);
  cb_activity_set_method (self, method);
  cb_activity_set_path (self, path);
  cb_activity_sync_path_parameters (self);
  return self;
}

char *
cb_activity_dup_title (CbActivity *self)
{
  if (*cb_activity_get_display_name (self))
    return g_strdup (cb_activity_get_display_name (self));
  if (*cb_activity_get_id (self))
    return cb_text_humanize (cb_activity_get_id (self));
  return g_strdup_printf ("%s %s", cb_activity_get_method (self), cb_activity_get_path (self));
}

CbParameter *
cb_activity_find_parameter (CbActivity *self, const char *name, CbLocation location)
{
  CbList *parameters = cb_activity_get_parameters (self);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);

      if (cb_parameter_get_location (parameter) == location
          && g_str_equal (cb_field_get_name (CB_FIELD (parameter)), name))
        return parameter;
    }
  return NULL;
}

CbContent *
cb_activity_get_request_content (CbActivity *self)
{
  CbBody *body = cb_activity_get_request (self);

  return body ? cb_list_get (cb_body_get_contents (body), 0) : NULL;
}

static CbResponse *
find_first_success (CbActivity *self)
{
  CbList *responses = cb_activity_get_responses (self);

  for (guint i = 0; i < cb_list_get_size (responses); i++)
    {
      CbResponse *response = cb_list_get (responses, i);

      if (*cb_response_get_status (response) == '2')
        return response;
    }
  return cb_list_find (responses, "default");
}

CbResponse *
cb_activity_find_response (CbActivity *self, guint status)
{
  CbList *responses = cb_activity_get_responses (self);
  g_autofree char *exact = g_strdup_printf ("%u", status);
  g_autofree char *range = g_strdup_printf ("%uXX", status / 100);
  CbResponse *found;

  if (status == 0)
    return find_first_success (self);
  found = cb_list_find (responses, exact);
  if (!found)
    found = cb_list_find (responses, range);
  return found ? found : cb_list_find (responses, "default");
}

CbContent *
cb_activity_get_response_content (CbActivity *self, guint status)
{
  CbResponse *response = cb_activity_find_response (self, status);

  return response ? cb_list_get (cb_response_get_contents (response), 0) : NULL;
}

static gboolean
is_as_made (CbParameter *parameter)
{
  g_autoptr (CbParameter) fresh = cb_parameter_new (cb_field_get_name (CB_FIELD (parameter)),
                                                    CB_LOCATION_PATH, CB_FIELD_TYPE_TEXT);

  return cb_item_equal (CB_ITEM (parameter), CB_ITEM (fresh));
}

static GPtrArray *
find_unnamed (CbActivity *self, const char *const *names)
{
  GPtrArray *unnamed = g_ptr_array_new ();
  CbList *parameters = cb_activity_get_parameters (self);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);

      if (cb_parameter_get_location (parameter) == CB_LOCATION_PATH
          && !g_strv_contains (names, cb_field_get_name (CB_FIELD (parameter))))
        g_ptr_array_add (unnamed, parameter);
    }
  return unnamed;
}

static GPtrArray *
find_missing (CbActivity *self, char **names)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; names[i]; i++)
    if (!cb_activity_find_parameter (self, names[i], CB_LOCATION_PATH))
      g_ptr_array_add (missing, names[i]);
  return missing;
}

void
cb_activity_sync_path_parameters (CbActivity *self)
{
  g_auto (GStrv) names = cb_text_list_placeholders (cb_activity_get_path (self));
  CbList *parameters = cb_activity_get_parameters (self);
  g_autoptr (GPtrArray) unnamed = find_unnamed (self, (const char *const *) names);
  g_autoptr (GPtrArray) missing = find_missing (self, names);

  /* One gone and one new is a variable that is being renamed, typed letter by letter. */
  if (unnamed->len == 1 && missing->len == 1)
    {
      cb_field_set_name (unnamed->pdata[0], missing->pdata[0]);
      return;
    }
  for (guint i = 0; i < unnamed->len; i++)
    if (is_as_made (unnamed->pdata[i]))
      cb_list_remove_item (parameters, unnamed->pdata[i]);
  for (guint i = 0; i < missing->len; i++)
    {
      g_autoptr (CbParameter)
          parameter = cb_parameter_new (missing->pdata[i], CB_LOCATION_PATH, CB_FIELD_TYPE_TEXT);
      cb_list_append (parameters, parameter);
    }
}

static void
cb_activity_class_init (CbActivityClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), members, CB_ACTIVITY_N_MEMBERS);
}

static void
cb_activity_init (CbActivity *self)
{
}
