/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* The authentication methods of a document, and who demands which. */

typedef struct
{
  const char *type;
  const char *scheme;
  CbAuthKind kind;
} KindRow;

static const KindRow kinds[] = {
  { "apiKey", NULL, CB_AUTH_API_KEY },       { "basic", NULL, CB_AUTH_BASIC },
  { "http", "basic", CB_AUTH_BASIC },        { "http", "bearer", CB_AUTH_BEARER },
  { "http", "digest", CB_AUTH_DIGEST },      { "oauth2", NULL, CB_AUTH_OAUTH2 },
  { "openIdConnect", NULL, CB_AUTH_OAUTH2 }, { "mutualTLS", NULL, CB_AUTH_MUTUAL_TLS },
};

static gboolean
find_kind (CbSpot spot, CbAuthKind *kind)
{
  const char *type = cb_spot_get_text (spot, "type");
  const char *scheme = cb_spot_get_text (spot, "scheme");

  for (guint i = 0; type && i < G_N_ELEMENTS (kinds); i++)
    {
      if (!g_str_equal (type, kinds[i].type)
          || (kinds[i].scheme && (!scheme || g_ascii_strcasecmp (scheme, kinds[i].scheme) != 0)))
        continue;
      *kind = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static void
take_api_key (CbOpenapi *self, CbAuthMethod *method, CbSpot spot)
{
  const char *place = cb_spot_get_text (spot, "in");
  const char *name = cb_spot_get_text (spot, "name");
  CbLocation location = CB_LOCATION_HEADER;

  if (place && g_str_equal (place, "query"))
    location = CB_LOCATION_QUERY;
  else if (place && g_str_equal (place, "cookie"))
    location = CB_LOCATION_COOKIE;
  else if (!place || !g_str_equal (place, "header"))
    cb_openapi_report (self, WARNING, "api-key-place", spot,
                       "An API key can't be in “%s”; a header was taken.", place ? place : "");
  cb_auth_method_set_location (method, location);
  if (name && *name)
    cb_auth_method_set_parameter_name (method, name);
  else
    cb_openapi_report (self, WARNING, "api-key-name", spot,
                       "Nothing says in which header or query item the key goes.");
}

/* The flows of 2.0 have other names, and one scheme has one of them. (transfer full) */
static CbValue *
make_old_flows (CbOpenapi *self, CbSpot spot)
{
  const char *flow = cb_spot_get_text (spot, "flow");
  const char *name = flow ? flow : "implicit";
  static const char *const keys[] = { "authorizationUrl", "tokenUrl", "scopes" };
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (g_str_equal (name, "accessCode"))
    name = "authorizationCode";
  else if (g_str_equal (name, "application"))
    name = "clientCredentials";
  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, name);
  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      CbSpot member = cb_spot_get (spot, keys[i]);
      g_autoptr (CbValue) value = member.node ? cb_spot_to_value (member) : NULL;

      if (!value)
        continue;
      cb_value_builder_set_key (builder, keys[i]);
      cb_value_builder_add (builder, value);
    }
  cb_value_builder_end (builder);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
take_oauth (CbOpenapi *self, CbAuthMethod *method, CbSpot spot)
{
  static const char *const keys[] = { "openIdConnectUrl", "oauth2MetadataUrl" };
  CbSpot flows = cb_spot_get (spot, "flows");
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) settings = cb_value_new_object ();
  CbValue *changed = NULL;

  if (cb_spot_is (flows, CB_NODE_OBJECT))
    value = cb_spot_to_value (flows);
  else if (self->version == 20)
    value = make_old_flows (self, spot);
  if (value)
    {
      changed = cb_value_with_member (settings, "flows", value);
      cb_value_unref (settings);
      settings = changed;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      CbSpot member = cb_spot_get (spot, keys[i]);
      g_autoptr (CbValue) url = member.node ? cb_spot_to_value (member) : NULL;

      if (!url)
        continue;
      changed = cb_value_with_member (settings, keys[i], url);
      cb_value_unref (settings);
      settings = changed;
    }
  cb_auth_method_set_settings (method, settings);
}

