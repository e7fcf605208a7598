/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-runtime-error.h"
#include "cb-style-private.h"

/* Which alternatives go for @activity: its own, the connector's, or (with none) each method. */
static CbList *
find_securities (CbConnector *connector, CbActivity *activity, gboolean *none)
{
  CbSecurityMode mode = activity != NULL ? cb_activity_get_security_mode (activity)
                                         : CB_SECURITY_INHERIT;

  *none = mode == CB_SECURITY_NONE;
  return mode == CB_SECURITY_OWN ? cb_activity_get_security (activity)
                                 : cb_connector_get_security (connector);
}

char **
cb_request_list_securities (CbConnector *connector, CbActivity *activity)
{
  gboolean none = FALSE;
  CbList *securities = find_securities (connector, activity, &none);
  CbList *methods = cb_connector_get_auth_methods (connector);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; !none && i < cb_list_get_size (securities); i++)
    g_ptr_array_add (ids, g_strdup (cb_security_get_id (cb_list_get (securities, i))));
  for (guint i = 0; !none && cb_list_get_size (securities) == 0 && i < cb_list_get_size (methods);
       i++)
    g_ptr_array_add (ids, g_strdup (cb_auth_method_get_id (cb_list_get (methods, i))));
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
add_method (CbConnector *connector, GPtrArray *methods, const char *id, GError **error)
{
  CbAuthMethod *method = cb_connector_find_auth_method (connector, id);

  if (method == NULL)
    {
      g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_DEFINITION,
                   "The authentication method “%s” is wanted but not defined. Add it in step 2.",
                   id);
      return FALSE;
    }
  g_ptr_array_add (methods, g_object_ref (method));
  return TRUE;
}

/* The alternative of that id; the first where the connection chose one that this activity does not
 * offer, or none. */
static CbSecurity *
choose_security (CbList *securities, const char *id)
{
  CbSecurity *chosen = id != NULL && *id != '\0' ? cb_list_find (securities, id) : NULL;

  return chosen != NULL ? chosen : cb_list_get (securities, 0);
}

GPtrArray *
cb_request_list_auth_methods (CbConnector *connector, CbActivity *activity, const char *security,
                              GError **error)
{
  gboolean none = FALSE;
  CbList *securities = find_securities (connector, activity, &none);
  CbList *all = cb_connector_get_auth_methods (connector);
  g_autoptr (GPtrArray) methods = g_ptr_array_new_with_free_func (g_object_unref);
  CbSecurity *chosen = choose_security (securities, security);
  const char *const *ids = chosen != NULL ? cb_security_get_methods (chosen) : NULL;

  if (none)
    return g_steal_pointer (&methods);
  if (chosen == NULL && cb_list_get_size (all) > 0)
    {
      CbAuthMethod *method = security != NULL ? cb_connector_find_auth_method (connector, security)
                                              : NULL;

      method = method != NULL ? method : cb_list_get (all, 0);
      g_ptr_array_add (methods, g_object_ref (method));
    }
  for (; ids != NULL && *ids != NULL; ids++)
    if (!add_method (connector, methods, *ids, error))
      return NULL;
  return g_steal_pointer (&methods);
}

/* Whether only one method of the connector has a field of that name. */
static gboolean
is_only_method_with (CbRequestBuilder *self, const char *field)
{
  CbList *methods = cb_connector_get_auth_methods (self->connector);
  guint n_found = 0;

  for (guint i = 0; i < cb_list_get_size (methods); i++)
    if (cb_list_find (cb_auth_method_get_fields (cb_list_get (methods, i)), field) != NULL)
      n_found++;
  return n_found == 1;
}

static void
set_credential (CbRequestBuilder *self, CbAuthenticator *authenticator, CbField *field)
{
  CbAuthMethod *method = cb_authenticator_get_method (authenticator);
  const char *name = cb_field_get_name (field);
  g_autofree char *qualified = g_strdup_printf ("%s.%s", cb_auth_method_get_id (method), name);
  gboolean parameter = self->activity != NULL
                       && cb_list_find (cb_activity_get_parameters (self->activity), name) != NULL;
  const char *names[] = { qualified, !parameter && is_only_method_with (self, name) ? name : NULL,
                          NULL };
  g_auto (CbResolved) resolved = { 0 };
  g_autofree char *text = NULL;

  cb_request_builder_resolve (self, field, names, cb_auth_method_get_fields (method), FALSE,
                              cb_field_get_required (field), &resolved);
  if (resolved.value == NULL)
    return;
  text = cb_style_dup_text (resolved.value);
  cb_authenticator_set_credential (authenticator, name, text);
}

