/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-sample-start.h"

#include <libcb-format.h>

#define RESOURCE CB_APP_PATH "/shell/sample.connector.json"
#define NAME "Sample Tickets"
#define VERSION "1.0.0"
/* Tried first, so that connections made yesterday work today. */
#define USUAL_PORT 8085

static gboolean
start (CbSampleServer *server, GError **error)
{
  if (cb_sample_server_is_running (server))
    return TRUE;
  return cb_sample_server_start (server, USUAL_PORT, NULL, NULL)
         || cb_sample_server_start (server, 0, NULL, error);
}

static CbConnector *
make_connector (guint16 port, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, error);
  CbConnector *connector = bytes ? cb_connector_read (bytes, NULL, error) : NULL;
  g_autoptr (CbValue) value = cb_value_new_int64 (port);
  CbServer *sample = NULL;

  if (!connector)
    return NULL;
  sample = cb_list_get (cb_connector_get_servers (connector), 0);
  cb_field_set_default (cb_list_find (cb_server_get_variables (sample), "port"), value);
  return connector;
}

void
cb_sample_resume (CbWorkspace *workspace)
{
  g_autofree char *id = cb_library_check_clash (cb_workspace_get_library (workspace), NAME, VERSION,
                                                NULL);

  if (id)
    start (cb_workspace_get_sample (workspace), NULL);
}

CbConnector *
cb_sample_start (CbWorkspace *workspace, GError **error)
{
  CbSampleServer *server = cb_workspace_get_sample (workspace);
  CbConnector *connector = NULL;

  if (!start (server, error))
    return NULL;
  connector = make_connector (cb_sample_server_get_port (server), error);
  /* Tried for the second time, it goes beside the first. */
  if (connector)
    {
      g_autofree char *name = cb_library_dup_free_name (cb_workspace_get_library (workspace),
                                                        cb_connector_get_name (connector),
                                                        cb_connector_get_version (connector));

      cb_connector_set_name (connector, name);
    }
  return connector;
}
