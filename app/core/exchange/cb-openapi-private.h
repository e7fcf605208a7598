/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-import-run-private.h"

G_BEGIN_DECLS

/* What is deeper than this in a schema, an example or an extension is cut, so that the definition
 * can be saved. */
#define CB_OPENAPI_VALUE_DEPTH 150
/* So many references in a row are followed. */
#define CB_OPENAPI_MAX_HOPS 64

/**
 * CbOpenapi:
 * @version: 20, 30, 31 or 32
 * @schema_names: (element-type CbNode utf8): the names of shared schemas, by where they stand
 * @names: (element-type utf8 utf8): all names of shared schemas
 * @pending: (element-type CbSpot): schemas that are referred to and not yet taken over
 * @values: (element-type CbNode CbValue): schemas that were converted
 * @sensitive: (element-type utf8 gboolean): names that were looked at for credentials
 * @ids: (element-type utf8 utf8): all ids of activities
 * @methods: (element-type utf8 utf8): the ids of authentication methods
 * @security: (nullable): the root's alternatives in one text; NULL where it gives none
 * @has_security: whether anything in the document demands security
 * @budget: the schemas that are still looked at for the present keyword
 *
 * One OpenAPI document on its way into a definition.
 */
typedef struct
{
  CbImportRun *run;
  CbConnector *connector;
  CbSpot root;
  guint version;
  GHashTable *schema_names;
  GHashTable *names;
  GQueue pending;
  GHashTable *values;
  GHashTable *sensitive;
  GHashTable *ids;
  GHashTable *methods;
  GPtrArray *activities;
  GHashTable *alternatives;
  char *security;
  gboolean has_security;
  guint budget;
} CbOpenapi;

#define cb_openapi_report(self, severity, rule, spot, ...)                                         \
  cb_import_run_report ((self)->run, CB_SEVERITY_##severity, "openapi-" rule, spot, __VA_ARGS__)

/* References. */
/* What @spot refers to after any number of steps; nowhere, which is reported, where that is
 * nowhere or a circle. @spot itself where it has no `$ref`. */
CbSpot cb_openapi_follow (CbOpenapi *self, CbSpot spot);
/* What the text @reference, which stands at @spot, names; nowhere where it can't be found. */
CbSpot cb_openapi_look_up (CbOpenapi *self, CbSpot spot, const char *reference);

/* Schemas. */
void cb_openapi_take_schemas (CbOpenapi *self);
void cb_openapi_take_pending_schemas (CbOpenapi *self);
/* (transfer full): a JSON Schema with references to shared schemas as `#/schemas/NAME`.
 * @secret: leave out what could be a credential. */
CbValue *cb_openapi_make_schema (CbOpenapi *self, CbSpot spot, gboolean secret);
/* Of a parameter of OpenAPI 2.0, which holds its schema itself. */
CbValue *cb_openapi_make_parameter_schema (CbOpenapi *self, CbSpot spot, gboolean secret);
/* (transfer full): the name of the shared schema at @spot, made one where it isn't yet. */
const char *cb_openapi_share_schema (CbOpenapi *self, CbSpot spot, const char *reference);

/* Values. */
/* (transfer full): a value without credentials: texts under a telling name become
 * CB_REDACTED. */
CbValue *cb_openapi_make_value (CbOpenapi *self, CbSpot spot);
/* (transfer full) (nullable): `{"openapi": {…}}` of the members of @spot that are listed in @keys
 * (NULL-terminated, or NULL) and of all extensions. */
CbValue *cb_openapi_make_extras (CbOpenapi *self, CbSpot spot, const char *const *keys);
/* As cb_redactor_is_sensitive_name(), remembered. */
gboolean cb_openapi_is_sensitive (CbOpenapi *self, const char *name);
void cb_openapi_add_null (CbValueBuilder *builder);
/* The first of the examples of a media type or parameter; nowhere for none. */
CbSpot cb_openapi_find_example (CbOpenapi *self, CbSpot spot);

/* Fields. */
/* A keyword of a schema, looked for through references, `allOf` and what is null or something. */
CbSpot cb_openapi_find_keyword (CbOpenapi *self, CbSpot schema, const char *keyword);
void cb_openapi_fill_field (CbOpenapi *self, CbField *field, CbSpot schema, CbSpot example);
/* A default or example as @field's type wants it; NULL where it doesn't fit. (transfer full) */
CbValue *cb_openapi_coerce (CbField *field, CbValue *value);

/* Parts. */
void cb_openapi_take_info (CbOpenapi *self);
void cb_openapi_take_servers (CbOpenapi *self);
/* (transfer full): the address of the first of @servers with its variables' defaults. */
char *cb_openapi_make_server_url (CbOpenapi *self, CbSpot servers);
void cb_openapi_take_auth_methods (CbOpenapi *self);
void cb_openapi_take_root_security (CbOpenapi *self);
void cb_openapi_take_security (CbOpenapi *self, CbActivity *activity, CbSpot operation);
void cb_openapi_finish_security (CbOpenapi *self);
gboolean cb_openapi_take_paths (CbOpenapi *self, GError **error);
void cb_openapi_take_parameters (CbOpenapi *self, CbActivity *activity, CbSpot operation,
                                 const CbSpot *items, guint n_items);
void cb_openapi_take_parameter (CbOpenapi *self, CbActivity *activity, CbSpot parameter);
void cb_openapi_take_path_query (CbOpenapi *self, CbActivity *activity, CbSpot item);
void cb_openapi_take_body (CbOpenapi *self, CbActivity *activity, CbSpot operation);
/* The body and the form of OpenAPI 2.0. @body: the body parameter, or nowhere. */
void cb_openapi_take_old_body (CbOpenapi *self, CbActivity *activity, CbSpot operation,
                               CbSpot body);
void cb_openapi_take_contents (CbOpenapi *self, CbList *contents, CbSpot object);
void cb_openapi_take_responses (CbOpenapi *self, CbActivity *activity, CbSpot operation);
void cb_openapi_propose_paging (CbOpenapi *self, CbActivity *activity, CbSpot operation);
/* Reports what OpenAPI doesn't know, or wants and isn't there. */
void cb_openapi_check (CbOpenapi *self);

G_END_DECLS
