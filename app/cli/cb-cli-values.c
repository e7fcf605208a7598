/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-values.h"

#include <string.h>

void
cb_cli_field_free (CbCliField *field)
{
  g_free (field->name);
  g_object_unref (field->field);
  g_free (field);
}

static void
add_fields (GPtrArray *fields, CbList *list, const char *method)
{
  for (guint i = 0; list && i < cb_list_get_size (list); i++)
    {
      CbField *field = cb_list_get (list, i);
      const char *name = cb_field_get_name (field);
      CbCliField *entry = g_new0 (CbCliField, 1);

      entry->name = method ? g_strdup_printf ("%s.%s", method, name) : g_strdup (name);
      entry->field = g_object_ref (field);
      entry->credential = method != NULL;
      g_ptr_array_add (fields, entry);
    }
}

GPtrArray *
cb_cli_list_fields (CbConnector *connector, const char *server_name, const char *security)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_cli_field_free);
  CbServer *server = cb_request_find_server (connector, server_name);
  g_autoptr (GPtrArray) methods = cb_request_list_auth_methods (connector, NULL, security, NULL);

  add_fields (fields, server ? cb_server_get_variables (server) : NULL, NULL);
  for (guint i = 0; methods && i < methods->len; i++)
    add_fields (fields, cb_auth_method_get_fields (methods->pdata[i]),
                cb_auth_method_get_id (methods->pdata[i]));
  add_fields (fields, cb_connector_get_fields (connector), NULL);
  return fields;
}

CbCliField *
cb_cli_find_field (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    {
      CbCliField *field = fields->pdata[i];
      if (strcmp (field->name, name) == 0)
        return field;
    }
  for (guint i = 0; i < fields->len; i++)
    {
      CbCliField *field = fields->pdata[i];
      if (strcmp (cb_field_get_name (field->field), name) == 0)
        return field;
    }
  return NULL;
}

gboolean
cb_cli_field_is_secret (const CbCliField *field)
{
  return cb_field_get_field_type (field->field) == CB_FIELD_TYPE_SECRET;
}

/* What stands before `=` or `:=`. */
static char *
dup_name (const char *assignment)
{
  const char *equals = strchr (assignment, '=');
  gsize length = equals ? (gsize) (equals - assignment) : strlen (assignment);

  if (length > 0 && equals && assignment[length - 1] == ':')
    length--;
  return g_strndup (assignment, length);
}

static gboolean
names_secret_method (CbConnector *connector, const char *name)
{
  g_autoptr (GPtrArray)
      fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_cli_field_free);
  CbList *methods = cb_connector_get_auth_methods (connector);
  CbCliField *field = NULL;

  for (guint i = 0; i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);
      add_fields (fields, cb_auth_method_get_fields (method), cb_auth_method_get_id (method));
    }
  add_fields (fields, cb_connector_get_fields (connector), NULL);
  field = cb_cli_find_field (fields, name);
  return field && cb_cli_field_is_secret (field);
}

/* `query.name` names the parameter `name` of the query. */
static gboolean
names_secret_parameter (CbActivity *activity, const char *name)
{
  CbList *parameters = activity ? cb_activity_get_parameters (activity) : NULL;

  for (guint i = 0; parameters && i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      CbField *field = CB_FIELD (parameter);
      g_autofree char *full = g_strdup_printf (
          "%s.%s", cb_enum_get_nick (CB_TYPE_LOCATION, (int) cb_parameter_get_location (parameter)),
          cb_field_get_name (field));

      if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET
          && (strcmp (name, cb_field_get_name (field)) == 0 || strcmp (name, full) == 0))
        return TRUE;
    }
  return FALSE;
}

/* A slip of the finger must not be a value that is quietly left out. */
static gboolean
check_names (CbCli *cli, CbConnector *connector, CbActivity *activity, CbValues *values)
{
  g_auto (GStrv) unknown = activity ? cb_request_list_unknown (connector, activity, values) : NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *known = NULL;

  if (!unknown || !*unknown)
    return TRUE;
  names = cb_request_list_names (connector, activity);
  known = g_strjoinv (", ", names);
  if (*known)
    cb_cli_usage (cli, "The activity takes no value “%s”; it takes %s", *unknown, known);
  else
    cb_cli_usage (cli, "The activity takes no value “%s”; it takes none", *unknown);
  return FALSE;
}

gboolean
cb_cli_set_values (CbCli *cli, CbConnector *connector, CbActivity *activity, CbValues *values,
                   char **assignments)
{
  for (; assignments && *assignments; assignments++)
    {
      g_autofree char *name = dup_name (*assignments);
      g_autoptr (GError) error = NULL;

      if (names_secret_parameter (activity, name) || names_secret_method (connector, name))
        {
          cb_cli_usage (cli,
                        "“%s” is a secret, and others can see a command line. Give it when you are"
                        " asked for it, with --secret-file, or on standard input.",
                        name);
          return FALSE;
        }
      if (!cb_values_set_assignment (values, *assignments, &error))
        {
          cb_cli_usage (cli, "%s", error->message);
          return FALSE;
        }
    }
  return check_names (cli, connector, activity, values);
}
