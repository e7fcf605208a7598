/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-navigator.h"

#include <adwaita.h>

struct _CbNavigator
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  /* From the bottom up; those above the visible one are on their way out. */
  GPtrArray *pages;
};

enum
{
  PROP_0,
  PROP_VISIBLE_PAGE,
  PROP_DEPTH,
  N_PROPS,
};

enum
{
  POPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbNavigator, cb_navigator, GTK_TYPE_WIDGET)

static GtkWidget *
get_below (CbNavigator *self)
{
  guint depth = cb_navigator_get_depth (self);

  return depth > 1 ? g_ptr_array_index (self->pages, depth - 2) : NULL;
}

/* Pages above the visible one stay until the picture of their leaving has ended. */
static void
prune (CbNavigator *self)
{
  guint depth = cb_navigator_get_depth (self);

  while (self->pages->len > depth)
    {
      g_autoptr (GtkWidget) page = g_object_ref (g_ptr_array_index (self->pages, depth));

      g_ptr_array_remove_index (self->pages, depth);
      adw_leaflet_remove (self->leaflet, page);
      g_signal_emit (self, signals[POPPED], 0, page);
    }
}

static void
transition_cb (CbNavigator *self)
{
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    prune (self);
}

static void
visible_child_cb (CbNavigator *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPTH]);
}

static void
show (CbNavigator *self, GtkWidget *page)
{
  adw_leaflet_set_visible_child (self->leaflet, page);
  transition_cb (self);
}

static void
cb_navigator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbNavigator *self = CB_NAVIGATOR (object);

  switch (id)
    {
    case PROP_VISIBLE_PAGE:
      g_value_set_object (value, cb_navigator_get_visible_page (self));
      break;
    case PROP_DEPTH:
      g_value_set_uint (value, cb_navigator_get_depth (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_navigator_dispose (GObject *object)
{
  CbNavigator *self = CB_NAVIGATOR (object);

  if (self->leaflet)
    g_signal_handlers_disconnect_by_data (self->leaflet, self);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_navigator_parent_class)->dispose (object);
}

static void
cb_navigator_class_init (CbNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_navigator_get_property;
  object_class->dispose = cb_navigator_dispose;
  properties[PROP_VISIBLE_PAGE] = g_param_spec_object ("visible-page", NULL, NULL, GTK_TYPE_WIDGET,
                                                       flags);
  properties[PROP_DEPTH] = g_param_spec_uint ("depth", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[POPPED] = g_signal_new ("popped", CB_TYPE_NAVIGATOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cb_navigator_init (CbNavigator *self)
{
  self->pages = g_ptr_array_new ();
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, FALSE);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  /* A wide page below must not keep the window wide. */
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
  g_signal_connect_swapped (self->leaflet, "notify::child-transition-running",
                            G_CALLBACK (transition_cb), self);
}

GtkWidget *
cb_navigator_new (void)
{
  return g_object_new (CB_TYPE_NAVIGATOR, NULL);
}

void
cb_navigator_push (CbNavigator *self, GtkWidget *page)
{
  g_return_if_fail (CB_IS_NAVIGATOR (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  prune (self);
  g_ptr_array_add (self->pages, page);
  adw_leaflet_append (self->leaflet, page);
  show (self, page);
}

gboolean
cb_navigator_pop (CbNavigator *self)
{
  GtkWidget *below = NULL;

  g_return_val_if_fail (CB_IS_NAVIGATOR (self), FALSE);
  below = get_below (self);
  if (!below)
    return FALSE;
  show (self, below);
  return TRUE;
}

void
cb_navigator_pop_to_root (CbNavigator *self)
{
  g_return_if_fail (CB_IS_NAVIGATOR (self));

  if (cb_navigator_get_depth (self) > 1)
    show (self, g_ptr_array_index (self->pages, 0));
}

GtkWidget *
cb_navigator_get_visible_page (CbNavigator *self)
{
  g_return_val_if_fail (CB_IS_NAVIGATOR (self), NULL);
  return adw_leaflet_get_visible_child (self->leaflet);
}

guint
cb_navigator_get_depth (CbNavigator *self)
{
  guint index = 0;

  g_return_val_if_fail (CB_IS_NAVIGATOR (self), 0);
  return g_ptr_array_find (self->pages, cb_navigator_get_visible_page (self), &index) ? index + 1
                                                                                      : 0;
}