GPtrArray *
cb_request_builder_make_authenticators (CbRequestBuilder *self, GPtrArray *methods, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < methods->len; i++)
    {
      CbAuthMethod *method = g_ptr_array_index (methods, i);
      CbList *fields = cb_auth_method_get_fields (method);
      g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, error);

      if (authenticator == NULL)
        return NULL;
      for (guint j = 0; j < cb_list_get_size (fields); j++)
        set_credential (self, authenticator, cb_list_get (fields, j));
      if (!cb_request_builder_sketches (self))
        cb_authenticator_add_to_redactor (authenticator, self->request->redactor);
      g_ptr_array_add (made, g_steal_pointer (&authenticator));
    }
  return g_steal_pointer (&made);
}

static void
apply_to_query (CbRequestBuilder *self, const CbAuthAddition *addition)
{
  g_autofree char *name = cb_text_percent_encode (addition->name, -1, NULL);
  g_autofree char *value = cb_text_percent_encode (addition->value, -1, NULL);

  g_ptr_array_add (self->query, g_strconcat (name, "=", value, NULL));
  if (addition->secret)
    g_ptr_array_add (self->request->sensitive_query, g_strdup (addition->name));
}

static void
apply_addition (CbRequestBuilder *self, CbAuthMethod *method, const CbAuthAddition *addition)
{
  static const CbPartKind kinds[] = { [CB_LOCATION_QUERY] = CB_PART_QUERY,
                                      [CB_LOCATION_HEADER] = CB_PART_HEADER,
                                      [CB_LOCATION_COOKIE] = CB_PART_COOKIE };
  const char *id = cb_auth_method_get_id (method);
  const char *title = *cb_auth_method_get_display_name (method) != '\0'
                          ? cb_auth_method_get_display_name (method)
                          : id;
  g_autofree char *why = g_strdup_printf ("The authentication method “%s” puts it there.", title);
  CbRequestPart *part = NULL;

  cb_request_builder_lose (self, kinds[addition->location], addition->name,
                           "the authentication method sets it.");
  if (addition->location == CB_LOCATION_HEADER)
    cb_request_builder_set_header (self, addition->name, addition->value, addition->secret, id,
                                   title);
  else if (addition->location == CB_LOCATION_QUERY)
    apply_to_query (self, addition);
  else
    {
      g_autofree char *value = cb_style_cookie_encode (addition->value);

      g_ptr_array_add (self->cookies, g_strconcat (addition->name, "=", value, NULL));
    }
  part = cb_request_builder_add_part (self, kinds[addition->location], addition->name,
                                      addition->value, CB_RULE_AUTHENTICATION, why);
  g_free (part->source);
  part->source = g_strdup (id);
  part->secret = addition->secret;
}

/* What the methods see: the request as far as it is made. */
static CbAuthTarget *
make_target (CbRequestBuilder *self)
{
  g_autofree char *url = cb_request_builder_dup_url (self);
  g_autofree char *before = g_steal_pointer (&self->request->url);
  g_autoptr (CbHttpRequest) http = NULL;

  self->request->url = g_steal_pointer (&url);
  http = cb_request_to_http_request (self->request);
  g_clear_pointer (&self->request->url, g_free);
  self->request->url = g_steal_pointer (&before);
  return cb_auth_target_new (http);
}

static gboolean
attach (CbRequestBuilder *self, CbAuthenticator *authenticator, GError **error)
{
  g_autoptr (CbAuthTarget) target = make_target (self);
  GTlsCertificate *certificate = NULL;

  if (!cb_authenticator_attach (authenticator, target, error))
    return FALSE;
  for (guint i = 0; i < cb_auth_target_get_n_additions (target); i++)
    apply_addition (self, cb_authenticator_get_method (authenticator),
                    cb_auth_target_get_addition (target, i));
  certificate = cb_auth_target_get_client_certificate (target);
  if (certificate != NULL)
    g_set_object (&self->request->certificate, certificate);
  return TRUE;
}

gboolean
cb_request_builder_add_auth (CbRequestBuilder *self, GError **error)
{
  g_autoptr (GPtrArray) methods = NULL;
  g_autoptr (GPtrArray) authenticators = NULL;

  if ((self->options.flags & CB_REQUEST_NO_AUTHENTICATION) != 0)
    return TRUE;
  if (self->options.authenticators != NULL)
    authenticators = g_ptr_array_ref (self->options.authenticators);
  else
    {
      methods = cb_request_list_auth_methods (self->connector, self->activity,
                                              self->options.security, error);
      authenticators = methods != NULL
                           ? cb_request_builder_make_authenticators (self, methods, error)
                           : NULL;
    }
  if (authenticators == NULL)
    return FALSE;
  for (guint i = 0; self->problems->len == 0 && i < authenticators->len; i++)
    {
      CbAuthenticator *authenticator = g_ptr_array_index (authenticators, i);

      cb_authenticator_add_to_redactor (authenticator, self->request->redactor);
      if (!attach (self, authenticator, error))
        return FALSE;
    }
  return TRUE;
}
