/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connection-form.h"

#include <glib/gi18n.h>

struct _CbConnectionForm
{
  GtkWidget parent_instance;

  CbConnector *connector;
  GListStore *lists;
  GPtrArray *security_ids;
  gboolean filling;

  GtkWidget *server_box;
  GtkDropDown *server_choice;
  GtkStringList *server_names;
  GtkWidget *security_box;
  GtkDropDown *security_choice;
  GtkStringList *security_names;
  CbForm *form;
};

G_DEFINE_FINAL_TYPE (CbConnectionForm, cb_connection_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONNECTOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
clamp_selected (GtkDropDown *choice, guint n)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected < n ? selected : 0;
}

/* Gives @names the texts of @labels, in one step and only where they differ. */
static void
fill_names (GtkStringList *names, GtkDropDown *choice, GPtrArray *labels)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (names));
  guint selected = clamp_selected (choice, labels->len);
  gboolean same = old == labels->len;

  for (guint i = 0; same && i < old; i++)
    same = g_str_equal (gtk_string_list_get_string (names, i), labels->pdata[i]);
  if (same)
    return;
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (names, 0, old, (const char *const *) labels->pdata);
  gtk_drop_down_set_selected (choice, selected);
}

static void
list_servers (CbConnectionForm *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CbList *servers = cb_connector_get_servers (self->connector);

  for (guint i = 0; i < cb_list_get_size (servers); i++)
    {
      CbServer *server = cb_list_get (servers, i);
      const char *name = cb_server_get_name (server);

      g_ptr_array_add (labels, g_strdup (*name ? name : cb_server_get_url (server)));
    }
  gtk_widget_set_visible (self->server_box, labels->len > 1);
  fill_names (self->server_names, self->server_choice, labels);
}

static char *
dup_method_label (CbAuthMethod *method)
{
  const char *name = cb_auth_method_get_display_name (method);

  if (*name)
    return g_strdup (name);
  return g_strdup (cb_enum_get_title (CB_TYPE_AUTH_KIND, cb_auth_method_get_kind (method)));
}

/* "API key and Basic", for an alternative without a name. */
static char *
dup_security_label (CbConnectionForm *self, CbSecurity *security)
{
  const char *name = cb_security_get_display_name (security);
  const char *const *ids = cb_security_get_methods (security);
  g_autoptr (GString) label = g_string_new (NULL);

  if (*name)
    return g_strdup (name);
  for (guint i = 0; ids && ids[i]; i++)
    {
      CbAuthMethod *method = cb_connector_find_auth_method (self->connector, ids[i]);
      g_autofree char *part = method ? dup_method_label (method) : g_strdup (ids[i]);

      if (i > 0)
        g_string_append (label, _ (" and "));
      g_string_append (label, part);
    }
  return g_strdup (label->len ? label->str : _ ("Without signing in"));
}

static void
list_securities (CbConnectionForm *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CbList *securities = cb_connector_get_security (self->connector);
  CbList *methods = cb_connector_get_auth_methods (self->connector);

  g_ptr_array_set_size (self->security_ids, 0);
  for (guint i = 0; i < cb_list_get_size (securities); i++)
    {
      CbSecurity *security = cb_list_get (securities, i);

      g_ptr_array_add (labels, dup_security_label (self, security));
      g_ptr_array_add (self->security_ids, g_strdup (cb_security_get_id (security)));
    }
  for (guint i = 0; cb_list_get_size (securities) == 0 && i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);

      g_ptr_array_add (labels, dup_method_label (method));
      g_ptr_array_add (self->security_ids, g_strdup (cb_auth_method_get_id (method)));
    }
  gtk_widget_set_visible (self->security_box, labels->len > 1);
  fill_names (self->security_names, self->security_choice, labels);
}

static void
add_method_fields (CbConnectionForm *self, GPtrArray *lists, const char *id)
{
  CbAuthMethod *method = cb_connector_find_auth_method (self->connector, id);

  if (method)
    g_ptr_array_add (lists, cb_auth_method_get_fields (method));
}

static GPtrArray *
collect_lists (CbConnectionForm *self)
{
  GPtrArray *lists = g_ptr_array_new ();
  CbServer *server = cb_connection_form_get_server (self);
  const char *id = cb_connection_form_get_security (self);
  CbSecurity *security = id ? cb_list_find (cb_connector_get_security (self->connector), id) : NULL;

  if (server)
    g_ptr_array_add (lists, cb_server_get_variables (server));
  if (security)
    {
      const char *const *ids = cb_security_get_methods (security);

      for (guint i = 0; ids && ids[i]; i++)
        add_method_fields (self, lists, ids[i]);
    }
  else if (id)
    add_method_fields (self, lists, id);
  g_ptr_array_add (lists, cb_connector_get_fields (self->connector));
  return lists;
}

static void
fill_lists (CbConnectionForm *self)
{
  g_autoptr (GPtrArray) lists = self->connector ? collect_lists (self) : g_ptr_array_new ();
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->lists));
  gboolean same = old == lists->len;

  for (guint i = 0; same && i < old; i++)
    {
      g_autoptr (GListModel) list = g_list_model_get_item (G_LIST_MODEL (self->lists), i);

      same = (gpointer) list == lists->pdata[i];
    }
  if (!same)
    g_list_store_splice (self->lists, 0, old, lists->pdata, lists->len);
}

