/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-request-private.h"

GPtrArray *
cb_connection_check_values (CbConnector *connector, CbValues *values,
                            const CbRequestOptions *options)
{
  g_auto (CbRequestBuilder) builder;

  cb_request_builder_init (&builder, connector, NULL, values, options);
  cb_request_builder_make_base (&builder, NULL);
  cb_request_builder_check_connection (&builder);
  cb_request_builder_add_auth (&builder, NULL);
  return g_steal_pointer (&builder.problems);
}
