/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-auth-page.h"

#include "cb-field-table.h"
#include "cb-method-card.h"
#include "cb-problem-row.h"
#include "cb-security-editor.h"

#include <glib/gi18n.h>

struct _CbAuthPage
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbConnector *connector;
  GPtrArray *activity_ids;
  guint listing;
  gboolean filling;
  guint step;

  GtkPopover *kinds_popover;
  GtkBox *kinds;
  GtkWidget *none;
  GtkBox *methods;
  GtkWidget *alternatives;
  CbSecurityEditor *security;
  CbFieldTable *fields;
  GtkDropDown *test_activity;
  GtkStringList *activity_names;
  CbProblemRow *test_problem;
  GtkSpinner *spinner;
  GtkWidget *test;
  GtkWidget *result;
  GtkImage *result_icon;
  GtkLabel *result_label;
  GtkButton *result_step;
};

G_DEFINE_FINAL_TYPE (CbAuthPage, cb_auth_page, ADW_TYPE_BIN)

static char *
make_method_id (CbConnector *connector, CbAuthKind kind)
{
  const char *nick = cb_enum_get_nick (CB_TYPE_AUTH_KIND, kind);

  if (cb_connector_find_auth_method (connector, nick) == NULL)
    return g_strdup (nick);
  for (guint i = 2;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", nick, i);

      if (cb_connector_find_auth_method (connector, id) == NULL)
        return g_steal_pointer (&id);
    }
}

static void
on_kind_clicked (CbAuthPage *self, GtkButton *button)
{
  CbAuthKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "cb-kind"));
  g_autofree char *id = make_method_id (self->connector, kind);
  g_autoptr (CbAuthMethod) method = cb_auth_method_new (id, kind);

  gtk_popover_popdown (self->kinds_popover);
  cb_builder_context_flush (self->context);
  cb_list_append (cb_connector_get_auth_methods (self->connector), method);
}

static void
add_kinds (CbAuthPage *self)
{
  for (guint i = CB_AUTH_NONE + 1; i < cb_method_card_get_n_kinds (); i++)
    {
      GtkWidget *button =
          gtk_button_new_with_label (cb_enum_get_title (CB_TYPE_AUTH_KIND, (int) i));

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_object_set_data (G_OBJECT (button), "cb-kind", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_kind_clicked), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->kinds, button);
    }
}

static void
remove_cards (CbAuthPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->methods))))
    gtk_box_remove (self->methods, child);
}

static GtkWidget *
get_card (CbAuthPage *self, guint position)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->methods));

  for (guint i = 0; card && i < position; i++)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
on_methods_changed (CbAuthPage *self, guint position, guint removed, guint added,
                    GListModel *methods)
{
  guint n = g_list_model_get_n_items (methods);

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->methods, get_card (self, position));
  for (guint i = 0; i < added; i++)
    gtk_box_insert_child_after (
        self->methods,
        cb_method_card_new (self->context, cb_list_get (CB_LIST (methods), position + i)),
        position + i > 0 ? get_card (self, position + i - 1) : NULL);
  gtk_widget_set_visible (self->none, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->methods), n > 0);
  gtk_widget_set_visible (
      self->alternatives,
      n > 1 || cb_list_get_size (cb_connector_get_security (self->connector)) > 0);
}

static void
list_activities (CbAuthPage *self)
{
  CbList *activities = cb_connector_get_activities (self->connector);
  guint n = cb_list_get_size (activities);
  const char *chosen = cb_connector_get_test_activity (self->connector);
  g_autoptr (GPtrArray) names = g_ptr_array_new_full (n + 2, g_free);
  guint selected = 0;

  g_ptr_array_set_size (self->activity_ids, 0);
  g_ptr_array_add (self->activity_ids, g_strdup (""));
  g_ptr_array_add (names, g_strdup (_ ("None: ask the base URL")));
  for (guint i = 0; i < n; i++)
    {
      CbActivity *activity = cb_list_get (activities, i);

      if (g_str_equal (cb_activity_get_id (activity), chosen))
        selected = i + 1;
      g_ptr_array_add (self->activity_ids, g_strdup (cb_activity_get_id (activity)));
      g_ptr_array_add (names, cb_activity_dup_title (activity));
    }
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  gtk_string_list_splice (self->activity_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->activity_names)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->test_activity, selected);
  self->filling = FALSE;
}

static gboolean
on_list_activities (gpointer data)
{
  CbAuthPage *self = data;

  self->listing = 0;
  if (self->connector)
    list_activities (self);
  return G_SOURCE_REMOVE;
}

/* Only while the page is seen: a list of thousands is not made anew for each key in step 3. */
static void
list_activities_soon (CbAuthPage *self)
{
  if (self->listing == 0 && self->connector && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->listing = g_idle_add (on_list_activities, self);
}

static void
cb_auth_page_on_test_activity (CbAuthPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->test_activity);

  if (self->filling || self->connector == NULL || selected >= self->activity_ids->len)
    return;
  cb_connector_set_test_activity (self->connector, self->activity_ids->pdata[selected]);
}

static void
on_connector_changed (CbAuthPage *self, CbChange *change)
{
  CbItem *item = cb_change_get_item (change);
  int member = cb_change_get_member (change);

  if (item == CB_ITEM (self->connector)
          ? member == CB_CONNECTOR_ACTIVITIES || member == CB_CONNECTOR_TEST_ACTIVITY
          : item && CB_IS_ACTIVITY (item))
    list_activities_soon (self);
}

