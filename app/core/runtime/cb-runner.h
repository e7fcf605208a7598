/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-secrets.h>

#include "cb-run.h"

G_BEGIN_DECLS

#define CB_TYPE_RUNNER (cb_runner_get_type ())

/**
 * CbRunner:
 *
 * Runs activities of one connector for one connection; keeps the HTTP client and what the
 * authentication methods have fetched. Used from one thread.
 */
G_DECLARE_FINAL_TYPE (CbRunner, cb_runner, CB, RUNNER, GObject)

CbRunner *cb_runner_new (CbConnector *connector) G_GNUC_WARN_UNUSED_RESULT;
CbConnector *cb_runner_get_connector (CbRunner *self);
CbHttpClient *cb_runner_get_client (CbRunner *self);

/* The values of the connection, whatever their origin; copied. */
void cb_runner_set_values (CbRunner *self, CbValues *values);
/* Name or URL of the server, and id of the alternative of authentication; NULL for the first. */
void cb_runner_set_server (CbRunner *self, const char *server);
void cb_runner_set_security (CbRunner *self, const char *security);
/* Where secrets are that the values don't hold: by the name of the field (`method.field` for
 * credentials). */
void cb_runner_set_secrets (CbRunner *self, CbSecretStore *store, const char *connection_id);

/**
 * cb_runner_run_async:
 * @self: a runner
 * @run: a run that has not been started
 * @cancellable: (nullable): cancels, as cb_run_cancel() does
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Runs an activity. An answer of any status is a success; look at [method@Run.is_success].
 */
void cb_runner_run_async (CbRunner *self, CbRun *run, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
/* A [error@RuntimeError], [error@AuthError], [error@NetError] or [error@SecretError], or
 * %G_IO_ERROR_CANCELLED. */
gboolean cb_runner_run_finish (CbRunner *self, GAsyncResult *result, GError **error);

/**
 * CbConnectionTest:
 * @success: whether the connection works
 * @message: "Connection Success", or what is wrong and what to do
 * @step: the step of the wizard in which it is mended, 1 to 3; 0 for none
 * @run: (nullable): the run that was made
 *
 * The outcome of testing a connection.
 */
typedef struct
{
  gboolean success;
  char *message;
  guint step;
  CbRun *run;
} CbConnectionTest;

void cb_connection_test_free (CbConnectionTest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbConnectionTest, cb_connection_test_free)

/**
 * cb_connection_test_async:
 * @self: a runner with the values of a connection
 * @cancellable: (nullable): cancels
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Tests a connection with the connector's test activity. Without one, the base URL is asked, where
 * any answer but 401, 403 and a failure of the server will do.
 */
void cb_connection_test_async (CbRunner *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Fails only where it was cancelled. (transfer full) */
CbConnectionTest *cb_connection_test_finish (CbRunner *self, GAsyncResult *result, GError **error);

/* What the answer of @exchange means for people, and in @step (nullable) the step to look at, 1 to
 * 3, or 0. @methods (nullable) (element-type CbAuthMethod): those that the request carried.
 * (transfer full) */
char *cb_runner_explain_status (CbHttpExchange *exchange, GPtrArray *methods, guint *step);

G_END_DECLS
