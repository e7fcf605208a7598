/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-lines.h"

#include <libcb-ui-compat.h>

/* Room between lines, as a share of their height. */
#define SPACING 1.15

struct _CbIndexLines
{
  GtkWidget parent_instance;

  guint lines;
  char *text;
  PangoAttrList *attributes;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (CbIndexLines, cb_index_lines, GTK_TYPE_WIDGET)

static int
get_line_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL ((int) (height * SPACING));
}

static void
cb_index_lines_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  CbIndexLines *self = CB_INDEX_LINES (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 0
                            : (int) self->lines * get_line_height (widget);
}

static void
ensure_layout (CbIndexLines *self)
{
  if (self->layout)
    return;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_attributes (self->layout, self->attributes);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -(int) self->lines);
  pango_layout_set_line_spacing (self->layout, (float) SPACING);
}

static void
cb_index_lines_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CbIndexLines *self = CB_INDEX_LINES (widget);
  GdkRGBA color;

  if (!self->text || *self->text == '\0')
    return;
  ensure_layout (self);
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  cb_style_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

static void
cb_index_lines_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cb_index_lines_parent_class)->css_changed (widget, change);
  g_clear_object (&CB_INDEX_LINES (widget)->layout);
}

static void
cb_index_lines_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  g_clear_object (&CB_INDEX_LINES (widget)->layout);
  gtk_widget_queue_draw (widget);
}

void
cb_index_lines_set_text (CbIndexLines *self, const char *text, PangoAttrList *attributes)
{
  g_return_if_fail (CB_IS_INDEX_LINES (self));
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes ? pango_attr_list_ref (attributes) : NULL;
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cb_index_lines_finalize (GObject *object)
{
  CbIndexLines *self = CB_INDEX_LINES (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->text);
  G_OBJECT_CLASS (cb_index_lines_parent_class)->finalize (object);
}

static void
cb_index_lines_class_init (CbIndexLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cb_index_lines_finalize;
  widget_class->measure = cb_index_lines_measure;
  widget_class->snapshot = cb_index_lines_snapshot;
  widget_class->css_changed = cb_index_lines_css_changed;
  widget_class->direction_changed = cb_index_lines_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
cb_index_lines_init (CbIndexLines *self)
{
}

GtkWidget *
cb_index_lines_new (guint lines)
{
  CbIndexLines *self = g_object_new (CB_TYPE_INDEX_LINES, NULL);

  self->lines = lines;
  return GTK_WIDGET (self);
}
