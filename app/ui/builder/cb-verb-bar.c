/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-verb-bar.h"

#define BAR_HEIGHT 14

struct _CbVerbBar
{
  GtkWidget parent_instance;

  guint counts[CB_VERB_BAR_N_PARTS];
  guint longest;
};

G_DEFINE_FINAL_TYPE (CbVerbBar, cb_verb_bar, GTK_TYPE_WIDGET)

static const char *const verbs[CB_VERB_BAR_N_PARTS] = { "GET",   "POST",   "PUT",
                                                        "PATCH", "DELETE", NULL };

/* The colours of the pills of verbs in builder.css. */
static const GdkRGBA colors[CB_VERB_BAR_N_PARTS] = {
  { 0.21, 0.52, 0.89, 1 }, { 0.18, 0.65, 0.35, 1 }, { 0.78, 0.53, 0.0, 1 },
  { 0.57, 0.25, 0.67, 1 }, { 0.88, 0.11, 0.14, 1 }, { 0.47, 0.53, 0.58, 1 },
};

guint
cb_verb_bar_get_part (const char *verb)
{
  for (guint i = 0; i < CB_VERB_BAR_N_PARTS - 1; i++)
    {
      if (g_str_equal (verbs[i], verb))
        return i;
    }
  return CB_VERB_BAR_N_PARTS - 1;
}

static guint
get_sum (CbVerbBar *self)
{
  guint sum = 0;

  for (guint i = 0; i < CB_VERB_BAR_N_PARTS; i++)
    sum += self->counts[i];
  return sum;
}

static void
cb_verb_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CbVerbBar *self = CB_VERB_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float unit = width / (float) MAX (self->longest, 1);
  float length = MAX (unit * (float) get_sum (self), 4);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  float x = rtl ? width : 0;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (rtl ? width - length : 0, 0, length, height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < CB_VERB_BAR_N_PARTS; i++)
    {
      float part = unit * (float) self->counts[i];

      x -= rtl ? part : 0;
      gtk_snapshot_append_color (snapshot, &colors[i], &GRAPHENE_RECT_INIT (x, 0, part, height));
      x += rtl ? 0 : part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
cb_verb_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : BAR_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : BAR_HEIGHT;
}

static void
cb_verb_bar_class_init (CbVerbBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cb_verb_bar_snapshot;
  widget_class->measure = cb_verb_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cb_verb_bar_init (CbVerbBar *self)
{
}

static void
describe (CbVerbBar *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < CB_VERB_BAR_N_PARTS; i++)
    {
      if (self->counts[i] == 0)
        continue;
      g_string_append_printf (text, "%s%u %s", text->len ? ", " : "", self->counts[i],
                              verbs[i] ? verbs[i] : "…");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text->str);
}

GtkWidget *
cb_verb_bar_new (const guint counts[CB_VERB_BAR_N_PARTS], guint longest)
{
  CbVerbBar *self = g_object_new (CB_TYPE_VERB_BAR, NULL);

  memcpy (self->counts, counts, sizeof self->counts);
  self->longest = longest;
  describe (self);
  return GTK_WIDGET (self);
}
