/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-try-values.h"

#include <glib/gi18n.h>

#define SECRET_FIELD "try"
#define KEEP_MS 800

struct _CbTryValues
{
  GObject parent_instance;

  CbConnector *connector;
  CbSecretStore *secrets;
  char *secret_id;
  GPtrArray *forms;
  /* What all forms show: {"values", "server", "security"}. */
  CbValue *shown;
  gboolean showing;
  guint keep_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbTryValues, cb_try_values, G_TYPE_OBJECT)

static void
add_text (CbValueBuilder *builder, const char *key, const char *text)
{
  if (!text)
    return;
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_string (builder, text);
}

/* (transfer full) */
static CbValue *
read_form (CbConnectionForm *form)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValues) values = cb_values_new ();
  g_autoptr (CbValue) object = NULL;
  CbServer *server = cb_connection_form_get_server (form);

  cb_form_fill_values (cb_connection_form_get_form (form), values, CB_ORIGIN_CONNECTION);
  object = cb_values_to_value (values);
  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "values");
  cb_value_builder_add (builder, object);
  add_text (builder, "server", server ? cb_server_get_url (server) : NULL);
  add_text (builder, "security", cb_connection_form_get_security (form));
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
show_in_form (CbTryValues *self, CbConnectionForm *form)
{
  const char *url = cb_value_get_member_text (self->shown, "server");
  const char *security = cb_value_get_member_text (self->shown, "security");
  CbServer *server = url ? cb_list_find (cb_connector_get_servers (self->connector), url) : NULL;

  if (server)
    cb_connection_form_set_server (form, server);
  if (security)
    cb_connection_form_set_security (form, security);
  cb_form_show_values (cb_connection_form_get_form (form),
                       cb_value_get_member (self->shown, "values"));
}

static void
show (CbTryValues *self, CbConnectionForm *except)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->forms->len; i++)
    if (self->forms->pdata[i] != except)
      show_in_form (self, self->forms->pdata[i]);
  self->showing = FALSE;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Without a keyring the values last as long as the application does. */
  cb_secret_store_store_finish ((CbSecretStore *) source, result, NULL);
}

void
cb_try_values_flush (CbTryValues *self)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  char *text;

  if (self->keep_id == 0 || !self->secrets)
    return;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  title = cb_connector_dup_title (self->connector);
  label = g_strdup_printf (_ ("%s: values for trying it"), title);
  text = cb_value_to_text (self->shown, 0);
  cb_secret_store_store_async (self->secrets, self->secret_id, SECRET_FIELD, label, text, NULL,
                               stored_cb, NULL);
  cb_secret_free (text);
}

static gboolean
keep_cb (gpointer data)
{
  cb_try_values_flush (data);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (CbTryValues *self, CbConnectionForm *form)
{
  g_autoptr (CbValue) read = NULL;

  if (self->showing)
    return;
  read = read_form (form);
  if (self->shown && cb_value_equal (self->shown, read))
    return;
  g_clear_pointer (&self->shown, cb_value_unref);
  self->shown = g_steal_pointer (&read);
  show (self, form);
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add (KEEP_MS, keep_cb, self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbTryValues) self = data;
  char *text = cb_secret_store_lookup_finish ((CbSecretStore *) source, result, NULL);
  CbValue *kept = text ? cb_value_new_from_text (text, -1, NULL) : NULL;

  cb_secret_free (text);
  /* What was typed meanwhile counts. */
  if (!self->shown && kept)
    {
      self->shown = g_steal_pointer (&kept);
      show (self, NULL);
    }
  g_clear_pointer (&kept, cb_value_unref);
}

CbTryValues *
cb_try_values_new (CbConnector *connector, const char *draft_id, CbSecretStore *secrets)
{
  CbTryValues *self = g_object_new (CB_TYPE_TRY_VALUES, NULL);

  self->connector = g_object_ref (connector);
  self->secret_id = g_strconcat ("draft-", draft_id, NULL);
  if (!secrets)
    return self;
  self->secrets = g_object_ref (secrets);
  cb_secret_store_lookup_async (secrets, self->secret_id, SECRET_FIELD, self->cancellable, found_cb,
                                g_object_ref (self));
  return self;
}

void
cb_try_values_add_form (CbTryValues *self, CbConnectionForm *form)
{
  g_ptr_array_add (self->forms, g_object_ref (form));
  g_signal_connect_object (form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->shown)
    show (self, NULL);
}

static void
cb_try_values_dispose (GObject *object)
{
  CbTryValues *self = CB_TRY_VALUES (object);

  cb_try_values_flush (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->connector);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->forms, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_try_values_parent_class)->dispose (object);
}

static void
cb_try_values_finalize (GObject *object)
{
  CbTryValues *self = CB_TRY_VALUES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, cb_value_unref);
  g_clear_pointer (&self->secret_id, g_free);

  G_OBJECT_CLASS (cb_try_values_parent_class)->finalize (object);
}

static void
cb_try_values_class_init (CbTryValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_try_values_dispose;
  object_class->finalize = cb_try_values_finalize;
}

static void
cb_try_values_init (CbTryValues *self)
{
  self->forms = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}
