/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-runtime.h>

#include "cb-cli.h"

G_BEGIN_DECLS

/**
 * CbCliField:
 * @name: under which its value is set: `method.field` for a credential
 * @field: what it is
 * @credential: whether it belongs to an authentication method
 *
 * A field of a connection: of the server's address, of authentication, or its own.
 */
typedef struct
{
  char *name;
  CbField *field;
  gboolean credential;
} CbCliField;

void cb_cli_field_free (CbCliField *field);

/* The fields of a connection with the chosen server and alternative of authentication (NULL for
 * the first). (transfer full) (element-type CbCliField) */
GPtrArray *cb_cli_list_fields (CbConnector *connector, const char *server, const char *security);
/* The one that @name means, `field` standing for `method.field`; borrowed, or NULL. */
CbCliField *cb_cli_find_field (GPtrArray *fields, const char *name);
gboolean cb_cli_field_is_secret (const CbCliField *field);

/* Sets each `name=value` or `name:=json`. FALSE, with a message, where one can't be, also where it
 * names a secret of the connection or of @activity (NULL for none): those don't belong on a command
 * line, which others can see. */
gboolean cb_cli_set_values (CbCli *cli, CbConnector *connector, CbActivity *activity,
                            CbValues *values, char **assignments);

G_END_DECLS
