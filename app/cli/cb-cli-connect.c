/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"
#include "cb-cli-secrets.h"

#include <string.h>

typedef struct
{
  CbCli *cli;
  char **assignments;
  char *secret_file;
  char *server;
  char *security;
  CbConnector *connector;
  CbConnectionRecord *record;
  /* What is kept in the library, and all with the secrets. */
  CbValues *kept;
  CbValues *all;
  GPtrArray *fields;
} Connect;

/* The names as the fields have them; FALSE, with a message, for a value that is no field's. */
static gboolean
take_values (Connect *self)
{
  g_autoptr (CbValues) given = cb_values_new ();

  if (!cb_cli_set_values (self->cli, self->connector, NULL, given, self->assignments))
    return FALSE;
  for (guint i = 0; i < cb_values_get_size (given); i++)
    {
      CbValue *value = NULL;
      const char *name = cb_values_get_at (given, i, &value, NULL);
      const CbCliField *field = cb_cli_find_field (self->fields, name);

      if (!field)
        {
          cb_cli_usage (self->cli, "The connection has no field “%s”", name);
          return FALSE;
        }
      cb_values_set (self->kept, field->name, value, CB_ORIGIN_CONNECTION);
      cb_values_set (self->all, field->name, value, CB_ORIGIN_CONNECTION);
    }
  return TRUE;
}

static gboolean
check_values (Connect *self)
{
  const CbRequestOptions options = { .server = self->server, .security = self->security };
  g_autoptr (GPtrArray)
      problems = cb_connection_check_values (self->connector, self->all, &options);

  for (guint i = 0; i < problems->len; i++)
    {
      const CbValueProblem *problem = problems->pdata[i];
      cb_cli_error (NULL, "%s: %s", problem->field, problem->message);
    }
  return problems->len == 0;
}

static gboolean
store_one (Connect *self, CbSecretStore *store, const CbCliField *field, GError **error)
{
  CbValue *value = cb_values_get (self->all, field->name, NULL);
  const char *name = cb_connection_record_get_name (self->record);
  g_autofree char *title = cb_field_dup_title (field->field);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, title);
  g_autoptr (GAsyncResult) result = NULL;

  if (!value || !cb_value_is (value, CB_NODE_STRING))
    return TRUE;
  cb_secret_store_store_async (store, cb_connection_record_get_id (self->record), field->name,
                               label, cb_value_get_text (value, NULL), self->cli->cancellable,
                               cb_cli_result_cb, &result);
  return cb_secret_store_store_finish (store, cb_cli_wait (&result), error);
}

