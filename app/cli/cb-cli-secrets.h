/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-secrets.h>

#include "cb-cli-values.h"

G_BEGIN_DECLS

/* Reads what the secret ones of @fields hold into @values, as values of the connection: from
 * @path ("-" for standard input), else from the keyboard without showing it, else from standard
 * input. A text without `name=` is the only secret. FALSE, with a message, where it can't be
 * read. */
gboolean cb_cli_read_secrets (CbCli *cli, GPtrArray *fields, const char *path, const char *title,
                              CbValues *values);
/* Those of a file or of standard input only; nothing where @path is NULL. */
gboolean cb_cli_read_secret_file (CbCli *cli, GPtrArray *fields, const char *path,
                                  CbValues *values);

/* The keyring, or a store in memory. (transfer full) */
CbSecretStore *cb_cli_open_secrets (CbCli *cli, GError **error);

G_END_DECLS
