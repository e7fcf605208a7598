/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-console-private.h"

/* The field of @form whose value has that name in CbValues; borrowed, or NULL. */
static CbField *
find_field (CbForm *form, const char *name)
{
  GListModel *fields = cb_form_get_fields (form);

  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);
      g_autofree char *own = cb_values_dup_field_name (field);

      if (g_str_equal (own, name) && cb_field_get_visibility (field) != CB_VISIBILITY_HIDDEN)
        return field;
    }
  return NULL;
}

/* Says a problem beside its field; the first one gets the cursor. FALSE where no form has it. */
static gboolean
show_problem (CbConsole *self, const CbValueProblem *problem, gboolean first)
{
  CbForm *connection = cb_connection_form_get_form (CB_CONNECTION_FORM (self->connection_form));
  CbForm *form = self->form;
  CbField *field = find_field (form, problem->field);

  if (field == NULL)
    {
      form = connection;
      field = find_field (form, problem->field);
    }
  if (field == NULL)
    return FALSE;
  cb_form_set_problem (form, cb_field_get_name (field), problem->message);
  if (!first)
    return TRUE;
  gtk_stack_set_visible_child_name (self->side_stack, form == connection ? "connection" : "values");
  if (cb_split_get_folded (self->split))
    cb_split_set_show_content (self->split, FALSE);
  cb_form_focus_field (form, field);
  return TRUE;
}

gboolean
cb_console_show_problems (CbConsole *self, CbRun *run)
{
  CbConnectionForm *connection = CB_CONNECTION_FORM (self->connection_form);
  g_autoptr (CbValues) all = cb_values_copy (cb_run_get_values (run));
  CbRequestOptions options = { .security = cb_connection_form_get_security (connection) };
  g_autoptr (GPtrArray) problems = NULL;
  gboolean shown = TRUE;

  cb_form_fill_values (cb_connection_form_get_form (connection), all, CB_ORIGIN_CONNECTION);
  problems = cb_request_check_values (self->connector, self->activity, all, &options);
  for (guint i = 0; i < problems->len; i++)
    shown &= show_problem (self, g_ptr_array_index (problems, i), i == 0);
  return shown && problems->len > 0;
}
