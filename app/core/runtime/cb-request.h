/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-auth.h>

#include "cb-field-values.h"

G_BEGIN_DECLS

/**
 * CbPartKind:
 *
 * In which place of a request a part is.
 */
typedef enum
{
  CB_PART_METHOD,
  CB_PART_ADDRESS,
  CB_PART_PATH,
  CB_PART_QUERY,
  CB_PART_HEADER,
  CB_PART_COOKIE,
  CB_PART_FORM,
  CB_PART_BODY,
} CbPartKind;

/**
 * CbPartRule:
 * @CB_RULE_DEFINITION: the definition says so: verb, path, query of the base URL
 * @CB_RULE_SERVER_VARIABLE: a variable of the base URL
 * @CB_RULE_PARAMETER: a parameter of the activity
 * @CB_RULE_BODY_VALUE: a value for the body that no parameter declares
 * @CB_RULE_AUTHENTICATION: an authentication method
 * @CB_RULE_CONTENT_TYPE: the media type of the body that is sent
 * @CB_RULE_ACCEPT: the media types of the answers that the activity expects
 *
 * Which rule put a part into a request.
 */
typedef enum
{
  CB_RULE_DEFINITION,
  CB_RULE_SERVER_VARIABLE,
  CB_RULE_PARAMETER,
  CB_RULE_BODY_VALUE,
  CB_RULE_AUTHENTICATION,
  CB_RULE_CONTENT_TYPE,
  CB_RULE_ACCEPT,
} CbPartRule;

/**
 * CbRequestPart:
 * @kind: where it is
 * @name: header, query item, cookie, variable of the path, or pointer in the body
 * @value: its value, not encoded
 * @rule: what put it there
 * @origin: where the value comes from
 * @source: name of the parameter, field or method that is behind it, or ""
 * @why: a sentence that says all this
 * @secret: whether the value is masked when shown
 * @lost: whether another part took its place, so that it is not sent; @why says which
 *
 * One part of a request with the reason why it is there.
 */
typedef struct
{
  CbPartKind kind;
  char *name;
  char *value;
  CbPartRule rule;
  CbValueOrigin origin;
  char *source;
  char *why;
  gboolean secret;
  gboolean lost;
} CbRequestPart;

/* What people call it: "Query", "Header". */
const char *cb_part_kind_get_title (CbPartKind kind);
/* "query", "header": stays the same, for machines. */
const char *cb_part_kind_to_string (CbPartKind kind);
const char *cb_part_rule_to_string (CbPartRule rule);

/**
 * CbRequest:
 *
 * A request as it would be sent, and why each part of it is there. Immutable, counted by reference.
 */
typedef struct _CbRequest CbRequest;

#define CB_TYPE_REQUEST (cb_request_get_type ())

/**
 * CbRequestFlags:
 * @CB_REQUEST_TEST_VALUES: the definition's test values fill in for what is not given
 * @CB_REQUEST_NO_AUTHENTICATION: without the proof of who calls
 * @CB_REQUEST_SKETCH: what is missing is shown as `{name}` instead of being an error, and values
 *   are not checked; for a preview, never to be sent
 *
 * How a request is built.
 */
typedef enum
{
  CB_REQUEST_DEFAULT = 0,
  CB_REQUEST_TEST_VALUES = 1 << 0,
  CB_REQUEST_NO_AUTHENTICATION = 1 << 1,
  CB_REQUEST_SKETCH = 1 << 2,
} CbRequestFlags;

/**
 * CbFileFunc:
 * @path: what stands behind the `@` of a file value
 *
 * Reads a file that is to be sent.
 *
 * Returns: (transfer full): its content (mapped, where it is large), or %NULL with an error
 */
typedef GBytes *(*CbFileFunc) (const char *path, gpointer data, GError **error);

