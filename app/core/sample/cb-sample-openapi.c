/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-resources.h"
#include "cb-sample-routes-private.h"

#define PATH "/org/connectorbuilder/ConnectorBuilder/sample/openapi.json"

/* Where the template has a path, or nothing that counts, and the document has an address. */
static const char *const addresses[] = {
  "/servers/0/url",
  "/components/securitySchemes/oauth/flows/authorizationCode/authorizationUrl",
  "/components/securitySchemes/oauth/flows/authorizationCode/tokenUrl",
  "/components/securitySchemes/oauth/flows/authorizationCode/refreshUrl",
  "/components/securitySchemes/oauth/flows/clientCredentials/tokenUrl",
};

static CbValue *
load_template (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cb_sample_get_resource (), PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (CbDocument) document = cb_document_read (bytes, NULL, NULL);

  return cb_value_new_from_node (document, cb_document_get_root (document));
}

GBytes *
cb_sample_openapi_load (const char *base_url)
{
  CbValue *value = load_template ();
  char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      CbValue *path = cb_value_resolve_pointer (value, addresses[i]);
      g_autofree char *address = g_strconcat (base_url, cb_value_get_text (path, NULL), NULL);
      g_autoptr (CbValue) absolute = cb_value_new_string (address);
      CbValue *next = cb_value_with_pointer (value, addresses[i], absolute);

      cb_value_unref (value);
      value = next;
    }
  text = cb_value_to_text (value, 2);
  cb_value_unref (value);
  return g_bytes_new_take (text, strlen (text));
}
