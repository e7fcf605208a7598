/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-use-activities.h"

#include <glib/gi18n.h>

struct _CbUseActivities
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkWidget *search;
  GtkListView *view;

  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *folded;
};

G_DEFINE_FINAL_TYPE (CbUseActivities, cb_use_activities, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item, gpointer data)
{
  CbUseActivities *self = data;
  g_autofree char *title = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *text = NULL;

  if (cb_activity_get_visibility (item) == CB_VISIBILITY_HIDDEN)
    return FALSE;
  if (!self->folded || !*self->folded)
    return TRUE;
  title = cb_activity_dup_title (item);
  tags = g_strjoinv (" ", (char **) cb_activity_get_tags (item));
  text = g_strdup_printf ("%s %s", title, tags);
  return cb_text_contains_folded (text, self->folded);
}

static void
cb_use_activities_on_search (CbUseActivities *self)
{
  g_free (self->folded);
  self->folded = cb_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, CbUseActivities *self)
{
  CbActivity *activity = gtk_single_selection_get_selected_item (selection);

  if (activity)
    g_signal_emit (self, signals[CHOSEN], 0, activity);
}

static void
cb_use_activities_on_activate (CbUseActivities *self, guint position)
{
  selected_cb (self->selection, NULL, self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                    NULL);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  CbActivity *activity = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  g_autofree char *name = cb_activity_dup_title (activity);
  g_autofree char *tags = g_strjoinv (", ", (char **) cb_activity_get_tags (activity));

  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_label_set_text (GTK_LABEL (detail), tags);
  gtk_widget_set_visible (detail, *tags != '\0');
}

void
cb_use_activities_set_connector (CbUseActivities *self, CbConnector *connector)
{
  g_autofree char *title = connector ? cb_connector_dup_title (connector) : g_strdup ("");

  gtk_label_set_text (self->title, title);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_filter_list_model_set_model (
      self->filtered, connector ? G_LIST_MODEL (cb_connector_get_activities (connector)) : NULL);
}

void
cb_use_activities_start_search (CbUseActivities *self)
{
  gtk_widget_grab_focus (self->search);
}

static void
cb_use_activities_dispose (GObject *object)
{
  CbUseActivities *self = CB_USE_ACTIVITIES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_USE_ACTIVITIES);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (cb_use_activities_parent_class)->dispose (object);
}

static void
cb_use_activities_finalize (GObject *object)
{
  CbUseActivities *self = CB_USE_ACTIVITIES (object);

  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (cb_use_activities_parent_class)->finalize (object);
}

static void
cb_use_activities_class_init (CbUseActivitiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_use_activities_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_use_activities_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", CB_TYPE_USE_ACTIVITIES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, CB_TYPE_ACTIVITY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CB_APP_PATH "/use/cb-use-activities.ui");
  gtk_widget_class_bind_template_child (widget_class, CbUseActivities, title);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivities, search);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivities, scroller);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivities, view);
  gtk_widget_class_bind_template_callback (widget_class, cb_use_activities_on_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_use_activities_on_activate);
}

static void
cb_use_activities_init (CbUseActivities *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           0);
}
