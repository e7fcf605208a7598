/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-split.h"

#include <adwaita.h>

struct _CbSplit
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  AdwBin *sidebar;
  GtkWidget *separator;
  AdwFlap *flap;
  int sidebar_width;
  int aside_width;
  GtkWidget *aside;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_ASIDE,
  PROP_SIDEBAR_WIDTH,
  PROP_ASIDE_WIDTH,
  PROP_SHOW_CONTENT,
  PROP_SHOW_ASIDE,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbSplit, cb_split, GTK_TYPE_WIDGET)

static void
update_back (CbSplit *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "split.back",
                                 cb_split_get_folded (self) && cb_split_get_show_content (self));
}

static void
folded_cb (CbSplit *self)
{
  update_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
visible_child_cb (CbSplit *self)
{
  update_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

static void
reveal_flap_cb (CbSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ASIDE]);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_split_set_show_content (CB_SPLIT (widget), FALSE);
}

static void
toggle_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbSplit *self = CB_SPLIT (widget);

  cb_split_set_show_aside (self, !cb_split_get_show_aside (self));
}

static void
apply_widths (CbSplit *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->sidebar), self->sidebar_width, -1);
  if (self->aside)
    gtk_widget_set_size_request (self->aside, self->aside_width, -1);
}

static void
cb_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbSplit *self = CB_SPLIT (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, cb_split_get_sidebar (self));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, cb_split_get_content (self));
      break;
    case PROP_ASIDE:
      g_value_set_object (value, cb_split_get_aside (self));
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_ASIDE_WIDTH:
      g_value_set_int (value, self->aside_width);
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, cb_split_get_show_content (self));
      break;
    case PROP_SHOW_ASIDE:
      g_value_set_boolean (value, cb_split_get_show_aside (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, cb_split_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_width (CbSplit *self, int *width, int value, GParamSpec *pspec)
{
  if (*width == value)
    return;
  *width = value;
  apply_widths (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
cb_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbSplit *self = CB_SPLIT (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      cb_split_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      cb_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_ASIDE:
      cb_split_set_aside (self, g_value_get_object (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      set_width (self, &self->sidebar_width, g_value_get_int (value), pspec);
      break;
    case PROP_ASIDE_WIDTH:
      set_width (self, &self->aside_width, g_value_get_int (value), pspec);
      break;
    case PROP_SHOW_CONTENT:
      cb_split_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_ASIDE:
      cb_split_set_show_aside (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_split_dispose (GObject *object)
{
  CbSplit *self = CB_SPLIT (object);

  if (self->leaflet)
    {
      g_signal_handlers_disconnect_by_data (self->leaflet, self);
      g_signal_handlers_disconnect_by_data (self->flap, self);
    }
  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  self->sidebar = NULL;
  self->flap = NULL;
  self->aside = NULL;
  G_OBJECT_CLASS (cb_split_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ASIDE] = g_param_spec_object ("aside", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, -1, G_MAXINT, 240,
                                                     flags);
  properties[PROP_ASIDE_WIDTH] = g_param_spec_int ("aside-width", NULL, NULL, -1, G_MAXINT, 300,
                                                   flags);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ASIDE] = g_param_spec_boolean ("show-aside", NULL, NULL, FALSE, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_split_class_init (CbSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_split_get_property;
  object_class->set_property = cb_split_set_property;
  object_class->dispose = cb_split_dispose;
  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "split.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "split.toggle-aside", NULL, toggle_aside_action);
  gtk_widget_class_set_css_name (widget_class, "split");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
make_flap (CbSplit *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_reveal_flap (self->flap, FALSE);
  /* A swipe inside text or a table is a selection, not a wish to see another pane. */
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  adw_flap_set_swipe_to_close (self->flap, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->flap), TRUE);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_flap_cb), self);
}

static void
cb_split_init (CbSplit *self)
{
  AdwLeafletPage *page = NULL;

  self->sidebar_width = 240;
  self->aside_width = 300;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->sidebar = ADW_BIN (adw_bin_new ());
  /* Whatever is in it: what is left is for the content. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->sidebar), FALSE);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  make_flap (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->sidebar), "split-sidebar");
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->sidebar));
  page = adw_leaflet_append (self->leaflet, self->separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->flap));
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
  apply_widths (self);
  update_back (self);
}

GtkWidget *
cb_split_new (void)
{
  return g_object_new (CB_TYPE_SPLIT, NULL);
}

void
cb_split_set_sidebar (CbSplit *self, GtkWidget *widget)
{
  g_return_if_fail (CB_IS_SPLIT (self));

  if (adw_bin_get_child (self->sidebar) == widget)
    return;
  adw_bin_set_child (self->sidebar, widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

GtkWidget *
cb_split_get_sidebar (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), NULL);
  return adw_bin_get_child (self->sidebar);
}

void
cb_split_set_content (CbSplit *self, GtkWidget *widget)
{
  g_return_if_fail (CB_IS_SPLIT (self));

  if (adw_flap_get_content (self->flap) == widget)
    return;
  adw_flap_set_content (self->flap, widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

GtkWidget *
cb_split_get_content (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), NULL);
  return adw_flap_get_content (self->flap);
}

void
cb_split_set_aside (CbSplit *self, GtkWidget *widget)
{
  g_return_if_fail (CB_IS_SPLIT (self));

  if (self->aside == widget)
    return;
  self->aside = widget;
  if (widget)
    {
      gtk_widget_add_css_class (widget, "background");
      gtk_widget_set_hexpand (widget, FALSE);
    }
  adw_flap_set_flap (self->flap, widget);
  apply_widths (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASIDE]);
}

GtkWidget *
cb_split_get_aside (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), NULL);
  return self->aside;
}

gboolean
cb_split_get_folded (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), FALSE);
  return adw_leaflet_get_folded (self->leaflet);
}

void
cb_split_set_show_content (CbSplit *self, gboolean show_content)
{
  g_return_if_fail (CB_IS_SPLIT (self));

  adw_leaflet_set_visible_child (self->leaflet, show_content ? GTK_WIDGET (self->flap)
                                                             : GTK_WIDGET (self->sidebar));
}

gboolean
cb_split_get_show_content (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), FALSE);
  return adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->flap);
}

void
cb_split_set_show_aside (CbSplit *self, gboolean show_aside)
{
  g_return_if_fail (CB_IS_SPLIT (self));
  adw_flap_set_reveal_flap (self->flap, show_aside);
}

gboolean
cb_split_get_show_aside (CbSplit *self)
{
  g_return_val_if_fail (CB_IS_SPLIT (self), FALSE);
  return adw_flap_get_reveal_flap (self->flap);
}
