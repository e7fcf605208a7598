/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-logo.h"

#include "cb-picture-cache.h"

struct _CbLogo
{
  GtkWidget parent_instance;

  GBytes *data;
  char *text;
  char *color;
  int size;
  GdkTexture *texture;
  GCancellable *cancellable;
};

enum
{
  PROP_0,
  PROP_DATA,
  PROP_TEXT,
  PROP_COLOR,
  PROP_SIZE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbLogo, cb_logo, GTK_TYPE_WIDGET)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbLogo) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = cb_picture_cache_load_finish (result, &error);

  if (!texture)
    return;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
load (CbLogo *self)
{
  int pixels = self->size * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->data)
    return;
  self->texture = cb_picture_cache_look_up (self->data, pixels);
  if (self->texture)
    return;
  self->cancellable = g_cancellable_new ();
  cb_picture_cache_load_async (self->data, pixels, self->cancellable, loaded_cb,
                               g_object_ref (self));
}

/* A colour that stays the same for the same text, dark enough for white letters. */
static void
get_color (CbLogo *self, GdkRGBA *color)
{
  float red = 0;
  float green = 0;
  float blue = 0;
  float luminance = 0;
  float scale = 1;
  guint hash = g_str_hash (self->text ? self->text : "");

  if (self->color && gdk_rgba_parse (color, self->color))
    return;
  gtk_hsv_to_rgb ((float) (hash % 24) / 24.0f, 0.62f, 0.72f, &red, &green, &blue);
  luminance = 0.3f * red + 0.59f * green + 0.11f * blue;
  scale = luminance > 0.42f ? 0.42f / luminance : 1;
  *color = (GdkRGBA){ red * scale, green * scale, blue * scale, 1 };
}

static char *
get_initials (const char *text)
{
  GString *initials = g_string_new (NULL);
  gboolean at_start = TRUE;
  glong n = 0;

  for (const char *c = text ? text : ""; *c && n < 2; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (at_start && g_unichar_isalnum (character))
        {
          g_string_append_unichar (initials, g_unichar_toupper (character));
          n++;
        }
      at_start = !g_unichar_isalnum (character);
    }
  return g_string_free (initials, FALSE);
}

static void
snapshot_initials (CbLogo *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  g_autofree char *initials = get_initials (self->text);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), initials);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int width = 0;
  int height = 0;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, self->size * 0.38 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (bounds->origin.x + (bounds->size.width - width) / 2,
                                      bounds->origin.y + (bounds->size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 1, 1, 1, 0.95f });
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_background (CbLogo *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GdkRGBA color = { 0 };
  GskColorStop stops[2];

  get_color (self, &color);
  stops[0] = (GskColorStop){
    0, { MIN (1, color.red * 1.18f), MIN (1, color.green * 1.18f), MIN (1, color.blue * 1.18f), 1 }
  };
  stops[1] = (GskColorStop){ 1, color };
  gtk_snapshot_append_linear_gradient (
      snapshot, bounds, &bounds->origin,
      &GRAPHENE_POINT_INIT (bounds->origin.x, bounds->origin.y + bounds->size.height), stops, 2);
}

static void
snapshot_texture (CbLogo *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  double width = gdk_texture_get_width (self->texture);
  double height = gdk_texture_get_height (self->texture);
  double scale = MIN (bounds->size.width / width, bounds->size.height / height);
  graphene_rect_t place =
      GRAPHENE_RECT_INIT ((float) (bounds->origin.x + (bounds->size.width - width * scale) / 2),
                          (float) (bounds->origin.y + (bounds->size.height - height * scale) / 2),
                          (float) (width * scale), (float) (height * scale));

  gtk_snapshot_append_texture (snapshot, self->texture, &place);
}

static void
cb_logo_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CbLogo *self = CB_LOGO (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float side = (float) MIN (self->size, MIN (width, height));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((width - side) / 2, (height - side) / 2, side, side);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &bounds, side * 0.2f);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  if (!self->data)
    snapshot_background (self, snapshot, &bounds);
  if (self->texture)
    snapshot_texture (self, snapshot, &bounds);
  else if (!self->data)
    snapshot_initials (self, snapshot, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
cb_logo_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = CB_LOGO (widget)->size;
}

static void
cb_logo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbLogo *self = CB_LOGO (object);

  switch (id)
    {
    case PROP_DATA:
      g_value_set_boxed (value, self->data);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_COLOR:
      g_value_set_string (value, self->color);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_logo_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbLogo *self = CB_LOGO (object);

  switch (id)
    {
    case PROP_DATA:
      cb_logo_set_data (self, g_value_get_boxed (value));
      break;
    case PROP_TEXT:
      cb_logo_set_text (self, g_value_get_string (value));
      break;
    case PROP_COLOR:
      cb_logo_set_color (self, g_value_get_string (value));
      break;
    case PROP_SIZE:
      cb_logo_set_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_logo_dispose (GObject *object)
{
  CbLogo *self = CB_LOGO (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->color, g_free);
  G_OBJECT_CLASS (cb_logo_parent_class)->dispose (object);
}

static void
cb_logo_class_init (CbLogoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_logo_get_property;
  object_class->set_property = cb_logo_set_property;
  object_class->dispose = cb_logo_dispose;
  widget_class->snapshot = cb_logo_snapshot;
  widget_class->measure = cb_logo_measure;
  properties[PROP_DATA] = g_param_spec_boxed ("data", NULL, NULL, G_TYPE_BYTES, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, 1024, 48, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "logo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cb_logo_init (CbLogo *self)
{
  self->size = 48;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (load), NULL);
}

GtkWidget *
cb_logo_new (int size)
{
  return g_object_new (CB_TYPE_LOGO, "size", size, NULL);
}

void
cb_logo_set_data (CbLogo *self, GBytes *data)
{
  g_return_if_fail (CB_IS_LOGO (self));

  if (self->data == data || (self->data && data && g_bytes_equal (self->data, data)))
    return;
  g_clear_pointer (&self->data, g_bytes_unref);
  self->data = data ? g_bytes_ref (data) : NULL;
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

GBytes *
cb_logo_get_data (CbLogo *self)
{
  g_return_val_if_fail (CB_IS_LOGO (self), NULL);
  return self->data;
}

void
cb_logo_set_text (CbLogo *self, const char *text)
{
  g_return_if_fail (CB_IS_LOGO (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

const char *
cb_logo_get_text (CbLogo *self)
{
  g_return_val_if_fail (CB_IS_LOGO (self), NULL);
  return self->text;
}

void
cb_logo_set_color (CbLogo *self, const char *color)
{
  g_return_if_fail (CB_IS_LOGO (self));

  if (g_strcmp0 (self->color, color) == 0)
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}

const char *
cb_logo_get_color (CbLogo *self)
{
  g_return_val_if_fail (CB_IS_LOGO (self), NULL);
  return self->color;
}

void
cb_logo_set_size (CbLogo *self, int size)
{
  g_return_if_fail (CB_IS_LOGO (self));
  g_return_if_fail (size > 0);

  if (self->size == size)
    return;
  self->size = size;
  load (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

int
cb_logo_get_size (CbLogo *self)
{
  g_return_val_if_fail (CB_IS_LOGO (self), 0);
  return self->size;
}
