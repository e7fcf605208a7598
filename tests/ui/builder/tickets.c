/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tickets.h"

static const char ticket_schema[] =
    "{\"type\":\"object\",\"required\":[\"number\",\"subject\"],\"properties\":{"
    "\"number\":{\"type\":\"integer\",\"description\":\"Number of the ticket\"},"
    "\"subject\":{\"type\":\"string\",\"description\":\"What it is about\"},"
    "\"status\":{\"type\":\"string\",\"enum\":[\"open\",\"closed\"]},"
    "\"created\":{\"type\":\"string\",\"format\":\"date-time\"},"
    "\"reporter\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
    "\"mail\":{\"type\":\"string\"}}},"
    "\"labels\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}";

static const char image[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">"
    "<rect width=\"64\" height=\"64\" fill=\"#e66100\"/>"
    "<path d=\"M10 22h44v8a4 4 0 0 0 0 8v8H10v-8a4 4 0 0 0 0-8z\" fill=\"#fff\"/></svg>";

static CbValue *
read_schema (const char *text)
{
  return cb_value_new_from_text (text, -1, NULL);
}

static void
add_servers (CbConnector *connector)
{
  CbList *servers = cb_connector_get_servers (connector);
  g_autoptr (CbServer)
      production = cb_server_new ("https://{site}.tickets.example.com/rest/{version}");
  g_autoptr (CbServer) sandbox = cb_server_new ("https://sandbox.tickets.example.com/rest/v2");
  CbField *version;

  cb_server_set_name (production, "Production");
  cb_server_set_name (sandbox, "Sandbox");
  cb_server_sync_variables (production);
  cb_list_append (servers, production);
  cb_list_append (servers, sandbox);
  cb_field_set_display_name (cb_list_get (cb_server_get_variables (production), 0), "Site");
  cb_field_set_help (cb_list_get (cb_server_get_variables (production), 0),
                     "The first part of the address that you open in a browser.");
  version = cb_list_get (cb_server_get_variables (production), 1);
  cb_field_set_default_text (version, "v2");
  cb_field_set_visibility (version, CB_VISIBILITY_HIDDEN);
}

static void
add_methods (CbConnector *connector)
{
  CbList *methods = cb_connector_get_auth_methods (connector);
  g_autoptr (CbAuthMethod) key = cb_auth_method_new ("apiKey", CB_AUTH_API_KEY);
  g_autoptr (CbAuthMethod) basic = cb_auth_method_new ("basic", CB_AUTH_BASIC);
  g_autoptr (CbField) region = cb_field_new ("region", CB_FIELD_TYPE_CHOICE);
  g_autoptr (CbChoice) eu = cb_choice_new ("eu", "Europe");
  g_autoptr (CbChoice) us = cb_choice_new ("us", "United States");

  cb_auth_method_set_display_name (basic, "User name and password");
  cb_list_append (methods, key);
  cb_list_append (methods, basic);
  cb_field_set_display_name (region, "Region");
  cb_list_append (cb_field_get_choices (region), eu);
  cb_list_append (cb_field_get_choices (region), us);
  cb_list_append (cb_connector_get_fields (connector), region);
}

static CbActivity *
add_activity (CbConnector *connector, const char *id, const char *method, const char *path,
              const char *name, const char *tag)
{
  g_autoptr (CbActivity) activity = cb_activity_new (id, method, path);
  const char *const tags[] = { tag, NULL };

  cb_activity_set_display_name (activity, name);
  cb_activity_set_tags (activity, tags);
  cb_activity_sync_path_parameters (activity);
  cb_list_append (cb_connector_get_activities (connector), activity);
  return activity;
}

static void
add_parameter (CbActivity *activity, const char *name, CbFieldType type, const char *title,
               const char *default_text)
{
  g_autoptr (CbParameter) parameter = cb_parameter_new (name, CB_LOCATION_QUERY, type);

  cb_field_set_display_name (CB_FIELD (parameter), title);
  cb_field_set_default_text (CB_FIELD (parameter), default_text);
  cb_list_append (cb_activity_get_parameters (activity), parameter);
}

static void
add_response (CbActivity *activity, const char *status, const char *schema_text)
{
  g_autoptr (CbResponse) response = cb_response_new (status);
  g_autoptr (CbValue) schema = read_schema (schema_text);
  g_autoptr (CbContent) content = cb_content_new ("application/json", schema);

  cb_response_set_description (response, "The ticket");
  cb_list_append (cb_response_get_contents (response), content);
  cb_list_append (cb_activity_get_responses (activity), response);
}

static void
add_body (CbActivity *activity)
{
  g_autoptr (CbBody) body = g_object_new (CB_TYPE_BODY, NULL);
  g_autoptr (CbValue) schema = read_schema (ticket_schema);
  g_autoptr (CbContent) content = cb_content_new ("application/json", schema);

  cb_list_append (cb_body_get_contents (body), content);
  cb_activity_set_request (activity, body);
}

static void
add_activities (CbConnector *connector)
{
  CbActivity *list = add_activity (connector, "list-tickets", "GET", "/tickets", "List tickets",
                                   "Tickets");
  CbActivity *get = add_activity (connector, "get-ticket", "GET", "/tickets/{number}",
                                  "Get a ticket", "Tickets");
  CbActivity *create = add_activity (connector, "create-ticket", "POST", "/tickets",
                                     "Create a ticket", "Tickets");

  cb_activity_set_description (list, "Finds tickets by status and text, newest first.");
  add_parameter (list, "status", CB_FIELD_TYPE_TEXT, "Status", "open");
  add_parameter (list, "text", CB_FIELD_TYPE_TEXT, "Text in the subject", "");
  add_parameter (list, "page", CB_FIELD_TYPE_INTEGER, "Page", "1");
  add_parameter (list, "archived", CB_FIELD_TYPE_BOOLEAN, "With archived ones", "");
  add_response (get, "200", ticket_schema);
  add_body (create);
  add_activity (connector, "update-ticket", "PUT", "/tickets/{number}", "Update a ticket",
                "Tickets");
  add_activity (connector, "change-status", "PATCH", "/tickets/{number}/status",
                "Change the status", "Tickets");
  add_activity (connector, "delete-ticket", "DELETE", "/tickets/{number}", "Delete a ticket",
                "Tickets");
  add_activity (connector, "list-users", "GET", "/users", "List users", "Users");
  add_activity (connector, "get-user", "GET", "/users/{id}", "Get a user", "Users");
  add_activity (connector, "list-projects", "GET", "/projects", "List projects", "Projects");
}

CbConnector *
tickets_new (void)
{
  CbConnector *connector = cb_connector_new ();

  cb_connector_set_name (connector, "Acme Tickets");
  cb_connector_set_display_name (connector, "Acme Tickets");
  cb_connector_set_version (connector, "1.2.0");
  cb_connector_set_description (connector, "Tickets, users and projects of the Acme help desk.");
  cb_connector_set_publisher (connector, "Acme Corporation");
  cb_connector_set_image (connector, image);
  add_servers (connector);
  add_methods (connector);
  add_activities (connector);
  cb_connector_set_test_activity (connector, "list-users");
  return connector;
}

void
tickets_add_many (CbConnector *connector, guint n)
{
  static const char *const verbs[] = { "GET", "POST", "PUT", "DELETE" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("activity-%u", i);
      g_autofree char *path = g_strdup_printf ("/things%u/{id}", i);
      g_autofree char *name = g_strdup_printf ("Do thing %u", i);
      g_autofree char *tag = g_strdup_printf ("Group %u", i / 50);

      add_activity (connector, id, verbs[i % G_N_ELEMENTS (verbs)], path, name, tag);
    }
}
