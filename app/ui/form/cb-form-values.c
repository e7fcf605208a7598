/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-values.h"

typedef struct
{
  CbValues *values;
  CbValueOrigin origin;
} Filling;

static void
fill_value (CbField *field, const char *text, gpointer data)
{
  Filling *filling = data;
  g_autofree char *name = cb_values_dup_field_name (field);
  g_autoptr (CbValue) value = NULL;

  /* A file is named by the text that the runtime knows for one. */
  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_FILE)
    {
      g_autofree char *path = g_strconcat (*text == '@' ? "" : "@", text, NULL);
      value = cb_value_new_string (path);
    }
  else
    {
      value = cb_field_parse_text (field, text);
    }
  cb_values_set (filling->values, name, value, filling->origin);
}

void
cb_form_fill_values (CbForm *self, CbValues *values, CbValueOrigin origin)
{
  Filling filling = { values, origin };

  cb_form_foreach (self, fill_value, &filling);
}

void
cb_form_show_values (CbForm *self, CbValue *values)
{
  GListModel *fields = cb_form_get_fields (self);

  for (guint i = 0; fields && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);
      g_autofree char *name = cb_values_dup_field_name (field);
      CbValue *value = cb_value_get_member (values, name);
      g_autofree char *text = cb_field_format_value (field, value);

      if (value)
        cb_form_set_field_text (self, field, text);
    }
}

static gboolean
has_field (CbForm *self, const char *name, char **own_name)
{
  GListModel *fields = cb_form_get_fields (self);

  for (guint i = 0; fields && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);
      g_autofree char *full = cb_values_dup_field_name (field);

      if (!g_str_equal (full, name) && !g_str_equal (cb_field_get_name (field), name))
        continue;
      *own_name = g_strdup (cb_field_get_name (field));
      return TRUE;
    }
  return FALSE;
}

char *
cb_form_show_problems (CbForm *self, GPtrArray *problems)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      CbValueProblem *problem = problems->pdata[i];
      g_autofree char *name = NULL;

      if (has_field (self, problem->field, &name))
        cb_form_set_problem (self, name, problem->message);
      else
        g_string_append_printf (rest, "%s%s", rest->len ? "\n" : "", problem->message);
    }
  return rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}
