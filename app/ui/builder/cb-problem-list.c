/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-problem-list.h"

#include <glib/gi18n.h>

/* More are seen when some of these are mended. */
#define SHOWN_PROBLEMS 100

struct _CbProblemList
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  GtkListBox *rows;
  GtkWidget *none;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (CbProblemList, cb_problem_list, ADW_TYPE_BIN)

/* "Activities › List tickets › Parameter “page”". */
static char *
dup_place (CbProblem *problem)
{
  CbItem *item = cb_problem_get_item (problem);
  int member = cb_problem_get_member (problem);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (CbItem *at = item; at && cb_item_get_parent (at); at = cb_item_get_parent (at))
    {
      g_autofree char *label = cb_item_dup_label (at);

      if (label && *label)
        g_ptr_array_add (parts, g_steal_pointer (&label));
    }
  g_string_append (text,
                   item ? cb_builder_step_get_title (cb_builder_step_of_item (item, member)) : "");
  for (guint i = parts->len; i > 0; i--)
    g_string_append_printf (text, " › %s", (const char *) parts->pdata[i - 1]);
  if (item && member >= 0)
    g_string_append_printf (text, " › %s", _ (cb_item_get_member (item, (guint) member)->title));
  return g_string_free (text, FALSE);
}

static void
on_fix (CbProblemList *self, GtkButton *button)
{
  g_autoptr (CbProblem)
      problem = g_object_ref (g_object_get_data (G_OBJECT (button), "cb-problem"));

  cb_builder_context_fix (self->context, problem);
}

static const char *
get_icon (CbSeverity severity, const char **css_class)
{
  *css_class = severity == CB_SEVERITY_ERROR     ? "error"
               : severity == CB_SEVERITY_WARNING ? "warning"
                                                 : "dim-label";
  return severity == CB_SEVERITY_ERROR     ? "dialog-error-symbolic"
         : severity == CB_SEVERITY_WARNING ? "dialog-warning-symbolic"
                                           : "dialog-information-symbolic";
}

static GtkWidget *
make_row (CbProblemList *self, CbProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dup_place (problem);
  const char *fix = cb_problem_get_fix_label (problem);
  const char *css_class;
  GtkWidget *icon =
      gtk_image_new_from_icon_name (get_icon (cb_problem_get_severity (problem), &css_class));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cb_problem_get_message (problem));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (*fix)
    {
      GtkWidget *button = gtk_button_new_with_label (fix);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "cb-problem", g_object_ref (problem),
                              g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_fix), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "cb-problem", g_object_ref (problem), g_object_unref);
  return row;
}

static void
on_row_activated (CbProblemList *self, GtkListBoxRow *row)
{
  CbProblem *problem = g_object_get_data (G_OBJECT (row), "cb-problem");
  CbItem *item = problem ? cb_problem_get_item (problem) : NULL;

  if (item)
    cb_builder_context_show (self->context, item, cb_problem_get_member (problem));
}

/* Suggestions fold away: nothing is wrong without them. */
static GtkWidget *
make_suggestions (void)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_widget_add_css_class (icon, "dim-label");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  return row;
}

/* Gives the number of problems of @severity; only the first are shown. */
static guint
append_severity (CbProblemList *self, CbSeverity severity, GtkWidget *inside)
{
  GListModel *problems = G_LIST_MODEL (cb_builder_context_get_linter (self->context));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (CbProblem) problem = g_list_model_get_item (problems, i);

      if (cb_problem_get_severity (problem) != severity || n++ >= SHOWN_PROBLEMS)
        continue;
      if (inside)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (inside), make_row (self, problem));
      else
        gtk_list_box_append (self->rows, make_row (self, problem));
    }
  return n;
}

static void
append_suggestions (CbProblemList *self)
{
  GtkWidget *inside = make_suggestions ();
  guint n = append_severity (self, CB_SEVERITY_SUGGESTION, inside);
  g_autofree char *title =
      g_strdup_printf (g_dngettext (NULL, "%u suggestion", "%u suggestions", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (inside), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (inside),
                                 _ ("It works as it is, and could be better"));
  gtk_list_box_append (self->rows, inside);
  gtk_widget_set_visible (inside, n > 0);
}

static void
show_more (CbProblemList *self, guint rest)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "and %u more", "and %u more", rest),
                                           rest);

  gtk_label_set_text (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
}

/* The list is made when it is looked at: problems change while one types in another step. */
static void
refill (CbProblemList *self)
{
  CbProblem *name;
  GListModel *problems;
  guint errors;
  guint warnings;
  GtkWidget *child;

  if (self->context == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, child);
  name = cb_builder_context_get_name_problem (self->context);
  if (name)
    gtk_list_box_append (self->rows, make_row (self, name));
  errors = append_severity (self, CB_SEVERITY_ERROR, NULL);
  warnings = append_severity (self, CB_SEVERITY_WARNING, NULL);
  append_suggestions (self);
  show_more (self,
             errors - MIN (errors, SHOWN_PROBLEMS) + warnings - MIN (warnings, SHOWN_PROBLEMS));
  problems = G_LIST_MODEL (cb_builder_context_get_linter (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), name || g_list_model_get_n_items (problems) > 0);
  gtk_widget_set_visible (self->none, !name && errors + warnings == 0);
}

void
cb_problem_list_set_context (CbProblemList *self, CbBuilderContext *context)
{
  g_return_if_fail (CB_IS_PROBLEM_LIST (self));

  if (self->context)
    g_signal_handlers_disconnect_by_func (self->context, refill, self);
  g_set_object (&self->context, context);
  if (context)
    g_signal_connect_object (context, "problems-changed", G_CALLBACK (refill), self,
                             G_CONNECT_SWAPPED);
  refill (self);
}

static void
cb_problem_list_dispose (GObject *object)
{
  g_clear_object (&CB_PROBLEM_LIST (object)->context);
  G_OBJECT_CLASS (cb_problem_list_parent_class)->dispose (object);
}

static void
cb_problem_list_class_init (CbProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_problem_list_dispose;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

  gtk_widget_add_css_class (icon, "success");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No problems"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The connector can be used as it is"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static void
cb_problem_list_init (CbProblemList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *more = gtk_label_new (NULL);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->none = make_none ();
  self->more = GTK_LABEL (more);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), more);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (refill), NULL);
}