void
cb_auth_page_set_testing (CbAuthPage *self, gboolean testing)
{
  gtk_spinner_set_spinning (self->spinner, testing);
  gtk_widget_set_sensitive (self->test, !testing);
  if (testing)
    gtk_widget_set_visible (self->result, FALSE);
}

void
cb_auth_page_set_test_result (CbAuthPage *self, gboolean success, const char *message, guint step)
{
  const char *css_class = success ? "success" : "error";

  cb_auth_page_set_testing (self, FALSE);
  self->step = step;
  gtk_widget_remove_css_class (self->result, success ? "error" : "success");
  gtk_widget_add_css_class (self->result, css_class);
  gtk_image_set_from_icon_name (self->result_icon,
                                success ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  gtk_label_set_text (self->result_label, success && (message == NULL || *message == '\0')
                                              ? _ ("Connection Success")
                                              : message);
  gtk_widget_set_visible (GTK_WIDGET (self->result_step), step > 0);
  if (step > 0)
    {
      g_autofree char *label = g_strdup_printf (_ ("Go to Step %u"), step);

      gtk_button_set_label (self->result_step, label);
    }
  gtk_widget_set_visible (self->result, TRUE);
}

static void
cb_auth_page_on_result_step (CbAuthPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "builder.step", "i", (int) self->step);
}

static void
forget_connector (CbAuthPage *self)
{
  if (self->connector == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->connector, on_connector_changed, self);
  g_signal_handlers_disconnect_by_func (cb_connector_get_auth_methods (self->connector),
                                        on_methods_changed, self);
  remove_cards (self);
  g_clear_object (&self->connector);
}

void
cb_auth_page_set_context (CbAuthPage *self, CbBuilderContext *context)
{
  GListModel *methods;
  CbConnector *connector = context ? cb_builder_context_get_connector (context) : NULL;

  g_return_if_fail (CB_IS_AUTH_PAGE (self));

  forget_connector (self);
  g_set_object (&self->context, context);
  cb_field_table_set_list (self->fields, context,
                           connector ? cb_connector_get_fields (connector) : NULL);
  cb_security_editor_set_list (self->security, context,
                               connector ? cb_connector_get_security (connector) : NULL);
  cb_problem_row_watch (self->test_problem, context, connector, CB_CONNECTOR_TEST_ACTIVITY, NULL);
  gtk_widget_set_visible (self->result, FALSE);
  if (connector == NULL)
    return;
  self->connector = g_object_ref (connector);
  methods = G_LIST_MODEL (cb_connector_get_auth_methods (connector));
  g_signal_connect_object (methods, "items-changed", G_CALLBACK (on_methods_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "changed", G_CALLBACK (on_connector_changed), self,
                           G_CONNECT_SWAPPED);
  on_methods_changed (self, 0, 0, g_list_model_get_n_items (methods), methods);
  list_activities (self);
}

void
cb_auth_page_show_item (CbAuthPage *self, CbItem *item, int member)
{
  CbAuthMethod *method = cb_item_get_ancestor (item, CB_TYPE_AUTH_METHOD);
  int position = method ? cb_list_index_of (cb_connector_get_auth_methods (self->connector), method)
                        : -1;

  if (position >= 0)
    cb_method_card_show_item (CB_METHOD_CARD (get_card (self, (guint) position)), item, member);
  else if (cb_item_get_ancestor (item, CB_TYPE_FIELD))
    cb_field_table_show_item (self->fields, item, member);
  else if (item == CB_ITEM (self->connector) && member == CB_CONNECTOR_TEST_ACTIVITY)
    gtk_widget_grab_focus (GTK_WIDGET (self->test_activity));
  else if (cb_item_get_ancestor (item, CB_TYPE_SECURITY))
    gtk_widget_child_focus (GTK_WIDGET (self->security), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
cb_auth_page_dispose (GObject *object)
{
  CbAuthPage *self = CB_AUTH_PAGE (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->listing, g_source_remove);
  if (self->methods)
    forget_connector (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_AUTH_PAGE);
  self->methods = NULL;
  g_clear_pointer (&self->activity_ids, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_auth_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, kinds_popover);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, none);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, methods);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, alternatives);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, security);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, fields);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, test_activity);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, activity_names);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, test_problem);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, test);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, result);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, result_icon);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, result_label);
  gtk_widget_class_bind_template_child (widget_class, CbAuthPage, result_step);
}

static void
cb_auth_page_class_init (CbAuthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_auth_page_dispose;
  g_type_ensure (CB_TYPE_FIELD_TABLE);
  g_type_ensure (CB_TYPE_SECURITY_EDITOR);
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-auth-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cb_auth_page_on_test_activity);
  gtk_widget_class_bind_template_callback (widget_class, cb_auth_page_on_result_step);
}

static void
cb_auth_page_init (CbAuthPage *self)
{
  self->activity_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  cb_field_table_set_kind (self->fields, CB_FIELD_TABLE_CONNECTION);
  add_kinds (self);
  g_signal_connect (self, "map", G_CALLBACK (list_activities_soon), NULL);
}
