/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-field.h"

G_BEGIN_DECLS

/**
 * CbServer:
 *
 * An address at which the API is served, with named variables: `https://{site}.example.com/v1`.
 *
 * Each variable is a field that the end user fills in, unless it is hidden and has a default.
 */
#define CB_TYPE_SERVER (cb_server_get_type ())
G_DECLARE_FINAL_TYPE (CbServer, cb_server, CB, SERVER, CbItem)

enum
{
  CB_SERVER_NAME,
  CB_SERVER_URL,
  CB_SERVER_DESCRIPTION,
  CB_SERVER_VARIABLES,
  CB_SERVER_EXTRAS,
  CB_SERVER_N_MEMBERS,
};

CbServer *cb_server_new (const char *url);
CB_ITEM_STRING (CbServer, server, name, CB_SERVER_NAME)
CB_ITEM_STRING (CbServer, server, url, CB_SERVER_URL)
CB_ITEM_STRING (CbServer, server, description, CB_SERVER_DESCRIPTION)
CB_ITEM_LIST (CbServer, server, variables, CB_SERVER_VARIABLES)
CB_ITEM_VALUE (CbServer, server, extras, CB_SERVER_EXTRAS)

/* Adds a variable for each `{name}` of the URL that has none, and removes those that the URL no
 * longer names and that are as they were made. */
void cb_server_sync_variables (CbServer *self);

G_END_DECLS
