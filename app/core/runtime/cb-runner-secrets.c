/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-runner-private.h"

typedef struct
{
  CbValues *values;
  GPtrArray *names;
  guint next;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *self = data;

  cb_values_unref (self->values);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* @method: (nullable): the id of the method to which the fields belong. */
static void
add_names (Lookup *self, CbList *fields, const char *method)
{
  for (guint i = 0; i < cb_list_get_size (fields); i++)
    {
      CbField *field = cb_list_get (fields, i);
      const char *name = cb_field_get_name (field);
      g_autofree char *qualified = method != NULL ? g_strdup_printf ("%s.%s", method, name)
                                                  : g_strdup (name);

      if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET
          && cb_values_get (self->values, qualified, NULL) == NULL)
        g_ptr_array_add (self->names, g_steal_pointer (&qualified));
    }
}

static void
collect_names (CbRunner *runner, CbActivity *activity, Lookup *self)
{
  CbServer *server = cb_request_find_server (runner->connector, runner->server);
  g_autoptr (GPtrArray)
      methods = cb_request_list_auth_methods (runner->connector, activity, runner->security, NULL);

  add_names (self, cb_connector_get_fields (runner->connector), NULL);
  if (server != NULL)
    add_names (self, cb_server_get_variables (server), NULL);
  for (guint i = 0; methods != NULL && i < methods->len; i++)
    {
      CbAuthMethod *method = g_ptr_array_index (methods, i);

      add_names (self, cb_auth_method_get_fields (method), cb_auth_method_get_id (method));
    }
}

static void look_up_next (GTask *task);

static void
looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Lookup *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  char *secret = cb_secret_store_lookup_finish ((CbSecretStore *) source, result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (secret != NULL)
    cb_values_set_text (self->values, g_ptr_array_index (self->names, self->next), secret,
                        CB_ORIGIN_CONNECTION);
  cb_secret_free (secret);
  self->next++;
  look_up_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
look_up_next (GTask *task)
{
  CbRunner *runner = g_task_get_source_object (task);
  Lookup *self = g_task_get_task_data (task);

  if (runner->store == NULL || runner->connection_id == NULL || self->next == self->names->len)
    {
      g_task_return_pointer (task, cb_values_ref (self->values), (GDestroyNotify) cb_values_unref);
      g_object_unref (task);
      return;
    }
  cb_secret_store_lookup_async (runner->store, runner->connection_id,
                                g_ptr_array_index (self->names, self->next),
                                g_task_get_cancellable (task), looked_up, task);
}

void
cb_runner_fill_secrets_async (CbRunner *self, CbActivity *activity, CbValues *values,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);

  g_task_set_source_tag (task, cb_runner_fill_secrets_async);
  lookup->values = cb_values_copy (values);
  lookup->names = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, lookup, lookup_free);
  collect_names (self, activity, lookup);
  look_up_next (task);
}

CbValues *
cb_runner_fill_secrets_finish (CbRunner *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
