/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-image-well.h"

#include "cb-logo.h"

#include <glib/gi18n.h>
#include <libcb-ui-compat.h>

struct _CbImageWell
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  CbLogo *logo;
  GtkWidget *choose;
  GtkWidget *remove;
  GCancellable *cancellable;
};

enum
{
  PROP_0,
  PROP_DATA,
  PROP_TEXT,
  PROP_COLOR,
  N_PROPS,
};

enum
{
  CHOSEN,
  REMOVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbImageWell, cb_image_well, GTK_TYPE_WIDGET)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbImageWell) self = data;
  g_autoptr (GFile) file = cb_file_picker_open_finish (result, NULL);

  if (file)
    g_signal_emit (self, signals[CHOSEN], 0, file);
}

static void
choose_cb (CbImageWell *self)
{
  const CbFileType types[] = { { _ ("SVG images"), "*.svg *.SVG" }, { NULL } };

  cb_file_picker_open_async (GTK_WIDGET (self), _ ("Choose Image"), types, self->cancellable,
                             chosen_cb, g_object_ref (self));
}

static void
remove_cb (CbImageWell *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
drop_cb (CbImageWell *self, const GValue *value)
{
  GFile *file = G_VALUE_HOLDS (value, G_TYPE_FILE) ? g_value_get_object (value) : NULL;

  if (!file)
    return FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, file);
  return TRUE;
}

static void
cb_image_well_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbImageWell *self = CB_IMAGE_WELL (object);

  switch (id)
    {
    case PROP_DATA:
      g_value_set_boxed (value, cb_logo_get_data (self->logo));
      break;
    case PROP_TEXT:
      g_value_set_string (value, cb_logo_get_text (self->logo));
      break;
    case PROP_COLOR:
      g_value_set_string (value, cb_logo_get_color (self->logo));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_image_well_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbImageWell *self = CB_IMAGE_WELL (object);

  switch (id)
    {
    case PROP_DATA:
      cb_image_well_set_data (self, g_value_get_boxed (value));
      break;
    case PROP_TEXT:
      cb_logo_set_text (self->logo, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLOR:
      cb_logo_set_color (self->logo, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_image_well_dispose (GObject *object)
{
  CbImageWell *self = CB_IMAGE_WELL (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_IMAGE_WELL);
  G_OBJECT_CLASS (cb_image_well_parent_class)->dispose (object);
}

static void
cb_image_well_finalize (GObject *object)
{
  g_clear_object (&CB_IMAGE_WELL (object)->cancellable);
  G_OBJECT_CLASS (cb_image_well_parent_class)->finalize (object);
}

static void
cb_image_well_class_init (CbImageWellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_image_well_get_property;
  object_class->set_property = cb_image_well_set_property;
  object_class->dispose = cb_image_well_dispose;
  object_class->finalize = cb_image_well_finalize;
  properties[PROP_DATA] = g_param_spec_boxed ("data", NULL, NULL, G_TYPE_BYTES, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", CB_TYPE_IMAGE_WELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[REMOVED] = g_signal_new ("removed", CB_TYPE_IMAGE_WELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_type_ensure (CB_TYPE_LOGO);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-image-well.ui");
  gtk_widget_class_bind_template_child (widget_class, CbImageWell, overlay);
  gtk_widget_class_bind_template_child (widget_class, CbImageWell, logo);
  gtk_widget_class_bind_template_child (widget_class, CbImageWell, choose);
  gtk_widget_class_bind_template_child (widget_class, CbImageWell, remove);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
cb_image_well_init (CbImageWell *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_image_well_new (void)
{
  return g_object_new (CB_TYPE_IMAGE_WELL, NULL);
}

void
cb_image_well_set_data (CbImageWell *self, GBytes *data)
{
  g_return_if_fail (CB_IS_IMAGE_WELL (self));

  if (cb_logo_get_data (self->logo) == data)
    return;
  cb_logo_set_data (self->logo, data);
  gtk_widget_set_visible (self->remove, data != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

GBytes *
cb_image_well_get_data (CbImageWell *self)
{
  g_return_val_if_fail (CB_IS_IMAGE_WELL (self), NULL);
  return cb_logo_get_data (self->logo);
}
