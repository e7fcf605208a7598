/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-runner.h"

G_BEGIN_DECLS

struct _CbRunner
{
  GObject parent_instance;

  CbConnector *connector;
  CbHttpClient *client;
  CbValues *values;
  char *server;
  char *security;
  CbSecretStore *store;
  char *connection_id;
  GPtrArray *authenticators;
};

/* @fresh, each replaced by the one that a run before has prepared with the same credentials.
 * (transfer full) */
GPtrArray *cb_runner_keep_authenticators (CbRunner *self, GPtrArray *fresh);

/* Looks up the secrets that @values doesn't have; ends with a new CbValues that has them. */
void cb_runner_fill_secrets_async (CbRunner *self, CbActivity *activity, CbValues *values,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
CbValues *cb_runner_fill_secrets_finish (CbRunner *self, GAsyncResult *result, GError **error);

G_END_DECLS
