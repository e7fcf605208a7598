/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-connection-record.h"
#include "cb-store-private.h"

G_BEGIN_DECLS

#define CB_CONNECTION_RECORD_SELECT                                                                \
  "SELECT connections.id, connectors.id, connections.name, field_values, security, server,"        \
  " connections.created, last_used FROM connections"                                               \
  " JOIN connectors ON row = connector WHERE deleted_at IS NULL"

CbConnectionRecord *cb_connection_record_read (CbStatement *statement);
CbConnectionRecord *cb_connection_record_copy (CbConnectionRecord *self);

G_END_DECLS