static void
take_method (CbOpenapi *self, const char *name, CbSpot spot)
{
  static const char *const kept[] = { "bearerFormat", "deprecated", NULL };
  static const char *const unknown[] = { "type", "scheme", "in", "name", NULL };
  const char *description = cb_spot_get_text (spot, "description");
  CbAuthKind kind = CB_AUTH_NONE;
  gboolean known = find_kind (spot, &kind);
  g_autoptr (CbAuthMethod) method = cb_auth_method_new (name, kind);
  g_autofree char *title = cb_text_humanize (name);
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, spot, known ? kept : unknown);

  if (!known)
    {
      const char *type = cb_spot_get_text (spot, "type");
      const char *scheme = cb_spot_get_text (spot, "scheme");
      cb_openapi_report (self, WARNING, "security-scheme", spot,
                         "“%s” proves the caller in a way that isn't known here (%s %s). Choose "
                         "another way.",
                         name, type ? type : "no type", scheme ? scheme : "");
    }
  cb_auth_method_set_display_name (method, title);
  cb_auth_method_set_description (method, description ? description : "");
  cb_auth_method_set_extras (method, extras);
  if (kind == CB_AUTH_API_KEY)
    take_api_key (self, method, spot);
  else if (kind == CB_AUTH_OAUTH2)
    take_oauth (self, method, spot);
  cb_list_append (cb_connector_get_auth_methods (self->connector), method);
  g_hash_table_add (self->methods, g_strdup (name));
}

void
cb_openapi_take_auth_methods (CbOpenapi *self)
{
  CbSpot schemes = self->version == 20
                       ? cb_spot_get (self->root, "securityDefinitions")
                       : cb_spot_get (cb_spot_get (self->root, "components"), "securitySchemes");
  const char *name = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (schemes, CB_NODE_OBJECT))
    return;
  cb_spot_iter_init (&iter, schemes);
  while (cb_spot_iter_next (&iter, &name, &child))
    {
      CbSpot scheme = cb_openapi_follow (self, child);
      if (*name && cb_spot_is (scheme, CB_NODE_OBJECT) && !g_str_has_prefix (name, "x-"))
        take_method (self, name, scheme);
    }
}

static void
add_scopes (GPtrArray *scopes, CbSpot list)
{
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, list);
  while (cb_spot_is (list, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *scope = cb_spot_to_text (child);
      if (scope && !g_ptr_array_find_with_equal_func (scopes, scope, g_str_equal, NULL))
        g_ptr_array_add (scopes, (gpointer) scope);
    }
}

/* One alternative; NULL where it names a method that there isn't. (transfer full) */
static CbSecurity *
make_alternative (CbOpenapi *self, CbSpot requirement)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) scopes = g_ptr_array_new ();
  g_autofree char *id = NULL;
  const char *name = NULL;
  CbSecurity *security = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (requirement, CB_NODE_OBJECT))
    return NULL;
  cb_spot_iter_init (&iter, requirement);
  while (cb_spot_iter_next (&iter, &name, &child))
    {
      if (!g_hash_table_contains (self->methods, name))
        {
          cb_openapi_report (self, WARNING, "security-unknown", child,
                             "There is no security scheme “%s”; this alternative was left out.",
                             name);
          return NULL;
        }
      g_ptr_array_add (names, (gpointer) name);
      add_scopes (scopes, child);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (scopes, NULL);
  id = names->len > 1 ? g_strjoinv ("+", (char **) names->pdata) : g_strdup ("none");
  security = cb_security_new (id, (const char *const *) names->pdata);
  cb_security_set_scopes (security, (const char *const *) scopes->pdata);
  return security;
}

/* (transfer full): the alternatives, each id once. */
static GPtrArray *
make_alternatives (CbOpenapi *self, CbSpot list)
{
  GPtrArray *alternatives = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, list);
  while (cb_spot_is (list, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      CbSecurity *security = make_alternative (self, child);

      if (security && g_hash_table_add (ids, g_strdup (cb_security_get_id (security))))
        g_ptr_array_add (alternatives, security);
      else
        g_clear_object (&security);
    }
  return alternatives;
}

