/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-authenticator-private.h"

typedef struct
{
  CbAuthMethod *method;
  GHashTable *credentials;
} CbAuthenticatorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbAuthenticator, cb_authenticator, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_METHOD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((CbAuthenticatorPrivate *) cb_authenticator_get_instance_private (self))
#define CLASS(self) ((CbAuthenticatorClass *) G_OBJECT_GET_CLASS (self))

static gboolean
is_ready_default (CbAuthenticator *self)
{
  return TRUE;
}

static void
prepare_default (CbAuthenticator *self, CbHttpClient *client, GTask *task)
{
  g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_object_unref),
                         (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
challenge_default (CbAuthenticator *self, CbHttpExchange *exchange)
{
  return FALSE;
}

static void
add_to_redactor_default (CbAuthenticator *self, CbRedactor *redactor)
{
  CbAuthenticatorPrivate *priv = PRIVATE (self);
  CbList *fields = cb_auth_method_get_fields (priv->method);

  for (guint i = 0; i < cb_list_get_size (fields); i++)
    {
      CbField *field = cb_list_get (fields, i);
      const char *value = g_hash_table_lookup (priv->credentials, cb_field_get_name (field));

      if (value != NULL && *value != '\0'
          && cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
        cb_redactor_add (redactor, value);
    }
}

static void
cb_authenticator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_METHOD)
    g_value_set_object (value, PRIVATE ((CbAuthenticator *) object)->method);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_authenticator_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_METHOD)
    PRIVATE ((CbAuthenticator *) object)->method = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_authenticator_finalize (GObject *object)
{
  CbAuthenticatorPrivate *priv = PRIVATE ((CbAuthenticator *) object);

  g_clear_object (&priv->method);
  g_clear_pointer (&priv->credentials, g_hash_table_unref);
  G_OBJECT_CLASS (cb_authenticator_parent_class)->finalize (object);
}

static void
cb_authenticator_class_init (CbAuthenticatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_authenticator_get_property;
  object_class->set_property = cb_authenticator_set_property;
  object_class->finalize = cb_authenticator_finalize;
  properties[PROP_METHOD] = g_param_spec_object ("method", NULL, NULL, CB_TYPE_AUTH_METHOD,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  klass->is_ready = is_ready_default;
  klass->prepare = prepare_default;
  klass->challenge = challenge_default;
  klass->add_to_redactor = add_to_redactor_default;
}

static void
cb_authenticator_init (CbAuthenticator *self)
{
  PRIVATE (self)->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) cb_secret_free);
}

CbAuthenticator *
cb_authenticator_new (CbAuthMethod *method, GError **error)
{
  CbAuthKind kind = cb_auth_method_get_kind (method);
  GType type = cb_auth_registry_find_type (kind);

  if (type == G_TYPE_INVALID)
    {
      g_autofree char *title = cb_auth_method_dup_title (method);

      g_set_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_UNSUPPORTED,
                   "The authentication method “%s” is of the kind %s, which this version can't "
                   "use. Choose another method in step 2.",
                   title, cb_enum_get_title (CB_TYPE_AUTH_KIND, kind));
      return NULL;
    }
  return g_object_new (type, "method", method, NULL);
}

CbAuthMethod *
cb_authenticator_get_method (CbAuthenticator *self)
{
  return PRIVATE (self)->method;
}

void
cb_authenticator_set_credential (CbAuthenticator *self, const char *field, const char *value)
{
  CbAuthenticatorPrivate *priv = PRIVATE (self);

  if (value == NULL)
    g_hash_table_remove (priv->credentials, field);
  else
    g_hash_table_replace (priv->credentials, g_strdup (field), g_strdup (value));
}

const char *
cb_authenticator_get_credential (CbAuthenticator *self, const char *field)
{
  return g_hash_table_lookup (PRIVATE (self)->credentials, field);
}

const char *
cb_authenticator_require (CbAuthenticator *self, const char *field, GError **error)
{
  CbAuthMethod *method = PRIVATE (self)->method;
  const char *value = cb_authenticator_get_credential (self, field);
  CbField *definition = NULL;
  g_autofree char *title = NULL;
  g_autofree char *method_title = NULL;

  if (value != NULL && *value != '\0')
    return value;
  definition = cb_list_find (cb_auth_method_get_fields (method), field);
  title = definition != NULL ? cb_field_dup_title (definition) : cb_text_humanize (field);
  method_title = cb_auth_method_dup_title (method);
  g_set_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_MISSING,
               "The authentication method “%s” needs a value for “%s” (%s).", method_title, title,
               field);
  return NULL;
}

gboolean
cb_authenticator_is_ready (CbAuthenticator *self)
{
  return CLASS (self)->is_ready (self);
}

void
cb_authenticator_prepare_async (CbAuthenticator *self, CbHttpClient *client,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cb_authenticator_prepare_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  CLASS (self)->prepare (self, client, task);
}

gboolean
cb_authenticator_prepare_finish (CbAuthenticator *self, GAsyncResult *result, GPtrArray **exchanges,
                                 GError **error)
{
  g_autoptr (GPtrArray) sent = g_task_propagate_pointer (G_TASK (result), error);

  if (sent == NULL)
    return FALSE;
  if (exchanges != NULL)
    *exchanges = g_steal_pointer (&sent);
  return TRUE;
}

gboolean
cb_authenticator_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error)
{
  return CLASS (self)->attach (self, target, error);
}

gboolean
cb_authenticator_challenge (CbAuthenticator *self, CbHttpExchange *exchange)
{
  return CLASS (self)->challenge (self, exchange);
}

void
cb_authenticator_add_to_redactor (CbAuthenticator *self, CbRedactor *redactor)
{
  CLASS (self)->add_to_redactor (self, redactor);
}