static void
refresh (CbConnectionForm *self)
{
  self->filling = TRUE;
  if (self->connector)
    {
      list_servers (self);
      list_securities (self);
    }
  self->filling = FALSE;
  fill_lists (self);
}

/* Fields look after themselves, and activities are not part of a connection. */
static void
on_connector_changed (CbConnectionForm *self, CbChange *change)
{
  CbItem *item = cb_change_get_item (change);

  if (item && cb_item_get_ancestor (item, CB_TYPE_ACTIVITY))
    return;
  if (item && cb_item_get_ancestor (item, CB_TYPE_FIELD))
    return;
  refresh (self);
}

static void
cb_connection_form_on_choice (CbConnectionForm *self)
{
  if (self->filling || self->connector == NULL)
    return;
  fill_lists (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cb_connection_form_on_form_changed (CbConnectionForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cb_connection_form_set_connector (CbConnectionForm *self, CbConnector *connector)
{
  g_return_if_fail (CB_IS_CONNECTION_FORM (self));
  g_return_if_fail (connector == NULL || CB_IS_CONNECTOR (connector));

  if (self->connector == connector)
    return;
  if (self->connector)
    g_signal_handlers_disconnect_by_func (self->connector, on_connector_changed, self);
  g_set_object (&self->connector, connector);
  if (connector)
    g_signal_connect_object (connector, "changed", G_CALLBACK (on_connector_changed), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTOR]);
}

CbConnector *
cb_connection_form_get_connector (CbConnectionForm *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_FORM (self), NULL);

  return self->connector;
}

CbForm *
cb_connection_form_get_form (CbConnectionForm *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_FORM (self), NULL);

  return self->form;
}

CbServer *
cb_connection_form_get_server (CbConnectionForm *self)
{
  CbList *servers;

  g_return_val_if_fail (CB_IS_CONNECTION_FORM (self), NULL);

  if (self->connector == NULL)
    return NULL;
  servers = cb_connector_get_servers (self->connector);
  return cb_list_get (servers, clamp_selected (self->server_choice, cb_list_get_size (servers)));
}

void
cb_connection_form_set_server (CbConnectionForm *self, CbServer *server)
{
  int position;

  g_return_if_fail (CB_IS_CONNECTION_FORM (self));

  if (self->connector == NULL)
    return;
  position = cb_list_index_of (cb_connector_get_servers (self->connector), server);
  if (position >= 0)
    gtk_drop_down_set_selected (self->server_choice, (guint) position);
}

const char *
cb_connection_form_get_security (CbConnectionForm *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_FORM (self), NULL);

  if (self->security_ids->len == 0)
    return NULL;
  return self->security_ids->pdata[clamp_selected (self->security_choice, self->security_ids->len)];
}

void
cb_connection_form_set_security (CbConnectionForm *self, const char *id)
{
  g_return_if_fail (CB_IS_CONNECTION_FORM (self));

  for (guint i = 0; i < self->security_ids->len; i++)
    {
      if (g_strcmp0 (self->security_ids->pdata[i], id) == 0)
        gtk_drop_down_set_selected (self->security_choice, i);
    }
}

static void
cb_connection_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTOR)
    g_value_set_object (value, CB_CONNECTION_FORM (object)->connector);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_connection_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTOR)
    cb_connection_form_set_connector (CB_CONNECTION_FORM (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_connection_form_dispose (GObject *object)
{
  CbConnectionForm *self = CB_CONNECTION_FORM (object);
  GtkWidget *child;

  if (self->connector)
    g_signal_handlers_disconnect_by_func (self->connector, on_connector_changed, self);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONNECTION_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->connector);
  g_clear_object (&self->lists);
  G_OBJECT_CLASS (cb_connection_form_parent_class)->dispose (object);
}

static void
cb_connection_form_finalize (GObject *object)
{
  g_ptr_array_unref (CB_CONNECTION_FORM (object)->security_ids);
  G_OBJECT_CLASS (cb_connection_form_parent_class)->finalize (object);
}

static void
cb_connection_form_class_init (CbConnectionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_connection_form_get_property;
  object_class->set_property = cb_connection_form_set_property;
  object_class->dispose = cb_connection_form_dispose;
  object_class->finalize = cb_connection_form_finalize;

  properties[PROP_CONNECTOR] = g_param_spec_object ("connector", NULL, NULL, CB_TYPE_CONNECTOR,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_CONNECTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/form/cb-connection-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, server_box);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, server_choice);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, server_names);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, security_box);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, security_choice);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, security_names);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionForm, form);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_form_on_choice);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_form_on_form_changed);
}

static void
cb_connection_form_init (CbConnectionForm *self)
{
  GtkFlattenListModel *fields;

  self->lists = g_list_store_new (G_TYPE_LIST_MODEL);
  self->security_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  fields = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->lists)));
  cb_form_set_fields (self->form, G_LIST_MODEL (fields));
  g_object_unref (fields);
  gtk_widget_set_visible (self->server_box, FALSE);
  gtk_widget_set_visible (self->security_box, FALSE);
}

GtkWidget *
cb_connection_form_new (CbConnector *connector)
{
  return g_object_new (CB_TYPE_CONNECTION_FORM, "connector", connector, NULL);
}