/* The alternatives in one text, to see whether two are the same. (transfer full) */
static char *
describe_alternatives (GPtrArray *alternatives)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alternatives->len; i++)
    {
      CbSecurity *security = alternatives->pdata[i];
      g_autofree char *scopes = g_strjoinv (",", (char **) cb_security_get_scopes (security));

      g_string_append_printf (text, "%s:%s;", cb_security_get_id (security), scopes);
    }
  return g_string_free (text, FALSE);
}

void
cb_openapi_take_root_security (CbOpenapi *self)
{
  CbSpot list = cb_spot_get (self->root, "security");
  g_autoptr (GPtrArray) alternatives = NULL;

  if (!cb_spot_is (list, CB_NODE_ARRAY))
    return;
  alternatives = make_alternatives (self, list);
  self->has_security = TRUE;
  if (alternatives->len == 0)
    return;
  self->security = describe_alternatives (alternatives);
  cb_list_splice (cb_connector_get_security (self->connector), 0, 0, alternatives->pdata,
                  alternatives->len);
}

static void
remember_alternatives (CbOpenapi *self, GPtrArray *alternatives)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      CbSecurity *security = alternatives->pdata[i];
      const char *id = cb_security_get_id (security);

      if (!g_hash_table_contains (self->alternatives, id))
        g_hash_table_insert (self->alternatives, g_strdup (id), g_object_ref (security));
    }
}

void
cb_openapi_take_security (CbOpenapi *self, CbActivity *activity, CbSpot operation)
{
  CbSpot list = cb_spot_get (operation, "security");
  g_autoptr (GPtrArray) alternatives = NULL;
  g_autofree char *text = NULL;

  if (!cb_spot_is (list, CB_NODE_ARRAY))
    {
      /* Corrected by cb_openapi_finish_security() where nothing demands anything. */
      cb_activity_set_security_mode (activity,
                                     self->security ? CB_SECURITY_INHERIT : CB_SECURITY_NONE);
      return;
    }
  self->has_security = TRUE;
  alternatives = make_alternatives (self, list);
  text = describe_alternatives (alternatives);
  if (g_strcmp0 (text, self->security) == 0)
    return;
  /* What can't be met is no reason to call without a proof. */
  cb_activity_set_security_mode (activity, alternatives->len                  ? CB_SECURITY_OWN
                                           : cb_node_get_size (list.node) > 0 ? CB_SECURITY_INHERIT
                                                                              : CB_SECURITY_NONE);
  remember_alternatives (self, alternatives);
  cb_list_splice (cb_activity_get_security (activity), 0, 0, alternatives->pdata,
                  alternatives->len);
}

static void
inherit_everywhere (CbOpenapi *self)
{
  for (guint i = 0; i < self->activities->len; i++)
    cb_activity_set_security_mode (self->activities->pdata[i], CB_SECURITY_INHERIT);
}

static void
offer_alternatives (CbOpenapi *self)
{
  g_autoptr (GList)
      ids = g_list_sort (g_hash_table_get_keys (self->alternatives), (GCompareFunc) strcmp);

  for (GList *id = ids; id; id = id->next)
    {
      CbSecurity *security = g_hash_table_lookup (self->alternatives, id->data);
      g_autoptr (CbItem) copy = NULL;

      if (!*cb_security_get_methods (security))
        continue;
      copy = cb_item_copy (CB_ITEM (security));
      cb_list_append (cb_connector_get_security (self->connector), copy);
    }
}

void
cb_openapi_finish_security (CbOpenapi *self)
{
  if (g_hash_table_size (self->methods) == 0)
    inherit_everywhere (self);
  else if (!self->has_security)
    {
      inherit_everywhere (self);
      cb_openapi_report (self, SUGGESTION, "security-nowhere", self->root,
                         "The document describes authentication and doesn't say what demands it; "
                         "it was taken for all activities.");
    }
  else if (!self->security)
    offer_alternatives (self);
}