static gboolean
has_secrets (Connect *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const CbCliField *field = self->fields->pdata[i];
      if (cb_cli_field_is_secret (field) && cb_values_get (self->all, field->name, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
store_all (Connect *self, CbSecretStore *store, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const CbCliField *field = self->fields->pdata[i];
      if (cb_cli_field_is_secret (field) && !store_one (self, store, field, error))
        return FALSE;
    }
  return TRUE;
}

static void
forget_secrets (Connect *self, CbSecretStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_secret_store_delete_connection_async (store, cb_connection_record_get_id (self->record), NULL,
                                           cb_cli_result_cb, &result);
  cb_secret_store_delete_connection_finish (store, cb_cli_wait (&result), NULL);
}

static gboolean
save_record (Connect *self, GError **error)
{
  g_autoptr (CbValue) values = cb_values_to_value (self->kept);
  g_autoptr (GAsyncResult) result = NULL;

  cb_connection_record_set_values (self->record, values);
  cb_connection_record_set_server (self->record, self->server ? self->server : "");
  cb_connection_record_set_security (self->record, self->security ? self->security : "");
  cb_library_save_connection_async (self->cli->library, self->record, self->cli->cancellable,
                                    cb_cli_result_cb, &result);
  return cb_library_save_connection_finish (self->cli->library, cb_cli_wait (&result), error);
}

/* Secrets first: a connection without them is worse than secrets without a connection, which are
 * taken back. */
static CbCliStatus
save (Connect *self)
{
  GError *error = NULL;
  g_autoptr (CbSecretStore) store = NULL;

  if (has_secrets (self))
    {
      store = cb_cli_open_secrets (self->cli, &error);
      if (!store)
        return cb_cli_fail (NULL, error);
      if (!cb_secret_store_is_persistent (store))
        cb_cli_note ("%s Give them to “test” and “run” with --secret-file.",
                     cb_secret_store_get_reason (store));
      else if (!store_all (self, store, &error))
        {
          forget_secrets (self, store);
          return cb_cli_fail (NULL, error);
        }
    }
  if (save_record (self, &error))
    return CB_CLI_DONE;
  if (store)
    forget_secrets (self, store);
  return cb_cli_fail (NULL, error);
}

static void
print_result (Connect *self)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  const char *name = cb_connection_record_get_name (self->record);

  if (!self->cli->json)
    {
      cb_cli_print ("%s\n", name);
      return;
    }
  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "id", cb_connection_record_get_id (self->record));
  cb_cli_add_text (builder, "name", name);
  cb_cli_add_text (builder, "connector", cb_connection_record_get_connector_id (self->record));
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

/* Before anybody types a secret for nothing. */
static gboolean
check_name (Connect *self, const char *name)
{
  g_autoptr (CbConnectionRecord)
      present = cb_library_find_connection (self->cli->library, name, NULL);
  GError *error = NULL;

  if (!cb_connection_record_check_name (name, &error))
    {
      cb_cli_fail (NULL, error);
      return FALSE;
    }
  if (present)
    cb_cli_error (NULL, "There is a connection “%s” already; choose another name", name);
  return present == NULL;
}

static CbCliStatus
make_connection (Connect *self, const char *name)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  CbCliStatus status = CB_CLI_DONE;

  if (!check_name (self, name))
    return CB_CLI_FAILED;
  if (!take_values (self))
    return CB_CLI_USAGE;
  if (!cb_cli_read_secrets (self->cli, self->fields, self->secret_file, title, self->all)
      || !check_values (self))
    return CB_CLI_FAILED;
  status = save (self);
  if (status == CB_CLI_DONE)
    print_result (self);
  return status;
}

static CbCliStatus
connect_to (Connect *self, const char *text, const char *name)
{
  g_autofree char *id = NULL;
  CbCliStatus status = CB_CLI_FAILED;

  self->connector = cb_cli_load_connector (self->cli, text, &id);
  if (!self->connector)
    return CB_CLI_FAILED;
  if (!id)
    {
      cb_cli_error (text, "A connection belongs to a connector of the library; import it first");
      return CB_CLI_FAILED;
    }
  self->record = cb_connection_record_new (id, name);
  self->kept = cb_values_new ();
  self->all = cb_values_new ();
  self->fields = cb_cli_list_fields (self->connector, self->server, self->security);
  status = make_connection (self, name);
  g_ptr_array_unref (self->fields);
  cb_values_unref (self->all);
  cb_values_unref (self->kept);
  g_object_unref (self->record);
  return status;
}

CbCliStatus
cb_cli_connect (CbCli *cli, char **arguments)
{
  Connect self = { cli };
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.assignments,
      "Fill in a field that is no secret", "NAME=VALUE" },
    { "secret-file", 0, 0, G_OPTION_ARG_FILENAME, &self.secret_file,
      "Read secrets from a file, NAME=VALUE on each line; “-” is standard input", "FILE" },
    { "server", 0, 0, G_OPTION_ARG_STRING, &self.server, "Name or address of the server",
      "SERVER" },
    { "security", 0, 0, G_OPTION_ARG_STRING, &self.security, "Which way of authentication", "ID" },
    G_OPTION_ENTRY_NULL,
  };
  CbCliStatus status = CB_CLI_USAGE;

  if (cb_cli_parse (cli, &arguments, "CONNECTOR NAME",
                    "Makes a connection. Secrets are asked for, or read from a file or standard "
                    "input; they are kept in the keyring.",
                    entries, 2, 2))
    status = connect_to (&self, arguments[0], arguments[1]);
  g_clear_object (&self.connector);
  g_strfreev (self.assignments);
  g_free (self.secret_file);
  g_free (self.server);
  g_free (self.security);
  return status;
}
