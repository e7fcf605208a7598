/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"

/* Under which names values can be set. */

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
add_parameters (GPtrArray *names, CbActivity *activity)
{
  CbList *parameters = cb_activity_get_parameters (activity);
  g_auto (GStrv) placeholders = cb_text_list_placeholders (cb_activity_get_path (activity));

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbField *field = cb_list_get (parameters, i);

      if (cb_field_get_visibility (field) != CB_VISIBILITY_HIDDEN
          || cb_field_get_default (field) == NULL)
        add_name (names, cb_field_get_name (field));
    }
  /* `{proxy+}` and RFC 6570's `{?a,b*}` name variables too. */
  for (char **expression = placeholders; *expression != NULL; expression++)
    {
      g_auto (GStrv) variables = g_strsplit_set (*expression, "+#./;?&,*:", -1);

      for (char **variable = variables; *variable != NULL; variable++)
        if (**variable != '\0' && !g_ascii_isdigit (**variable))
          add_name (names, *variable);
    }
}

static void
add_body (GPtrArray *names, CbConnector *connector, CbActivity *activity)
{
  CbContent *content = cb_activity_get_request_content (activity);
  CbValue *schema = content != NULL && cb_content_get_schema (content) != NULL
                        ? cb_connector_resolve_schema (connector, cb_content_get_schema (content))
                        : NULL;
  CbValue *properties = cb_value_get_member (schema, "properties");

  for (guint i = 0; properties != NULL && i < cb_value_get_size (properties); i++)
    add_name (names, cb_value_get_key_at (properties, i));
  if (cb_activity_get_request (activity) != NULL)
    add_name (names, "body");
}

/**
 * cb_request_list_names:
 * @connector: the definition
 * @activity: one of its activities
 *
 * Lists the names under which values for @activity can be filled in: its parameters and the members
 * at the top of its body. Longer paths into the body and the fields of the connection go as well.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in the order of the definition
 */
char **
cb_request_list_names (CbConnector *connector, CbActivity *activity)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  add_parameters (names, activity);
  add_body (names, connector, activity);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* @prefix and a dot lead to @field's name, or nothing does. */
static gboolean
names_field (CbList *fields, const char *name, const char *prefix)
{
  gsize length = prefix != NULL ? strlen (prefix) : 0;

  if (cb_list_find (fields, name) != NULL)
    return TRUE;
  return length > 0 && strncmp (name, prefix, length) == 0 && name[length] == '.'
         && cb_list_find (fields, name + length + 1) != NULL;
}

static gboolean
names_connection (CbConnector *connector, const char *name)
{
  CbList *servers = cb_connector_get_servers (connector);
  CbList *methods = cb_connector_get_auth_methods (connector);

  if (names_field (cb_connector_get_fields (connector), name, NULL))
    return TRUE;
  for (guint i = 0; i < cb_list_get_size (servers); i++)
    if (names_field (cb_server_get_variables (cb_list_get (servers, i)), name, "server"))
      return TRUE;
  for (guint i = 0; i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);

      if (names_field (cb_auth_method_get_fields (method), name, cb_auth_method_get_id (method)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_parameter (CbActivity *activity, const char *name)
{
  CbList *parameters = cb_activity_get_parameters (activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      const char *place = cb_enum_get_nick (CB_TYPE_LOCATION,
                                            cb_parameter_get_location (parameter));
      g_autofree char *qualified = g_strdup_printf ("%s.%s", place,
                                                    cb_field_get_name (CB_FIELD (parameter)));

      if (strcmp (name, qualified) == 0
          || strcmp (name, cb_field_get_name (CB_FIELD (parameter))) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cb_request_list_unknown:
 * @connector: the definition
 * @activity: one of its activities
 * @values: what was filled in
 *
 * Lists what was filled in under names that nothing has, such as by a slip of the finger.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
char **
cb_request_list_unknown (CbConnector *connector, CbActivity *activity, CbValues *values)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  g_auto (GStrv) names = cb_request_list_names (connector, activity);

  for (guint i = 0; i < cb_values_get_size (values); i++)
    {
      CbValueOrigin origin = CB_ORIGIN_NONE;
      const char *name = cb_values_get_at (values, i, NULL, &origin);
      CbContent *content = cb_activity_get_request_content (activity);

      if (origin == CB_ORIGIN_CONNECTION || strcmp (name, "body") == 0
          || g_str_has_prefix (name, "body.") || g_strv_contains ((const char *const *) names, name)
          || names_parameter (activity, name) || names_connection (connector, name)
          || (content != NULL
              && cb_schema_get_property (connector, cb_content_get_schema (content), name) != NULL))
        continue;
      g_ptr_array_add (unknown, g_strdup (name));
    }
  return (char **) g_ptr_array_free (g_steal_pointer (&unknown), FALSE);
}
