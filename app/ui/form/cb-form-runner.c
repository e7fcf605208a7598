/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-runner.h"

#include <libcb-ui-widgets.h>

#define MEBIBYTE ((gsize) 1024 * 1024)

static void
apply (CbRunner *runner, const char *key, GSettings *settings)
{
  CbHttpClient *client = cb_runner_get_client (runner);

  cb_http_client_set_timeout (client, g_settings_get_uint (settings, "request-timeout") * 1000);
  cb_http_client_set_body_limit (client,
                                 g_settings_get_uint (settings, "response-limit") * MEBIBYTE);
}

CbRunner *
cb_form_runner_new (CbConnector *connector)
{
  CbRunner *runner = cb_runner_new (connector);
  GSettings *settings = cb_settings_open (NULL);

  if (!settings)
    return runner;
  g_signal_connect_object (settings, "changed", G_CALLBACK (apply), runner, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (runner), "settings", settings, g_object_unref);
  apply (runner, NULL, settings);
  return runner;
}
