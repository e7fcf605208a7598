/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-run-private.h"
#include "cb-runner-private.h"
#include "cb-runtime-error.h"

void
cb_connection_test_free (CbConnectionTest *self)
{
  if (self == NULL)
    return;
  g_free (self->message);
  g_clear_object (&self->run);
  g_free (self);
}

static guint
find_step (const GError *error)
{
  if (g_error_matches (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_ADDRESS)
      || error->domain == CB_NET_ERROR)
    return 1;
  if (error->domain == CB_AUTH_ERROR)
    return 2;
  return error->domain == CB_RUNTIME_ERROR ? 3 : 0;
}

/* A web page where something else is expected comes from a portal or a sign-in page. */
static gboolean
is_wrong_type (CbRun *run)
{
  CbContent *content = cb_activity_get_response_content (cb_run_get_activity (run),
                                                         cb_run_get_status (run));
  const char *expected = content != NULL ? cb_content_get_media_type (content) : "";

  return g_str_has_prefix (cb_run_get_media_type (run), "text/html") && *expected != '\0'
         && !g_str_has_prefix (expected, "text/html");
}

/* Without a test activity, the address itself need not mean anything: that it answers is enough. */
static gboolean
is_good_status (guint status, gboolean own_activity)
{
  if (status < 400)
    return TRUE;
  return !own_activity && status != 401 && status != 403 && status < 500;
}

static CbConnectionTest *
judge (CbRun *run, const GError *error, gboolean own_activity)
{
  CbConnectionTest *test = g_new0 (CbConnectionTest, 1);
  CbHttpExchange *exchange = cb_run_get_exchange (run);

  test->run = g_object_ref (run);
  if (error != NULL)
    {
      test->step = find_step (error);
      test->message = g_strdup (error->message);
      return test;
    }
  g_free (cb_runner_explain_status (exchange, NULL, &test->step));
  test->success = is_good_status (cb_run_get_status (run), own_activity);
  if (test->success && own_activity && is_wrong_type (run))
    {
      test->success = FALSE;
      test->step = 1;
      test->message = g_strdup ("The server answered with a web page instead of data. Check the "
                                "base URL in step 1.");
    }
  else if (test->success)
    {
      test->step = 0;
      test->message = g_strdup ("Connection Success");
    }
  else
    test->message = g_strdup (cb_run_get_message (run));
  return test;
}

static void
was_run (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CbRunner *self = CB_RUNNER (source);
  CbRun *run = g_task_get_task_data (task);
  gboolean own_activity = cb_item_get_parent (CB_ITEM (cb_run_get_activity (run))) != NULL;
  g_autoptr (GError) error = NULL;

  cb_runner_run_finish (self, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, judge (run, error, own_activity),
                         (GDestroyNotify) cb_connection_test_free);
}

void
cb_connection_test_async (CbRunner *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *id = cb_connector_get_test_activity (self->connector);
  CbActivity *found = *id != '\0' ? cb_connector_find_activity (self->connector, id) : NULL;
  g_autoptr (CbActivity) activity = found != NULL ? g_object_ref (found)
                                                  : cb_activity_new ("test", "GET", "");
  g_autoptr (CbRun) run = cb_run_new (activity, NULL);

  g_task_set_source_tag (task, cb_connection_test_async);
  cb_run_set_flags (run, CB_REQUEST_TEST_VALUES);
  g_task_set_task_data (task, g_object_ref (run), g_object_unref);
  cb_runner_run_async (self, run, cancellable, was_run, g_steal_pointer (&task));
}

CbConnectionTest *
cb_connection_test_finish (CbRunner *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
