/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-runner-private.h"

G_DEFINE_FINAL_TYPE (CbRunner, cb_runner, G_TYPE_OBJECT)

static void
cb_runner_finalize (GObject *object)
{
  CbRunner *self = CB_RUNNER (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_pointer (&self->values, cb_values_unref);
  g_clear_pointer (&self->authenticators, g_ptr_array_unref);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->security, g_free);
  g_clear_pointer (&self->connection_id, g_free);
  G_OBJECT_CLASS (cb_runner_parent_class)->finalize (object);
}

static void
cb_runner_class_init (CbRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_runner_finalize;
}

static void
cb_runner_init (CbRunner *self)
{
  self->client = cb_http_client_new ();
  self->values = cb_values_new ();
  self->authenticators = g_ptr_array_new_with_free_func (g_object_unref);
}

CbRunner *
cb_runner_new (CbConnector *connector)
{
  CbRunner *self = g_object_new (CB_TYPE_RUNNER, NULL);

  self->connector = g_object_ref (connector);
  return self;
}

CbConnector *
cb_runner_get_connector (CbRunner *self)
{
  return self->connector;
}

CbHttpClient *
cb_runner_get_client (CbRunner *self)
{
  return self->client;
}

void
cb_runner_set_values (CbRunner *self, CbValues *values)
{
  g_clear_pointer (&self->values, cb_values_unref);
  self->values = cb_values_new ();
  /* Whoever filled them in: here they are the connection's. */
  for (guint i = 0; values != NULL && i < cb_values_get_size (values); i++)
    {
      CbValue *value = NULL;
      const char *name = cb_values_get_at (values, i, &value, NULL);

      cb_values_set (self->values, name, value, CB_ORIGIN_CONNECTION);
    }
}

void
cb_runner_set_server (CbRunner *self, const char *server)
{
  g_free (self->server);
  self->server = g_strdup (server);
}

void
cb_runner_set_security (CbRunner *self, const char *security)
{
  g_free (self->security);
  self->security = g_strdup (security);
}

void
cb_runner_set_secrets (CbRunner *self, CbSecretStore *store, const char *connection_id)
{
  g_set_object (&self->store, store);
  g_free (self->connection_id);
  self->connection_id = g_strdup (connection_id);
}

/* One that was prepared before for the same method with the same credentials. */
static CbAuthenticator *
find_prepared (CbRunner *self, CbAuthenticator *fresh)
{
  CbList *fields = cb_auth_method_get_fields (cb_authenticator_get_method (fresh));

  for (guint i = 0; i < self->authenticators->len; i++)
    {
      CbAuthenticator *old = g_ptr_array_index (self->authenticators, i);
      gboolean same = cb_authenticator_get_method (old) == cb_authenticator_get_method (fresh);

      for (guint j = 0; same && j < cb_list_get_size (fields); j++)
        {
          const char *name = cb_field_get_name (cb_list_get (fields, j));

          same = g_strcmp0 (cb_authenticator_get_credential (old, name),
                            cb_authenticator_get_credential (fresh, name))
                 == 0;
        }
      if (same)
        return old;
    }
  return NULL;
}

GPtrArray *
cb_runner_keep_authenticators (CbRunner *self, GPtrArray *fresh)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fresh->len; i++)
    {
      CbAuthenticator *authenticator = g_ptr_array_index (fresh, i);
      CbAuthenticator *old = find_prepared (self, authenticator);

      g_ptr_array_add (kept, g_object_ref (old != NULL ? old : authenticator));
    }
  g_ptr_array_unref (self->authenticators);
  self->authenticators = g_ptr_array_ref (kept);
  return kept;
}
