/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-request.h"

G_BEGIN_DECLS

/* One part of a multipart body. */
typedef struct
{
  char *name;
  char *media_type;
  char *file_name;
  char *path;
  GBytes *content;
} CbMultipartPart;

void cb_multipart_part_free (CbMultipartPart *self);

struct _CbRequest
{
  gatomicrefcount refs;
  char *method;
  char *url;
  GArray *headers;
  GBytes *body;
  /* The file that is the body. */
  char *body_path;
  GPtrArray *multipart;
  GPtrArray *pending_files;
  GPtrArray *parts;
  GPtrArray *sensitive_query;
  GTlsCertificate *certificate;
  CbRedactor *redactor;
};

/* What a field's value turned out to be. */
typedef struct
{
  CbField *field;
  CbValue *value;
  CbValueOrigin origin;
  gboolean secret;
  /* Nothing was given: @value is `{name}` to show. */
  gboolean placeholder;
  /* What somebody filled in although the creator fixed it. */
  CbValue *ignored;
} CbResolved;

void cb_resolved_clear (CbResolved *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbResolved, cb_resolved_clear)

/* A request in the making. */
typedef struct
{
  CbConnector *connector;
  CbActivity *activity;
  CbValues *values;
  CbRequestOptions options;

  CbRequest *request;
  GPtrArray *problems;
  GString *base;
  /* Encoded items, `name=value`; those of the base URL and the path first. */
  GPtrArray *query;
  GPtrArray *cookies;
  char *content_type;
} CbRequestBuilder;

gboolean cb_request_builder_sketches (CbRequestBuilder *self);

/* cb-request-parts.c */
CbRequestPart *cb_request_builder_add_part (CbRequestBuilder *self, CbPartKind kind,
                                            const char *name, const char *value, CbPartRule rule,
                                            const char *why);
CbRequestPart *cb_request_builder_add_resolved (CbRequestBuilder *self, CbPartKind kind,
                                                const char *name, const char *value,
                                                CbPartRule rule, const CbResolved *resolved);
/* Marks the parts of @kind and @name that are not lost yet as lost. */
void cb_request_builder_lose (CbRequestBuilder *self, CbPartKind kind, const char *name,
                              const char *why);
/* Sets a header, replacing one of that name; FALSE (with a problem of @field) where it holds what
 * no header can. */
gboolean cb_request_builder_set_header (CbRequestBuilder *self, const char *name, const char *value,
                                        gboolean secret, const char *field, const char *title);
void cb_request_builder_add_problem (CbRequestBuilder *self, const char *field, const char *title,
                                     gboolean missing, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

/* cb-request-resolve.c */
/* @names: under which the value may be given, the most specific first, NULL-terminated.
 * @own: whether values of the connection don't count. */
void cb_request_builder_resolve (CbRequestBuilder *self, CbField *field, const char *const *names,
                                 CbList *siblings, gboolean own, gboolean required,
                                 CbResolved *resolved);
void cb_request_builder_resolve_parameter (CbRequestBuilder *self, CbParameter *parameter,
                                           CbResolved *resolved);
/* Resolves the fields of the connection beside those of server and methods, for their problems. */
void cb_request_builder_check_connection (CbRequestBuilder *self);

/* cb-request-address.c and cb-request-path.c */
gboolean cb_request_builder_make_base (CbRequestBuilder *self, GError **error);
gboolean cb_request_builder_make_path (CbRequestBuilder *self, GError **error);
/* Replaces what `{…}` names, braces of an expression in it included; NULL from @func ends it. */
typedef char *(*CbExpressionFunc) (CbRequestBuilder *self, const char *expression, gpointer data,
                                   GError **error);
char *cb_request_builder_expand (CbRequestBuilder *self, const char *text, CbExpressionFunc func,
                                 gpointer data, GError **error);
/* The first of @stops that is outside of braces, or the end. */
const char *cb_request_find_outside (const char *text, const char *stops);
/* Encodes whole segments that are `.` or `..`, which would change the path. */
char *cb_request_guard_dots (const char *path);

/* cb-request-parameters.c */
gboolean cb_request_builder_add_parameters (CbRequestBuilder *self, GError **error);

/* cb-request-body.c, cb-schema-values.c and cb-request-form.c */
gboolean cb_request_builder_make_body (CbRequestBuilder *self, GError **error);
/* @files: set of the top members that are references to files. */
gboolean cb_request_builder_make_form (CbRequestBuilder *self, CbValue *object, GHashTable *files,
                                       GError **error);
gboolean cb_request_builder_make_multipart (CbRequestBuilder *self, CbValue *object,
                                            GHashTable *files, GError **error);
/* Content of the file at @path; empty where reading is left to later. */
GBytes *cb_request_builder_load (CbRequestBuilder *self, const char *path, GError **error);
CbValue *cb_schema_get_property (CbConnector *connector, CbValue *schema, const char *name);
/* @value as the type of @schema wants it: texts become numbers and so on. */
CbValue *cb_schema_coerce (CbConnector *connector, CbValue *schema, CbValue *value);
gboolean cb_schema_is_type (CbConnector *connector, CbValue *schema, const char *type);
gboolean cb_schema_is_file (CbConnector *connector, CbValue *schema);
CbValue *cb_schema_set_path (CbConnector *connector, CbValue *schema, CbValue *base,
                             const char *const *path, CbValue *leaf);

/* cb-request-auth.c */
gboolean cb_request_builder_add_auth (CbRequestBuilder *self, GError **error);
/* Makes the authenticators of @methods with their credentials; missing ones become problems. */
GPtrArray *cb_request_builder_make_authenticators (CbRequestBuilder *self, GPtrArray *methods,
                                                   GError **error);

/* Builds a request in steps; FALSE where it can't go on. Problems are collected. */
void cb_request_builder_init (CbRequestBuilder *self, CbConnector *connector, CbActivity *activity,
                              CbValues *values, const CbRequestOptions *options);
void cb_request_builder_clear (CbRequestBuilder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbRequestBuilder, cb_request_builder_clear)
/* The URL so far: base, path and query. */
char *cb_request_builder_dup_url (CbRequestBuilder *self);

/* cb-request-masks.c: (transfer full), as they are where @reveal. */
char *cb_request_mask_url (CbRequest *self, gboolean reveal);
char *cb_request_mask_header (CbRequest *self, const CbHttpHeader *header, gboolean reveal);
char *cb_request_mask_part (CbRequest *self, const CbRequestPart *part, gboolean reveal);
/* NULL where @bytes isn't text. */
char *cb_request_mask_bytes (CbRequest *self, GBytes *bytes, gboolean reveal);

G_END_DECLS
