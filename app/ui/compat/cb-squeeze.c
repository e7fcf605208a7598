/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-squeeze.h"

#include <adwaita.h>

struct _CbSqueeze
{
  GtkWidget parent_instance;

  AdwSqueezer *squeezer;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void cb_squeeze_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbSqueeze, cb_squeeze, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      cb_squeeze_buildable_init))

static void
visible_child_cb (CbSqueeze *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
cb_squeeze_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                      const char *type)
{
  if (GTK_IS_WIDGET (child))
    cb_squeeze_add (CB_SQUEEZE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
cb_squeeze_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cb_squeeze_add_child;
}

static void
cb_squeeze_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, cb_squeeze_get_narrow (CB_SQUEEZE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_squeeze_dispose (GObject *object)
{
  CbSqueeze *self = CB_SQUEEZE (object);

  if (self->squeezer)
    g_signal_handlers_disconnect_by_data (self->squeezer, self);
  g_clear_pointer ((GtkWidget **) &self->squeezer, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_squeeze_parent_class)->dispose (object);
}

static void
cb_squeeze_class_init (CbSqueezeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_squeeze_get_property;
  object_class->dispose = cb_squeeze_dispose;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cb_squeeze_init (CbSqueeze *self)
{
  self->squeezer = ADW_SQUEEZER (adw_squeezer_new ());
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  adw_squeezer_set_transition_type (self->squeezer, ADW_SQUEEZER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_parent (GTK_WIDGET (self->squeezer), GTK_WIDGET (self));
  g_signal_connect_swapped (self->squeezer, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
}

GtkWidget *
cb_squeeze_new (void)
{
  return g_object_new (CB_TYPE_SQUEEZE, NULL);
}

void
cb_squeeze_add (CbSqueeze *self, GtkWidget *child)
{
  g_return_if_fail (CB_IS_SQUEEZE (self));

  adw_squeezer_add (self->squeezer, child);
}

gboolean
cb_squeeze_get_narrow (CbSqueeze *self)
{
  GtkWidget *visible = NULL;

  g_return_val_if_fail (CB_IS_SQUEEZE (self), FALSE);
  visible = adw_squeezer_get_visible_child (self->squeezer);
  return visible && gtk_widget_get_prev_sibling (visible) != NULL;
}
