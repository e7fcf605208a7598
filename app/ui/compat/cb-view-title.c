/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-view-title.h"

struct _CbViewTitle
{
  GtkWidget parent_instance;

  AdwViewSwitcherTitle *title;
  guint idle;
};

enum
{
  PROP_0,
  PROP_STACK,
  PROP_TITLE,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbViewTitle, cb_view_title, GTK_TYPE_WIDGET)

static gboolean
notify_narrow_cb (gpointer data)
{
  CbViewTitle *self = data;

  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* It is decided while sizes are given out, and nothing else may change its size then. */
static void
title_visible_cb (CbViewTitle *self)
{
  if (!self->idle)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow_cb, self, NULL);
}

static void
cb_view_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbViewTitle *self = CB_VIEW_TITLE (object);

  switch (id)
    {
    case PROP_STACK:
      g_value_set_object (value, adw_view_switcher_title_get_stack (self->title));
      break;
    case PROP_TITLE:
      g_value_set_string (value, adw_view_switcher_title_get_title (self->title));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, cb_view_title_get_narrow (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_view_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbViewTitle *self = CB_VIEW_TITLE (object);

  switch (id)
    {
    case PROP_STACK:
      adw_view_switcher_title_set_stack (self->title, g_value_get_object (value));
      break;
    case PROP_TITLE:
      adw_view_switcher_title_set_title (self->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_view_title_dispose (GObject *object)
{
  CbViewTitle *self = CB_VIEW_TITLE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->title)
    g_signal_handlers_disconnect_by_data (self->title, self);
  g_clear_pointer ((GtkWidget **) &self->title, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_view_title_parent_class)->dispose (object);
}

static void
cb_view_title_class_init (CbViewTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_view_title_get_property;
  object_class->set_property = cb_view_title_set_property;
  object_class->dispose = cb_view_title_dispose;
  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cb_view_title_init (CbViewTitle *self)
{
  self->title = ADW_VIEW_SWITCHER_TITLE (adw_view_switcher_title_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  g_signal_connect_swapped (self->title, "notify::title-visible", G_CALLBACK (title_visible_cb),
                            self);
}

GtkWidget *
cb_view_title_new (void)
{
  return g_object_new (CB_TYPE_VIEW_TITLE, NULL);
}

gboolean
cb_view_title_get_narrow (CbViewTitle *self)
{
  g_return_val_if_fail (CB_IS_VIEW_TITLE (self), FALSE);

  return adw_view_switcher_title_get_title_visible (self->title);
}
