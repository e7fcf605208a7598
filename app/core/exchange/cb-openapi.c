/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-importer-private.h"
#include "cb-openapi-private.h"

#include <string.h>

/* OpenAPI 2.0 (Swagger), 3.0, 3.1, and 3.2 as far as 3.1 goes. */

static guint
read_version (CbSpot root)
{
  const char *openapi = cb_spot_get_text (root, "openapi");
  const char *swagger = cb_spot_get_text (root, "swagger");

  if (openapi && g_str_has_prefix (openapi, "3.0"))
    return 30;
  if (openapi && g_str_has_prefix (openapi, "3.1"))
    return 31;
  if (openapi && g_str_has_prefix (openapi, "3."))
    return 32;
  if (openapi && g_str_equal (openapi, "3"))
    return 30;
  return (swagger && *swagger == '2') || (openapi && *openapi == '2') ? 20 : 0;
}

static guint
recognize (CbImportRun *run)
{
  CbSpot root = { run->main, cb_document_get_root (run->main->document) };

  if (!cb_spot_is (root, CB_NODE_OBJECT))
    return 0;
  if (cb_spot_get (root, "openapi").node || cb_spot_get (root, "swagger").node
      || cb_spot_get (root, "swaggerVersion").node)
    return 90;
  return cb_spot_is (cb_spot_get (root, "paths"), CB_NODE_OBJECT)
                 && cb_spot_is (cb_spot_get (root, "info"), CB_NODE_OBJECT)
             ? 40
             : 0;
}

/* A document that forgot its version is read as what its parts look like. */
static gboolean
take_version (CbOpenapi *self, GError **error)
{
  CbSpot given = cb_spot_get (self->root, "openapi");

  if (!given.node)
    given = cb_spot_get (self->root, "swagger");
  if (!given.node)
    given = cb_spot_get (self->root, "swaggerVersion");
  self->version = read_version (self->root);
  if (self->version)
    return TRUE;
  if (given.node)
    return cb_import_run_fail (self->run, CB_EXCHANGE_ERROR_VALUE, given, error,
                               "this version of OpenAPI can't be imported; 2.0, 3.0, 3.1 and 3.2 "
                               "can");
  self->version = cb_spot_get (self->root, "components").node
                          || cb_spot_get (self->root, "servers").node
                      ? 30
                      : 20;
  cb_openapi_report (self, WARNING, "version-missing", self->root,
                     "The document doesn't say its version; it was read as %s.",
                     self->version == 30 ? "OpenAPI 3.0" : "OpenAPI 2.0");
  return TRUE;
}

static void
init (CbOpenapi *self, CbImportRun *run)
{
  self->run = run;
  self->connector = cb_connector_new ();
  self->root = (CbSpot){ run->main, cb_document_get_root (run->main->document) };
  self->schema_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->values = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cb_value_unref);
  self->sensitive = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->methods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->alternatives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->pending);
}

static void
clear (CbOpenapi *self)
{
  g_clear_object (&self->connector);
  g_hash_table_unref (self->schema_names);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->sensitive);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->methods);
  g_hash_table_unref (self->alternatives);
  g_ptr_array_unref (self->activities);
  g_queue_clear_full (&self->pending, g_free);
  g_free (self->security);
}

static gboolean
take_all (CbOpenapi *self, GError **error)
{
  if (!cb_spot_is (self->root, CB_NODE_OBJECT))
    return cb_import_run_fail (self->run, CB_EXCHANGE_ERROR_VALUE, self->root, error,
                               "an OpenAPI document is an object");
  if (!take_version (self, error))
    return FALSE;
  cb_openapi_check (self);
  cb_openapi_take_info (self);
  cb_openapi_take_servers (self);
  cb_openapi_take_auth_methods (self);
  cb_openapi_take_root_security (self);
  cb_openapi_take_schemas (self);
  if (!cb_openapi_take_paths (self, error))
    return FALSE;
  cb_openapi_take_pending_schemas (self);
  cb_openapi_finish_security (self);
  cb_list_splice (cb_connector_get_activities (self->connector), 0, 0, self->activities->pdata,
                  self->activities->len);
  return TRUE;
}

static CbConnector *
import (CbImportRun *run, GError **error)
{
  CbOpenapi self = { 0 };
  CbConnector *connector = NULL;

  init (&self, run);
  if (take_all (&self, error))
    connector = g_steal_pointer (&self.connector);
  clear (&self);
  return connector;
}

const CbImporter cb_importer_openapi = { "openapi", recognize, import };
