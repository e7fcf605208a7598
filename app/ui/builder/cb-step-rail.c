/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-step-rail.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbStepRail
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbBuilderStep step;
  GtkListBox *list;
  CbCountBadge *badges[CB_BUILDER_N_STEPS];
};

G_DEFINE_FINAL_TYPE (CbStepRail, cb_step_rail, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
describe_row (CbStepRail *self, CbBuilderStep step, guint errors, guint warnings)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) step - 1);
  guint n = errors + warnings;
  g_autofree char *text =
      n ? g_strdup_printf (g_dngettext (NULL, "%s, %u problem", "%s, %u problems", n),
                           cb_builder_step_get_title (step), n)
        : g_strdup (cb_builder_step_get_title (step));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
refresh (CbStepRail *self)
{
  for (guint i = 0; i < CB_BUILDER_N_STEPS; i++)
    {
      CbBuilderStep step = (CbBuilderStep) (i + 1);
      guint errors = 0;
      guint warnings = 0;

      if (step != CB_BUILDER_STEP_SUMMARY)
        cb_builder_context_count_step (self->context, step, &errors, &warnings);
      cb_count_badge_set_counts (self->badges[i], errors, warnings);
      describe_row (self, step, errors, warnings);
    }
}

static void
on_row_activated (CbStepRail *self, GtkListBoxRow *row)
{
  cb_step_rail_set_step (self, (CbBuilderStep) (gtk_list_box_row_get_index (row) + 1));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static GtkWidget *
make_row (CbStepRail *self, CbBuilderStep step)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = gtk_label_new (cb_builder_step_get_title (step));
  GtkWidget *badge = cb_count_badge_new ();
  g_autofree char *text = g_strdup_printf ("%d", step);
  g_autofree char *tip = g_strdup_printf (_ ("%s (Alt+%d)"), cb_builder_step_get_title (step),
                                          step);
  GtkWidget *number = gtk_label_new (text);

  gtk_widget_add_css_class (number, "step-number");
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  cb_count_badge_set_show_ok (CB_COUNT_BADGE (badge), step != CB_BUILDER_STEP_SUMMARY);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  self->badges[step - 1] = CB_COUNT_BADGE (badge);
  return row;
}

void
cb_step_rail_set_context (CbStepRail *self, CbBuilderContext *context)
{
  g_return_if_fail (CB_IS_STEP_RAIL (self));

  if (self->context)
    g_signal_handlers_disconnect_by_func (self->context, refresh, self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;
  g_signal_connect_object (context, "problems-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
cb_step_rail_set_step (CbStepRail *self, CbBuilderStep step)
{
  g_return_if_fail (CB_IS_STEP_RAIL (self));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) step - 1));
  if (self->step == step)
    return;
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

CbBuilderStep
cb_step_rail_get_step (CbStepRail *self)
{
  return self->step;
}

static void
cb_step_rail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STEP)
    g_value_set_uint (value, CB_STEP_RAIL (object)->step);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_step_rail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STEP)
    cb_step_rail_set_step (CB_STEP_RAIL (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_step_rail_dispose (GObject *object)
{
  g_clear_object (&CB_STEP_RAIL (object)->context);
  G_OBJECT_CLASS (cb_step_rail_parent_class)->dispose (object);
}

static void
cb_step_rail_class_init (CbStepRailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_step_rail_get_property;
  object_class->set_property = cb_step_rail_set_property;
  object_class->dispose = cb_step_rail_dispose;
  properties[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 1, CB_BUILDER_N_STEPS, 1,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", CB_TYPE_STEP_RAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_step_rail_init (CbStepRail *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->step = CB_BUILDER_STEP_BASIC;
  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_add_css_class (list, "step-rail");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"),
                                  -1);
  for (guint i = 0; i < CB_BUILDER_N_STEPS; i++)
    gtk_list_box_append (self->list, make_row (self, (CbBuilderStep) (i + 1)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}
