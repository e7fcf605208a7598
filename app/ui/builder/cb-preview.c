/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-preview.h"

#include <libcb-ui-widgets.h>

struct _CbPreview
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbConnector *connector;
  CbActivity *activity;
  CbBuilderStep step;

  GtkStack *stack;
  CbLogo *logo;
  GtkLabel *title;
  GtkLabel *description;
  CbConnectionForm *connection_form;
  GtkLabel *activity_title;
  GtkLabel *activity_description;
  CbForm *activity_form;
};

G_DEFINE_FINAL_TYPE (CbPreview, cb_preview, ADW_TYPE_BIN)

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_connector (CbPreview *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  const char *svg = cb_connector_get_image (self->connector);
  const char *color = cb_connector_get_color (self->connector);
  g_autoptr (GBytes) image = *svg ? g_bytes_new (svg, strlen (svg)) : NULL;

  gtk_label_set_text (self->title, title);
  show_label (self->description, cb_connector_get_description (self->connector));
  cb_logo_set_text (self->logo, title);
  cb_logo_set_color (self->logo, *color ? color : NULL);
  cb_logo_set_data (self->logo, image);
}

static void
show_activity (CbPreview *self)
{
  g_autofree char *title = cb_activity_dup_title (self->activity);

  gtk_label_set_text (self->activity_title, title);
  show_label (self->activity_description, cb_activity_get_description (self->activity));
}

static void
on_connector_changed (CbPreview *self, CbChange *change)
{
  CbItem *item = cb_change_get_item (change);

  if (item == CB_ITEM (self->connector))
    show_connector (self);
  else if (self->activity && item == CB_ITEM (self->activity))
    show_activity (self);
}

static void
choose_page (CbPreview *self)
{
  gtk_stack_set_visible_child_name (
      self->stack,
      self->step == CB_BUILDER_STEP_ACTIVITIES && self->activity ? "activity" : "connection");
}

static void
on_selected (CbPreview *self)
{
  CbActivity *activity = cb_builder_context_get_activity (self->context);
  g_autoptr (CbActivityFields)
      fields = activity ? cb_activity_fields_new (self->connector, activity) : NULL;

  g_set_object (&self->activity, activity);
  cb_form_set_fields (self->activity_form, fields ? G_LIST_MODEL (fields) : NULL);
  if (activity)
    show_activity (self);
  choose_page (self);
}

void
cb_preview_set_context (CbPreview *self, CbBuilderContext *context)
{
  CbConnector *connector = context ? cb_builder_context_get_connector (context) : NULL;

  g_return_if_fail (CB_IS_PREVIEW (self));

  if (self->context)
    {
      g_signal_handlers_disconnect_by_func (self->context, on_selected, self);
      g_signal_handlers_disconnect_by_func (self->connector, on_connector_changed, self);
    }
  g_set_object (&self->context, context);
  g_set_object (&self->connector, connector);
  cb_connection_form_set_connector (self->connection_form, self->connector);
  if (context == NULL)
    {
      g_clear_object (&self->activity);
      cb_form_set_fields (self->activity_form, NULL);
      return;
    }
  g_signal_connect_object (context, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->connector, "changed", G_CALLBACK (on_connector_changed), self,
                           G_CONNECT_SWAPPED);
  show_connector (self);
  on_selected (self);
}

void
cb_preview_set_step (CbPreview *self, CbBuilderStep step)
{
  g_return_if_fail (CB_IS_PREVIEW (self));

  self->step = step;
  choose_page (self);
}

CbConnectionForm *
cb_preview_get_connection_form (CbPreview *self)
{
  return self->connection_form;
}

CbForm *
cb_preview_get_activity_form (CbPreview *self)
{
  return self->activity_form;
}

static void
cb_preview_dispose (GObject *object)
{
  CbPreview *self = CB_PREVIEW (object);

  if (self->stack)
    cb_preview_set_context (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PREVIEW);
  self->stack = NULL;
  G_OBJECT_CLASS (cb_preview_parent_class)->dispose (object);
}

static void
cb_preview_class_init (CbPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_preview_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CbPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, logo);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, title);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, description);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, connection_form);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, activity_title);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, activity_description);
  gtk_widget_class_bind_template_child (widget_class, CbPreview, activity_form);
}

static void
cb_preview_init (CbPreview *self)
{
  self->step = CB_BUILDER_STEP_BASIC;
  gtk_widget_init_template (GTK_WIDGET (self));
}
