/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-name.h"

static gboolean
is_name_of_one (CbActivity *activity, const char *name)
{
  CbList *parameters = cb_activity_get_parameters (activity);
  guint count = 0;

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    count += g_str_equal (cb_field_get_name (cb_list_get (parameters, i)), name);
  return count <= 1;
}

char *
cb_values_dup_field_name (CbField *field)
{
  CbItem *parent = cb_item_get_parent (CB_ITEM (field));
  const char *name = cb_field_get_name (field);
  const char *place;

  if (CB_IS_AUTH_METHOD (parent))
    return g_strdup_printf ("%s.%s", cb_auth_method_get_id (CB_AUTH_METHOD (parent)), name);
  if (!CB_IS_PARAMETER (field) || !CB_IS_ACTIVITY (parent)
      || is_name_of_one (CB_ACTIVITY (parent), name))
    return g_strdup (name);
  place = cb_enum_get_nick (CB_TYPE_LOCATION, cb_parameter_get_location (CB_PARAMETER (field)));
  return g_strdup_printf ("%s.%s", place, name);
}
