/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "runtime-test.h"

#include <cb-test.h>
#include <string.h>

void
run_test_init (RunTest *self, const char *url, const char *method, const char *path)
{
  g_autoptr (CbServer) server = cb_server_new (url);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);

  memset (self, 0, sizeof *self);
  self->connector = cb_connector_new ();
  self->activity = cb_activity_new ("activity", method, path);
  cb_list_append (cb_connector_get_servers (self->connector), server);
  cb_list_append (cb_connector_get_activities (self->connector), self->activity);
  self->runner = cb_runner_new (self->connector);
  cb_http_client_set_proxy_resolver (cb_runner_get_client (self->runner), direct);
}

void
run_test_clear (RunTest *self)
{
  g_clear_object (&self->run);
  g_clear_object (&self->runner);
  g_clear_object (&self->activity);
  g_clear_object (&self->connector);
  g_clear_error (&self->error);
}

CbParameter *
run_test_add_parameter (RunTest *self, const char *name, CbLocation location, CbFieldType type)
{
  g_autoptr (CbParameter) parameter = cb_parameter_new (name, location, type);

  cb_list_append (cb_activity_get_parameters (self->activity), parameter);
  return parameter;
}

CbAuthMethod *
run_test_set_method (RunTest *self, CbAuthKind kind, const char *field, const char *credential)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", kind);
  g_autoptr (CbValues) values = cb_values_new ();
  g_autofree char *name = g_strconcat ("m.", field, NULL);

  cb_list_append (cb_connector_get_auth_methods (self->connector), method);
  if (credential != NULL)
    cb_values_set_text (values, name, credential, CB_ORIGIN_CONNECTION);
  cb_runner_set_values (self->runner, values);
  return method;
}

CbRun *
run_test_make (RunTest *self, const char *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbValue) object = values != NULL ? cb_value_new_from_text (values, -1, &error)
                                              : cb_value_new_object ();
  g_autoptr (CbValues) filled = NULL;

  g_assert_no_error (error);
  filled = cb_values_new_from_value (object, CB_ORIGIN_USER);
  g_clear_object (&self->run);
  g_clear_error (&self->error);
  self->run = cb_run_new (self->activity, filled);
  return self->run;
}

void
run_test_finish (RunTest *self, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_runner_run_async (self->runner, self->run, cancellable, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_runner_run_finish (self->runner, result, &self->error);
  g_assert_true (cb_run_is_finished (self->run));
}

CbRun *
run_test_run (RunTest *self, const char *values)
{
  run_test_make (self, values);
  run_test_finish (self, NULL);
  return self->run;
}

void
run_test_assert_message (RunTest *self, const char *text)
{
  if (strstr (cb_run_get_message (self->run), text) == NULL)
    g_error ("“%s” does not say “%s”", cb_run_get_message (self->run), text);
}
