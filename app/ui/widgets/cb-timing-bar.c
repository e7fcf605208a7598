/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-timing-bar.h"

#include "cb-timing-track.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CbTimingBar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  CbTimingSpan spans[CB_TIMING_N_PHASES];
  double offset;
  double scale;
  gboolean show_legend;
};

enum
{
  PROP_0,
  PROP_SHOW_LEGEND,
  PROP_OFFSET,
  PROP_SCALE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbTimingBar, cb_timing_bar, GTK_TYPE_WIDGET)

static const char *
get_name (CbTimingPhase phase)
{
  static const char *const names[CB_TIMING_N_PHASES] = {
    N_ ("Name look-up"), N_ ("Connect"), N_ ("Secure connection"),
    N_ ("Send"),         N_ ("Wait"),    N_ ("Receive")
  };

  return _ (names[phase]);
}

static gboolean
happened (CbTimingBar *self, CbTimingPhase phase)
{
  return self->spans[phase].end > self->spans[phase].start;
}

static double
get_total (CbTimingBar *self)
{
  double total = 0;

  for (guint i = 0; i < CB_TIMING_N_PHASES; i++)
    if (happened (self, i))
      total = MAX (total, self->spans[i].end);
  return total;
}

char *
cb_timing_format_ms (double ms)
{
  if (ms < 10)
    return g_strdup_printf (_ ("%.1f ms"), ms);
  if (ms < 1000)
    return g_strdup_printf (_ ("%.0f ms"), ms);
  if (ms < 60000)
    return g_strdup_printf (_ ("%.1f s"), ms / 1000);
  return g_strdup_printf (_ ("%d min %d s"), (int) (ms / 60000), (int) (ms / 1000) % 60);
}

char *
cb_timing_bar_dup_description (CbTimingBar *self)
{
  g_autofree char *total = NULL;
  GString *text = NULL;

  g_return_val_if_fail (CB_IS_TIMING_BAR (self), NULL);

  total = cb_timing_format_ms (get_total (self));
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("%s in all"), total);
  for (guint i = 0; i < CB_TIMING_N_PHASES; i++)
    if (happened (self, i))
      {
        g_autofree char *time = cb_timing_format_ms (self->spans[i].end - self->spans[i].start);

        g_string_append_printf (text, ", %s %s", get_name (i), time);
      }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_track (CbTimingBar *self, guint first, guint last)
{
  GtkWidget *track = cb_timing_track_new ();
  double total = get_total (self);

  for (guint i = first; i <= last; i++)
    if (happened (self, i))
      cb_timing_track_add (CB_TIMING_TRACK (track), i, self->spans[i]);
  cb_timing_track_set_axis (CB_TIMING_TRACK (track), self->offset,
                            self->scale > 0 ? self->scale : self->offset + total);
  gtk_widget_set_hexpand (track, TRUE);
  gtk_widget_set_valign (track, GTK_ALIGN_CENTER);
  return track;
}

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_row (GtkGrid *grid, int row, const char *name, GtkWidget *track, double ms,
            const char *css_class)
{
  g_autofree char *time = cb_timing_format_ms (ms);
  GtkWidget *value = make_label (time, 1, css_class);

  gtk_widget_add_css_class (value, "numeric");
  gtk_grid_attach (grid, make_label (name, 0, css_class), 0, row, 1, 1);
  gtk_grid_attach (grid, track, 1, row, 1, 1);
  gtk_grid_attach (grid, value, 2, row, 1, 1);
}

/* A row for each phase, one below the other, and one for all of them. */
static GtkWidget *
make_waterfall (CbTimingBar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < CB_TIMING_N_PHASES; i++)
    if (happened (self, i))
      attach_row (GTK_GRID (grid), row++, get_name (i), make_track (self, i, i),
                  self->spans[i].end - self->spans[i].start, NULL);
  attach_row (GTK_GRID (grid), row, _ ("In all"), make_track (self, 0, CB_TIMING_N_PHASES - 1),
              get_total (self), "heading");
  return grid;
}

static void
rebuild (CbTimingBar *self)
{
  g_autofree char *description = cb_timing_bar_dup_description (self);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = self->show_legend ? make_waterfall (self)
                                    : make_track (self, 0, CB_TIMING_N_PHASES - 1);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->show_legend ? NULL : description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
cb_timing_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbTimingBar *self = CB_TIMING_BAR (object);

  switch (id)
    {
    case PROP_SHOW_LEGEND:
      g_value_set_boolean (value, self->show_legend);
      break;
    case PROP_OFFSET:
      g_value_set_double (value, self->offset);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_timing_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbTimingBar *self = CB_TIMING_BAR (object);

  switch (id)
    {
    case PROP_SHOW_LEGEND:
      cb_timing_bar_set_show_legend (self, g_value_get_boolean (value));
      break;
    case PROP_OFFSET:
      cb_timing_bar_set_axis (self, g_value_get_double (value), self->scale);
      break;
    case PROP_SCALE:
      cb_timing_bar_set_axis (self, self->offset, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_timing_bar_dispose (GObject *object)
{
  g_clear_pointer (&CB_TIMING_BAR (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_timing_bar_parent_class)->dispose (object);
}

static void
cb_timing_bar_class_init (CbTimingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_timing_bar_get_property;
  object_class->set_property = cb_timing_bar_set_property;
  object_class->dispose = cb_timing_bar_dispose;
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, FALSE, flags);
  properties[PROP_OFFSET] = g_param_spec_double ("offset", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "timingbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cb_timing_bar_init (CbTimingBar *self)
{
  rebuild (self);
}

GtkWidget *
cb_timing_bar_new (void)
{
  return g_object_new (CB_TYPE_TIMING_BAR, NULL);
}

void
cb_timing_bar_set_spans (CbTimingBar *self, const CbTimingSpan spans[CB_TIMING_N_PHASES])
{
  g_return_if_fail (CB_IS_TIMING_BAR (self));

  if (spans)
    memcpy (self->spans, spans, sizeof self->spans);
  else
    memset (self->spans, 0, sizeof self->spans);
  rebuild (self);
}

void
cb_timing_bar_set_axis (CbTimingBar *self, double offset, double scale)
{
  gboolean offset_differs = FALSE;
  gboolean scale_differs = FALSE;

  g_return_if_fail (CB_IS_TIMING_BAR (self));

  offset_differs = self->offset != offset;
  scale_differs = self->scale != scale;
  self->offset = offset;
  self->scale = scale;
  if (offset_differs || scale_differs)
    rebuild (self);
  if (offset_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFSET]);
  if (scale_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

void
cb_timing_bar_set_show_legend (CbTimingBar *self, gboolean show_legend)
{
  g_return_if_fail (CB_IS_TIMING_BAR (self));

  if (self->show_legend == !!show_legend)
    return;
  self->show_legend = !!show_legend;
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LEGEND]);
}

gboolean
cb_timing_bar_get_show_legend (CbTimingBar *self)
{
  g_return_val_if_fail (CB_IS_TIMING_BAR (self), FALSE);
  return self->show_legend;
}
