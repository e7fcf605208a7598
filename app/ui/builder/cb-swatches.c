/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-swatches.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

/**
 * Swatch:
 * @color: "" for the default
 * @css_class: what paints it
 * @name: translatable
 *
 * One of the colours.
 */
typedef struct
{
  const char *color;
  const char *css_class;
  const char *name;
} Swatch;

static const Swatch swatches[] = {
  { "", "default", N_ ("Default colour") }, { "#3584e4", "blue", N_ ("Blue") },
  { "#2190a4", "teal", N_ ("Teal") },       { "#3a944a", "green", N_ ("Green") },
  { "#c88800", "yellow", N_ ("Yellow") },   { "#e66100", "orange", N_ ("Orange") },
  { "#e01b24", "red", N_ ("Red") },         { "#9141ac", "purple", N_ ("Purple") },
  { "#6f8396", "slate", N_ ("Slate") },
};

struct _CbSwatches
{
  AdwBin parent_instance;

  char *color;
  GtkToggleButton *buttons[G_N_ELEMENTS (swatches)];
};

G_DEFINE_FINAL_TYPE (CbSwatches, cb_swatches, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_COLOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_toggled (CbSwatches *self, GtkToggleButton *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (swatches); i++)
    {
      if (self->buttons[i] == button && gtk_toggle_button_get_active (button))
        cb_swatches_set_color (self, swatches[i].color);
    }
}

void
cb_swatches_set_color (CbSwatches *self, const char *color)
{
  g_return_if_fail (CB_IS_SWATCHES (self));

  color = color ? color : "";
  if (g_str_equal (self->color, color))
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  for (guint i = 0; i < G_N_ELEMENTS (swatches); i++)
    {
      g_signal_handlers_block_by_func (self->buttons[i], on_toggled, self);
      gtk_toggle_button_set_active (self->buttons[i],
                                    g_ascii_strcasecmp (swatches[i].color, color) == 0);
      g_signal_handlers_unblock_by_func (self->buttons[i], on_toggled, self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}

const char *
cb_swatches_get_color (CbSwatches *self)
{
  return self->color;
}

static void
cb_swatches_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLOR)
    g_value_set_string (value, CB_SWATCHES (object)->color);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_swatches_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLOR)
    cb_swatches_set_color (CB_SWATCHES (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_swatches_finalize (GObject *object)
{
  g_free (CB_SWATCHES (object)->color);
  G_OBJECT_CLASS (cb_swatches_parent_class)->finalize (object);
}

static gboolean
cb_swatches_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CB_SWATCHES (widget)->buttons[0]));
}

static void
cb_swatches_class_init (CbSwatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_swatches_get_property;
  object_class->set_property = cb_swatches_set_property;
  object_class->finalize = cb_swatches_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = cb_swatches_grab_focus;
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_swatches_init (CbSwatches *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->color = g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (swatches); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "swatch");
      gtk_widget_add_css_class (button, swatches[i].css_class);
      cb_widget_set_name (button, _ (swatches[i].name));
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (swatches); i++)
    g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self,
                             G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), box);
}
