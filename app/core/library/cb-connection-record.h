/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library.h"

G_BEGIN_DECLS

/**
 * CbConnectionRecord:
 *
 * A connection as the library keeps it: a named, configured instance of a connector. Its secrets
 * are in the keyring, under its id.
 *
 * Properties: `id`, `connector-id`, `name`, `values` (an object: field name → value), `security`
 * (the id of the chosen alternative, ""  for the first), `server` (the address or name of the
 * chosen server, "" for the first), `created`, `last-used` (microseconds since 1970 UTC).
 */
#define CB_TYPE_CONNECTION_RECORD (cb_connection_record_get_type ())
G_DECLARE_FINAL_TYPE (CbConnectionRecord, cb_connection_record, CB, CONNECTION_RECORD, GObject)

/* With an id of its own. */
CbConnectionRecord *cb_connection_record_new (const char *connector_id, const char *name);
const char *cb_connection_record_get_id (CbConnectionRecord *self);
const char *cb_connection_record_get_connector_id (CbConnectionRecord *self);
const char *cb_connection_record_get_name (CbConnectionRecord *self);
void cb_connection_record_set_name (CbConnectionRecord *self, const char *name);
/* An object, never NULL; never with a secret in it. */
CbValue *cb_connection_record_get_values (CbConnectionRecord *self);
void cb_connection_record_set_values (CbConnectionRecord *self, CbValue *values);
const char *cb_connection_record_get_security (CbConnectionRecord *self);
void cb_connection_record_set_security (CbConnectionRecord *self, const char *security);
const char *cb_connection_record_get_server (CbConnectionRecord *self);
void cb_connection_record_set_server (CbConnectionRecord *self, const char *server);
gint64 cb_connection_record_get_created (CbConnectionRecord *self);
gint64 cb_connection_record_get_last_used (CbConnectionRecord *self);

/* Whether @name may be a connection's name: not empty, no `/`, no `:`, no control characters. */
gboolean cb_connection_record_check_name (const char *name, GError **error);

/* Adds or updates by id. %CB_LIBRARY_ERROR_CLASH where another connection has the name,
 * %CB_LIBRARY_ERROR_INVALID for a name that can't be or a secret among the values,
 * %CB_LIBRARY_ERROR_NOT_FOUND where the connector is gone. */
void cb_library_save_connection_async (CbLibrary *self, CbConnectionRecord *record,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);
gboolean cb_library_save_connection_finish (CbLibrary *self, GAsyncResult *result, GError **error);
/* Those of one connector, or all with a NULL @connector_id, by name; those of deleted connectors
 * are left out. (transfer full) (element-type CbConnectionRecord) */
void cb_library_list_connections_async (CbLibrary *self, const char *connector_id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer data);
GPtrArray *cb_library_list_connections_finish (CbLibrary *self, GAsyncResult *result,
                                               GError **error);
/* By name or id; %CB_LIBRARY_ERROR_NOT_FOUND. (transfer full) */
CbConnectionRecord *cb_library_find_connection (CbLibrary *self, const char *name, GError **error);
void cb_library_delete_connection_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_delete_connection_finish (CbLibrary *self, GAsyncResult *result,
                                              GError **error);
/* Notes that it was used now. */
void cb_library_touch_connection_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_touch_connection_finish (CbLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
