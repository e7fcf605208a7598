/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-builder-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE_WITH_CODE (CbBuilder, cb_builder, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CB_TYPE_PAGE, _cb_builder_page_iface_init))

enum
{
  PROP_0,
  PROP_CONNECTOR,
  PROP_HISTORY,
  PROP_SAVE_STATE,
  PROP_STEP,
  PROP_ACTIVITY,
  PROP_CONSOLE,
  PROP_SHOW_CONSOLE,
  PROP_SHOW_PREVIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_title (CbBuilder *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  const char *svg = cb_connector_get_image (self->connector);
  const char *color = cb_connector_get_color (self->connector);
  g_autoptr (GBytes) image = *svg ? g_bytes_new (svg, strlen (svg)) : NULL;
  const char *version = cb_connector_get_version (self->connector);
  gboolean state = self->save_state && *self->save_state;
  g_autofree char *subtitle = state ? g_strdup_printf ("%s · %s", version, self->save_state)
                                    : g_strdup (version);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  cb_logo_set_text (self->logo, title);
  cb_logo_set_color (self->logo, *color ? color : NULL);
  cb_logo_set_data (self->logo, image);
}

static void
on_connector_changed (CbBuilder *self, CbChange *change)
{
  if (cb_change_get_item (change) == CB_ITEM (self->connector))
    show_title (self);
  _cb_builder_update_actions (self);
}

static GtkWidget *
get_page (CbBuilder *self, CbBuilderStep step)
{
  switch (step)
    {
    case CB_BUILDER_STEP_AUTHENTICATION:
      return GTK_WIDGET (self->auth);
    case CB_BUILDER_STEP_ACTIVITIES:
      return GTK_WIDGET (self->activities);
    case CB_BUILDER_STEP_SUMMARY:
      return GTK_WIDGET (self->summary);
    case CB_BUILDER_STEP_BASIC:
    default:
      return GTK_WIDGET (self->basic);
    }
}

void
cb_builder_set_step (CbBuilder *self, guint step)
{
  g_return_if_fail (CB_IS_BUILDER (self));
  g_return_if_fail (step >= 1 && step <= CB_BUILDER_N_STEPS);

  cb_step_rail_set_step (self->rail, (CbBuilderStep) step);
  gtk_stack_set_visible_child (self->stack, get_page (self, (CbBuilderStep) step));
  cb_preview_set_step (self->preview, (CbBuilderStep) step);
  cb_split_set_show_content (self->split, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

guint
cb_builder_get_step (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), 0);

  return cb_step_rail_get_step (self->rail);
}

static void
cb_builder_on_step_activated (CbBuilder *self)
{
  cb_builder_set_step (self, cb_step_rail_get_step (self->rail));
}

void
cb_builder_show_item (CbBuilder *self, CbItem *item, int member)
{
  CbBuilderStep step;

  g_return_if_fail (CB_IS_BUILDER (self));

  step = cb_builder_step_of_item (item, member);
  cb_builder_set_step (self, step);
  if (step == CB_BUILDER_STEP_BASIC)
    cb_basic_page_show_item (self->basic, item, member);
  else if (step == CB_BUILDER_STEP_AUTHENTICATION)
    cb_auth_page_show_item (self->auth, item, member);
  else
    cb_activities_page_show_item (self->activities, item, member);
}

gboolean
cb_builder_show_pointer (CbBuilder *self, const char *pointer)
{
  int member = -1;
  CbItem *item;

  g_return_val_if_fail (CB_IS_BUILDER (self), FALSE);

  item = self->connector ? cb_item_resolve_pointer (CB_ITEM (self->connector), pointer, &member)
                         : NULL;
  if (item)
    cb_builder_show_item (self, item, member);
  return item != NULL;
}

static void
on_selected (CbBuilder *self)
{
  _cb_builder_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVITY]);
}

