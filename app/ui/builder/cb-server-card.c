/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-server-card.h"

#include "cb-bind.h"
#include "cb-field-table.h"
#include "cb-problem-row.h"

#include <glib/gi18n.h>

struct _CbServerCard
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbServer *server;
  GBindingGroup *bindings;
  gboolean filling;

  GtkWidget *url;
  GtkWidget *remove;
  CbProblemRow *url_problem;
  GtkWidget *name;
  CbProblemRow *name_problem;
  GtkWidget *variables_box;
  CbFieldTable *variables;
};

G_DEFINE_FINAL_TYPE (CbServerCard, cb_server_card, ADW_TYPE_BIN)

/* Address and variables change together, so they are one step of undo. */
static void
cb_server_card_on_url (CbServerCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->url));

  if (self->filling || self->server == NULL || g_str_equal (text, cb_server_get_url (self->server)))
    return;
  cb_builder_context_typing (self->context, _ ("Change of the base URL"));
  cb_server_set_url (self->server, text);
  cb_server_sync_variables (self->server);
}

static void
on_server_changed (CbServerCard *self)
{
  CbList *list = cb_connector_get_servers (cb_builder_context_get_connector (self->context));
  const char *url = cb_server_get_url (self->server);
  gboolean several = cb_list_get_size (list) > 1;

  self->filling = TRUE;
  if (!g_str_equal (url, gtk_editable_get_text (GTK_EDITABLE (self->url))))
    gtk_editable_set_text (GTK_EDITABLE (self->url), url);
  self->filling = FALSE;
  gtk_widget_set_visible (self->name, several || *cb_server_get_name (self->server));
  gtk_widget_set_visible (self->remove, several);
  gtk_widget_set_visible (self->variables_box,
                          cb_list_get_size (cb_server_get_variables (self->server)) > 0);
}

static void
cb_server_card_on_remove (CbServerCard *self)
{
  CbList *list = cb_item_get_parent_list (CB_ITEM (self->server));

  cb_builder_context_flush (self->context);
  cb_list_remove_item (list, self->server);
}

CbServer *
cb_server_card_get_server (CbServerCard *self)
{
  return self->server;
}

void
cb_server_card_show_item (CbServerCard *self, CbItem *item, int member)
{
  if (cb_field_table_show_item (self->variables, item, member))
    return;
  gtk_widget_grab_focus (member == CB_SERVER_NAME ? self->name : self->url);
}

static void
cb_server_card_dispose (GObject *object)
{
  CbServerCard *self = CB_SERVER_CARD (object);

  self->filling = TRUE;
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_SERVER_CARD);
  g_clear_object (&self->server);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_server_card_parent_class)->dispose (object);
}

static void
cb_server_card_class_init (CbServerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_server_card_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  g_type_ensure (CB_TYPE_FIELD_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-server-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, url);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, remove);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, url_problem);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, name);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, name_problem);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, variables_box);
  gtk_widget_class_bind_template_child (widget_class, CbServerCard, variables);
  gtk_widget_class_bind_template_callback (widget_class, cb_server_card_on_url);
  gtk_widget_class_bind_template_callback (widget_class, cb_server_card_on_remove);
}

static void
cb_server_card_init (CbServerCard *self)
{
  self->bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->url), FALSE);
  cb_bind_text (self->bindings, "name", self->name);
  cb_field_table_set_kind (self->variables, CB_FIELD_TABLE_VARIABLES);
  self->filling = FALSE;
}

GtkWidget *
cb_server_card_new (CbBuilderContext *context, CbServer *server)
{
  CbServerCard *self = g_object_new (CB_TYPE_SERVER_CARD, NULL);
  CbList *list = cb_connector_get_servers (cb_builder_context_get_connector (context));

  self->context = g_object_ref (context);
  self->server = g_object_ref (server);
  g_binding_group_set_source (self->bindings, server);
  cb_field_table_set_list (self->variables, context, cb_server_get_variables (server));
  cb_problem_row_watch (self->url_problem, context, server, CB_SERVER_URL, self->url);
  cb_problem_row_watch (self->name_problem, context, server, CB_SERVER_NAME, self->name);
  g_signal_connect_object (server, "changed", G_CALLBACK (on_server_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_server_changed), self,
                           G_CONNECT_SWAPPED);
  on_server_changed (self);
  return GTK_WIDGET (self);
}