/**
 * CbRequestOptions:
 * @flags: how it is built
 * @server: name or URL of one of the connector's servers; NULL for the first
 * @security: id of one of the alternatives of authentication; NULL for the first
 * @load_file: reads files; NULL leaves their content out, which is right for a preview
 * @load_file_data: for @load_file
 * @authenticators: (element-type CbAuthenticator): the methods at work, with their credentials;
 *   NULL makes them from the values
 */
typedef struct
{
  CbRequestFlags flags;
  const char *server;
  const char *security;
  CbFileFunc load_file;
  gpointer load_file_data;
  GPtrArray *authenticators;
} CbRequestOptions;

GType cb_request_get_type (void);

/**
 * cb_request_build:
 * @connector: the definition
 * @activity: one of its activities
 * @values: what was filled in, on the connection and for this run
 * @options: (nullable): how to build it
 * @error: a [error@RuntimeError] or [error@AuthError]; one message lists every missing and every
 *   wrong value
 *
 * Makes the request for an activity.
 *
 * A pure function of its arguments. Every value is encoded for its place (RFC 3986; the parameter
 * styles of OpenAPI 3.1 section 4.8.12), so that it can't leave it.
 *
 * Returns: (transfer full): the request, or %NULL
 */
CbRequest *cb_request_build (CbConnector *connector, CbActivity *activity, CbValues *values,
                             const CbRequestOptions *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
CbRequest *cb_request_ref (CbRequest *self);
void cb_request_unref (CbRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRequest, cb_request_unref)

/* Everything that is wrong with @values for @activity: its parameters, the connection fields, the
 * variables of the server and the credentials. (transfer full) (element-type CbValueProblem) */
GPtrArray *cb_request_check_values (CbConnector *connector, CbActivity *activity, CbValues *values,
                                    const CbRequestOptions *options);
/* The same for the connection alone. */
GPtrArray *cb_connection_check_values (CbConnector *connector, CbValues *values,
                                       const CbRequestOptions *options);

/* The names under which values for @activity can be filled in. (transfer full) */
char **cb_request_list_names (CbConnector *connector, CbActivity *activity);
/* Names in @values that nothing has, such as by a slip of the finger. (transfer full) */
char **cb_request_list_unknown (CbConnector *connector, CbActivity *activity, CbValues *values);

const char *cb_request_get_method (CbRequest *self);
const char *cb_request_get_url (CbRequest *self);
guint cb_request_get_n_headers (CbRequest *self);
const CbHttpHeader *cb_request_get_header_at (CbRequest *self, guint index);
/* Compared without case; NULL where absent. */
const char *cb_request_get_header (CbRequest *self, const char *name);
/* NULL where there is none. */
GBytes *cb_request_get_body (CbRequest *self);
/* Paths of the files whose content was left out, NULL-terminated. */
const char *const *cb_request_get_pending_files (CbRequest *self);
GTlsCertificate *cb_request_get_client_certificate (CbRequest *self);
guint cb_request_get_n_parts (CbRequest *self);
const CbRequestPart *cb_request_get_part (CbRequest *self, guint index);
/* Knows every secret in the request. */
CbRedactor *cb_request_get_redactor (CbRequest *self);

/* What core/net sends. (transfer full) */
CbHttpRequest *cb_request_to_http_request (CbRequest *self);

/* The alternatives of authentication that go for @activity (NULL: for the connection): ids, first
 * the one that is taken by default. (transfer full) (array zero-terminated=1) */
char **cb_request_list_securities (CbConnector *connector, CbActivity *activity);
/* The authentication methods that a request of @activity carries, given the chosen alternative.
 * (transfer full) (element-type CbAuthMethod) */
GPtrArray *cb_request_list_auth_methods (CbConnector *connector, CbActivity *activity,
                                         const char *security, GError **error);
/* The server that @name (a name, a URL, or NULL for the first) means; borrowed, or NULL. */
CbServer *cb_request_find_server (CbConnector *connector, const char *name);

G_END_DECLS