static void
set_context (CbBuilder *self, CbBuilderContext *context)
{
  cb_step_rail_set_context (self->rail, context);
  cb_basic_page_set_context (self->basic, context);
  cb_auth_page_set_context (self->auth, context);
  cb_activities_page_set_context (self->activities, context);
  cb_summary_page_set_context (self->summary, context);
  cb_preview_set_context (self->preview, context);
}

static void
forget_connector (CbBuilder *self)
{
  if (self->connector == NULL)
    return;
  set_context (self, NULL);
  _cb_builder_unwatch_history (self);
  g_signal_handlers_disconnect_by_func (self->connector, on_connector_changed, self);
  g_clear_object (&self->context);
  g_clear_object (&self->history);
  g_clear_object (&self->connector);
}

void
cb_builder_set_connector (CbBuilder *self, CbConnector *connector, CbHistory *history)
{
  g_return_if_fail (CB_IS_BUILDER (self));
  g_return_if_fail (connector == NULL || CB_IS_CONNECTOR (connector));

  forget_connector (self);
  if (connector)
    {
      self->connector = g_object_ref (connector);
      self->history = history ? g_object_ref (history) : cb_history_new (CB_ITEM (connector));
      self->context = cb_builder_context_new (connector, self->history);
      g_signal_connect_object (connector, "changed", G_CALLBACK (on_connector_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->context, "show", G_CALLBACK (cb_builder_show_item), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->context, "selected", G_CALLBACK (on_selected), self,
                               G_CONNECT_SWAPPED);
      set_context (self, self->context);
      _cb_builder_watch_history (self);
      show_title (self);
    }
  _cb_builder_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTOR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HISTORY]);
}

CbConnector *
cb_builder_get_connector (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return self->connector;
}

CbHistory *
cb_builder_get_history (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return self->history;
}

CbActivity *
cb_builder_get_activity (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return self->context ? cb_builder_context_get_activity (self->context) : NULL;
}

void
cb_builder_set_save_state (CbBuilder *self, const char *text)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  if (g_strcmp0 (self->save_state, text) == 0)
    return;
  g_free (self->save_state);
  self->save_state = g_strdup (text);
  if (self->connector)
    show_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
}

const char *
cb_builder_get_save_state (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return self->save_state;
}

void
cb_builder_set_name_problem (CbBuilder *self, const char *message)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  if (self->context)
    cb_builder_context_set_name_problem (self->context, message);
}

CbConnectionForm *
cb_builder_get_connection_form (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return cb_preview_get_connection_form (self->preview);
}

CbForm *
cb_builder_get_activity_form (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), NULL);

  return cb_preview_get_activity_form (self->preview);
}

void
cb_builder_set_testing (CbBuilder *self, gboolean testing)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  cb_auth_page_set_testing (self->auth, testing);
}

void
cb_builder_set_test_result (CbBuilder *self, gboolean success, const char *message, guint step)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  cb_auth_page_set_test_result (self->auth, success, message, step);
}

void
cb_builder_set_last_response (CbBuilder *self, CbActivity *activity, guint status,
                              const char *media_type, CbValue *sample)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  cb_activities_page_set_last_response (self->activities, activity, status, media_type, sample);
}

void
cb_builder_set_console (CbBuilder *self, GtkWidget *console)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  adw_bin_set_child (self->console_slot, console);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONSOLE]);
}

void
cb_builder_set_show_console (CbBuilder *self, gboolean show)
{
  g_return_if_fail (CB_IS_BUILDER (self));

  if (show == gtk_widget_get_visible (GTK_WIDGET (self->console_slot)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->console_slot), show);
  if (show && gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    gtk_paned_set_position (self->paned, gtk_widget_get_height (GTK_WIDGET (self)) * 55 / 100);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONSOLE]);
}

gboolean
cb_builder_get_show_console (CbBuilder *self)
{
  g_return_val_if_fail (CB_IS_BUILDER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->console_slot));
}

