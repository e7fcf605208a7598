/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-model.h>

#include "cb-format-error.h"

G_BEGIN_DECLS

GBytes *cb_connector_write (CbConnector *connector, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cb_connector_write_file (CbConnector *connector, GFile *file, GCancellable *cancellable,
                                  GError **error);

void cb_connector_write_file_async (CbConnector *connector, GFile *file, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean cb_connector_write_file_finish (CbConnector *connector, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
