/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-map.h"

#include "cb-verb-bar.h"

#include <glib/gi18n.h>

/* Tags with the most activities; the others are one bar. */
#define SHOWN_TAGS 24

struct _CbActivityMap
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (CbActivityMap, cb_activity_map, ADW_TYPE_BIN)

/**
 * Group:
 * @tag: borrowed from the first activity
 * @first: the first activity with it
 * @counts: activities by part of a bar
 * @n: all of them
 *
 * The activities of one tag.
 */
typedef struct
{
  const char *tag;
  CbActivity *first;
  guint counts[CB_VERB_BAR_N_PARTS];
  guint n;
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *) a;
  const Group *other = *(const Group *const *) b;

  return one->n == other->n ? strcmp (one->tag, other->tag) : one->n < other->n ? 1 : -1;
}

static GPtrArray *
collect (CbConnector *connector)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_tag = g_hash_table_new (g_str_hash, g_str_equal);
  CbList *activities = cb_connector_get_activities (connector);

  for (guint i = 0; i < cb_list_get_size (activities); i++)
    {
      CbActivity *activity = cb_list_get (activities, i);
      const char *const *tags = cb_activity_get_tags (activity);
      const char *tag = tags && tags[0] ? tags[0] : "";
      Group *group = g_hash_table_lookup (by_tag, tag);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->tag = tag;
          group->first = activity;
          g_hash_table_insert (by_tag, (gpointer) tag, group);
          g_ptr_array_add (groups, group);
        }
      group->n++;
      group->counts[cb_verb_bar_get_part (cb_activity_get_method (activity))]++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
on_clicked (CbActivityMap *self, GtkButton *button)
{
  CbActivity *activity = g_object_get_data (G_OBJECT (button), "cb-activity");

  cb_builder_context_show (self->context, CB_ITEM (activity), -1);
}

static void
add_group (CbActivityMap *self, Group *group, int row, guint longest)
{
  GtkWidget *button = gtk_button_new_with_label (*group->tag ? group->tag : _ ("Without a tag"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *bar = cb_verb_bar_new (group->counts, longest);
  g_autofree char *text = g_strdup_printf ("%u", group->n);
  GtkWidget *count = gtk_label_new (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  g_object_set_data_full (G_OBJECT (button), "cb-activity", g_object_ref (group->first),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_grid_attach (self->grid, button, 0, row, 1, 1);
  gtk_grid_attach (self->grid, bar, 1, row, 1, 1);
  gtk_grid_attach (self->grid, count, 2, row, 1, 1);
}

static void
refill (CbActivityMap *self)
{
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget *child;

  if (self->context == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  groups = collect (cb_builder_context_get_connector (self->context));
  for (guint i = 0; i < MIN (groups->len, SHOWN_TAGS); i++)
    add_group (self, groups->pdata[i], (int) i, ((Group *) groups->pdata[0])->n);
  if (groups->len > SHOWN_TAGS)
    {
      guint rest = groups->len - SHOWN_TAGS;
      g_autofree char *text =
          g_strdup_printf (g_dngettext (NULL, "and %u more tag", "and %u more tags", rest), rest);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, 0, SHOWN_TAGS, 2, 1);
    }
}

void
cb_activity_map_set_context (CbActivityMap *self, CbBuilderContext *context)
{
  g_return_if_fail (CB_IS_ACTIVITY_MAP (self));

  g_set_object (&self->context, context);
  refill (self);
}

static void
cb_activity_map_dispose (GObject *object)
{
  g_clear_object (&CB_ACTIVITY_MAP (object)->context);
  G_OBJECT_CLASS (cb_activity_map_parent_class)->dispose (object);
}

static void
cb_activity_map_class_init (CbActivityMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_activity_map_dispose;
}

static void
cb_activity_map_init (CbActivityMap *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->grid = GTK_GRID (grid);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 2);
  adw_bin_set_child (ADW_BIN (self), grid);
  g_signal_connect (self, "map", G_CALLBACK (refill), NULL);
}
