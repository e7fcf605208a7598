/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-body-tab.h"

#include "cb-bind.h"
#include "cb-content-editor.h"
#include "cb-sample-dialog.h"

#include <glib/gi18n.h>
#include <libcb-schema.h>

struct _CbBodyTab
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbActivity *activity;
  GBindingGroup *bindings;

  GtkStack *stack;
  GtkWidget *required;
  CbContentEditor *contents;
};

G_DEFINE_FINAL_TYPE (CbBodyTab, cb_body_tab, ADW_TYPE_BIN)

static void
show_body (CbBodyTab *self)
{
  CbBody *body = self->activity ? cb_activity_get_request (self->activity) : NULL;

  g_binding_group_set_source (self->bindings, body);
  cb_content_editor_set_contents (self->contents, self->context,
                                  body ? cb_body_get_contents (body) : NULL);
  gtk_stack_set_visible_child_name (self->stack, body ? "body" : "none");
}

static void
add_body (CbBodyTab *self, CbValue *schema, CbValue *example)
{
  g_autoptr (CbBody) body = g_object_new (CB_TYPE_BODY, NULL);
  g_autoptr (CbContent) content = cb_content_new ("application/json", schema);

  cb_content_set_example (content, example);
  cb_body_set_required (body, TRUE);
  cb_list_append (cb_body_get_contents (body), content);
  cb_builder_context_flush (self->context);
  cb_activity_set_request (self->activity, body);
}

static void
cb_body_tab_on_json (CbBodyTab *self)
{
  g_autoptr (CbValue) schema = cb_schema_new (CB_SCHEMA_OBJECT);

  add_body (self, schema, NULL);
}

static void
take_sample (CbValue *sample, gpointer data)
{
  CbBodyTab *self = data;
  g_autoptr (CbValue) schema = cb_schema_infer (&sample, 1);

  if (self->activity)
    add_body (self, schema, sample);
}

static void
cb_body_tab_on_sample (CbBodyTab *self)
{
  cb_sample_dialog_ask (GTK_WIDGET (self), _ ("Body from a Sample"), take_sample, G_OBJECT (self));
}

static void
cb_body_tab_on_none (CbBodyTab *self)
{
  cb_builder_context_flush (self->context);
  cb_activity_set_request (self->activity, NULL);
}

void
cb_body_tab_set_activity (CbBodyTab *self, CbBuilderContext *context, CbActivity *activity)
{
  g_return_if_fail (CB_IS_BODY_TAB (self));

  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, show_body, self);
  g_set_object (&self->context, context);
  g_set_object (&self->activity, activity);
  if (activity)
    g_signal_connect_object (activity, "notify::request", G_CALLBACK (show_body), self,
                             G_CONNECT_SWAPPED);
  show_body (self);
}

static void
cb_body_tab_dispose (GObject *object)
{
  CbBodyTab *self = CB_BODY_TAB (object);

  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, show_body, self);
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BODY_TAB);
  g_clear_object (&self->activity);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_body_tab_parent_class)->dispose (object);
}

static void
cb_body_tab_class_init (CbBodyTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_body_tab_dispose;
  g_type_ensure (CB_TYPE_CONTENT_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-body-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBodyTab, stack);
  gtk_widget_class_bind_template_child (widget_class, CbBodyTab, required);
  gtk_widget_class_bind_template_child (widget_class, CbBodyTab, contents);
  gtk_widget_class_bind_template_callback (widget_class, cb_body_tab_on_json);
  gtk_widget_class_bind_template_callback (widget_class, cb_body_tab_on_sample);
  gtk_widget_class_bind_template_callback (widget_class, cb_body_tab_on_none);
}

static void
cb_body_tab_init (CbBodyTab *self)
{
  self->bindings = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_switch (self->bindings, "required", self->required);
}
