/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-connection.h"

#include "cb-cli-connector.h"

void
cb_cli_connection_clear (CbCliConnection *self)
{
  g_clear_object (&self->runner);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  g_clear_object (&self->record);
}

static const char *
get_text_or_null (const char *text)
{
  return text && *text ? text : NULL;
}

/* The keyring is asked only where there is something in it. */
static gboolean
use_keyring (CbCliConnection *self, CbCli *cli, GPtrArray *fields)
{
  GError *error = NULL;
  gboolean needed = FALSE;

  for (guint i = 0; i < fields->len; i++)
    needed |= cb_cli_field_is_secret (fields->pdata[i]);
  if (!needed)
    return TRUE;
  self->store = cb_cli_open_secrets (cli, &error);
  if (!self->store)
    {
      cb_cli_fail (NULL, error);
      return FALSE;
    }
  cb_runner_set_secrets (self->runner, self->store, cb_connection_record_get_id (self->record));
  return TRUE;
}

static gboolean
set_up_runner (CbCliConnection *self, CbCli *cli, const char *secret_file)
{
  const char *server = get_text_or_null (cb_connection_record_get_server (self->record));
  const char *security = get_text_or_null (cb_connection_record_get_security (self->record));
  g_autoptr (CbValues) values = cb_values_new_from_value (
      cb_connection_record_get_values (self->record), CB_ORIGIN_CONNECTION);
  g_autoptr (GPtrArray) fields = cb_cli_list_fields (self->connector, server, security);

  self->runner = cb_runner_new (self->connector);
  if (!cb_cli_read_secret_file (cli, fields, secret_file, values))
    return FALSE;
  if (!secret_file && !use_keyring (self, cli, fields))
    return FALSE;
  cb_runner_set_values (self->runner, values);
  cb_runner_set_server (self->runner, server);
  cb_runner_set_security (self->runner, security);
  return TRUE;
}

gboolean
cb_cli_connection_open (CbCliConnection *self, CbCli *cli, const char *text,
                        const char *secret_file)
{
  CbLibrary *library = cb_cli_get_library (cli);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (!library)
    return FALSE;
  self->record = cb_library_find_connection (library, text, &error);
  if (self->record)
    {
      cb_library_load_async (library, cb_connection_record_get_connector_id (self->record),
                             cli->cancellable, cb_cli_result_cb, &result);
      self->connector = cb_library_load_finish (library, cb_cli_wait (&result), &error);
    }
  if (self->connector)
    return set_up_runner (self, cli, secret_file);
  cb_cli_fail (NULL, error);
  return FALSE;
}

void
cb_cli_connection_touch (CbCliConnection *self, CbCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_library_touch_connection_async (cli->library, cb_connection_record_get_id (self->record), NULL,
                                     cb_cli_result_cb, &result);
  cb_library_touch_connection_finish (cli->library, cb_cli_wait (&result), NULL);
}
