/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-timing-track.h"

#include <math.h>

#define MIN_PHASE_WIDTH 3

struct _CbTimingTrack
{
  GtkWidget parent_instance;

  CbTimingSpan spans[CB_TIMING_N_PHASES];
  GtkWidget *phases[CB_TIMING_N_PHASES];
  double offset;
  double scale;
};

G_DEFINE_FINAL_TYPE (CbTimingTrack, cb_timing_track, GTK_TYPE_WIDGET)

static const char *const classes[CB_TIMING_N_PHASES] = { "dns",  "connect", "tls",
                                                         "send", "wait",    "receive" };

static void
cb_timing_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? 48 : 12;
  *natural = is_width ? 240 : 12;
}

/* Phases that were too short to see are made visible, as far as there is room. */
static void
cb_timing_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CbTimingTrack *self = CB_TIMING_TRACK (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double unit = self->scale > 0 ? width / self->scale : 0;

  for (guint i = 0; i < CB_TIMING_N_PHASES; i++)
    {
      int start = (int) floor ((self->offset + self->spans[i].start) * unit);
      int end = (int) ceil ((self->offset + self->spans[i].end) * unit);
      int length = 0;

      if (!self->phases[i])
        continue;
      start = CLAMP (start, 0, MAX (0, width - MIN_PHASE_WIDTH));
      length = CLAMP (end - start, MIN_PHASE_WIDTH, MAX (MIN_PHASE_WIDTH, width - start));
      gtk_widget_size_allocate (
          self->phases[i],
          &(GtkAllocation){ right_to_left ? width - start - length : start, 0, length, height },
          -1);
    }
}

static void
cb_timing_track_dispose (GObject *object)
{
  CbTimingTrack *self = CB_TIMING_TRACK (object);

  for (guint i = 0; i < CB_TIMING_N_PHASES; i++)
    g_clear_pointer (&self->phases[i], gtk_widget_unparent);
  G_OBJECT_CLASS (cb_timing_track_parent_class)->dispose (object);
}

static void
cb_timing_track_class_init (CbTimingTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_timing_track_dispose;
  widget_class->measure = cb_timing_track_measure;
  widget_class->size_allocate = cb_timing_track_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timingtrack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cb_timing_track_init (CbTimingTrack *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cb_timing_track_new (void)
{
  return g_object_new (CB_TYPE_TIMING_TRACK, NULL);
}

void
cb_timing_track_add (CbTimingTrack *self, CbTimingPhase phase, CbTimingSpan span)
{
  self->spans[phase] = span;
  self->phases[phase] = g_object_new (GTK_TYPE_BOX, "css-name", "phase", NULL);
  gtk_widget_add_css_class (self->phases[phase], classes[phase]);
  gtk_widget_set_parent (self->phases[phase], GTK_WIDGET (self));
}

void
cb_timing_track_set_axis (CbTimingTrack *self, double offset, double scale)
{
  self->offset = offset;
  self->scale = scale;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