static void
cb_builder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbBuilder *self = CB_BUILDER (object);

  switch (id)
    {
    case PROP_CONNECTOR:
      g_value_set_object (value, self->connector);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_SAVE_STATE:
      g_value_set_string (value, self->save_state);
      break;
    case PROP_STEP:
      g_value_set_uint (value, cb_builder_get_step (self));
      break;
    case PROP_ACTIVITY:
      g_value_set_object (value, cb_builder_get_activity (self));
      break;
    case PROP_CONSOLE:
      g_value_set_object (value, adw_bin_get_child (self->console_slot));
      break;
    case PROP_SHOW_CONSOLE:
      g_value_set_boolean (value, cb_builder_get_show_console (self));
      break;
    case PROP_SHOW_PREVIEW:
      g_value_set_boolean (value, cb_split_get_show_aside (self->split));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_builder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbBuilder *self = CB_BUILDER (object);

  switch (id)
    {
    case PROP_SAVE_STATE:
      cb_builder_set_save_state (self, g_value_get_string (value));
      break;
    case PROP_STEP:
      cb_builder_set_step (self, g_value_get_uint (value));
      break;
    case PROP_CONSOLE:
      cb_builder_set_console (self, g_value_get_object (value));
      break;
    case PROP_SHOW_CONSOLE:
      cb_builder_set_show_console (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PREVIEW:
      cb_split_set_show_aside (self->split, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_builder_dispose (GObject *object)
{
  CbBuilder *self = CB_BUILDER (object);
  GtkWidget *child;

  if (self->split)
    forget_connector (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BUILDER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->split = NULL;
  g_clear_object (&self->actions);
  g_clear_pointer (&self->save_state, g_free);
  G_OBJECT_CLASS (cb_builder_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_CONNECTOR] = g_param_spec_object ("connector", NULL, NULL, CB_TYPE_CONNECTOR,
                                                    read_only);
  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, CB_TYPE_HISTORY,
                                                  read_only);
  properties[PROP_SAVE_STATE] = g_param_spec_string ("save-state", NULL, NULL, NULL, flags);
  properties[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 1, CB_BUILDER_N_STEPS, 1, flags);
  properties[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, CB_TYPE_ACTIVITY,
                                                   read_only);
  properties[PROP_CONSOLE] = g_param_spec_object ("console", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_CONSOLE] = g_param_spec_boolean ("show-console", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_PREVIEW] = g_param_spec_boolean ("show-preview", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (void)
{
  static const char *const names[] = { "test-requested", "export-requested", "publish-requested" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_new (names[i], CB_TYPE_BUILDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);
  g_signal_new ("try-requested", CB_TYPE_BUILDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, CB_TYPE_ACTIVITY);
}

static void
cb_builder_class_init (CbBuilderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = cb_builder_get_property;
  G_OBJECT_CLASS (klass)->set_property = cb_builder_set_property;
  G_OBJECT_CLASS (klass)->dispose = cb_builder_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  install_signals ();

  g_type_ensure (CB_TYPE_BASIC_PAGE);
  g_type_ensure (CB_TYPE_AUTH_PAGE);
  g_type_ensure (CB_TYPE_ACTIVITIES_PAGE);
  g_type_ensure (CB_TYPE_SUMMARY_PAGE);
  g_type_ensure (CB_TYPE_PREVIEW);
  g_type_ensure (CB_TYPE_STEP_RAIL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-builder.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, header_start);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, header_title);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, header_end);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, logo);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, title);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, undo);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, redo);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, paned);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, split);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, rail);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, stack);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, console_slot);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, basic);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, auth);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, activities);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, summary);
  gtk_widget_class_bind_template_child (widget_class, CbBuilder, preview);
  gtk_widget_class_bind_template_callback (widget_class, cb_builder_on_step_activated);
}

static void
cb_builder_init (CbBuilder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _cb_builder_add_actions (self);
}

GtkWidget *
cb_builder_new (CbConnector *connector, CbHistory *history)
{
  CbBuilder *self = g_object_new (CB_TYPE_BUILDER, NULL);

  cb_builder_set_connector (self, connector, history);
  return GTK_WIDGET (self);
}
