/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli-secrets.h"

G_BEGIN_DECLS

/**
 * CbCliConnection:
 * @record: as the library keeps it
 * @connector: what it is a connection to
 * @store: (nullable): where its secrets are; NULL where it has none
 * @runner: runs its activities
 *
 * A connection that is ready to be used.
 */
typedef struct
{
  CbConnectionRecord *record;
  CbConnector *connector;
  CbSecretStore *store;
  CbRunner *runner;
} CbCliConnection;

/* Opens the connection that @text names (by name or id), with the secrets of @secret_file where
 * that isn't NULL. FALSE, with a message, where it can't be. */
gboolean cb_cli_connection_open (CbCliConnection *self, CbCli *cli, const char *text,
                                 const char *secret_file);
/* Notes that it was used. */
void cb_cli_connection_touch (CbCliConnection *self, CbCli *cli);
void cb_cli_connection_clear (CbCliConnection *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbCliConnection, cb_cli_connection_clear)

G_END_DECLS
