/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-summary-page.h"

#include "cb-activity-map.h"
#include "cb-problem-list.h"

#include <glib/gi18n.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

struct _CbSummaryPage
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbConnector *connector;

  CbLogo *logo;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *description;
  CbProblemList *problems;
  AdwActionRow *servers_row;
  AdwActionRow *auth_row;
  AdwActionRow *activities_row;
  GtkWidget *map_group;
  CbActivityMap *map;
  CbConnectionForm *form;
};

G_DEFINE_FINAL_TYPE (CbSummaryPage, cb_summary_page, ADW_TYPE_BIN)

static void
show_head (CbSummaryPage *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  const char *svg = cb_connector_get_image (self->connector);
  const char *color = cb_connector_get_color (self->connector);
  const char *publisher = cb_connector_get_publisher (self->connector);
  const char *version = cb_connector_get_version (self->connector);
  const char *description = cb_connector_get_description (self->connector);
  g_autoptr (GBytes) image = *svg ? g_bytes_new (svg, strlen (svg)) : NULL;
  g_autofree char *subtitle = *publisher
                                  ? g_strdup_printf (_ ("Version %s by %s"), version, publisher)
                                  : g_strdup_printf (_ ("Version %s"), version);

  cb_logo_set_text (self->logo, title);
  cb_logo_set_color (self->logo, *color ? color : NULL);
  cb_logo_set_data (self->logo, image);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
}

static void
show_servers (CbSummaryPage *self)
{
  CbList *servers = cb_connector_get_servers (self->connector);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cb_list_get_size (servers); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "",
                            cb_server_get_url (cb_list_get (servers, i)));
  adw_action_row_set_subtitle (self->servers_row, text->len ? text->str : _ ("None yet"));
}

static void
show_authentication (CbSummaryPage *self)
{
  CbList *methods = cb_connector_get_auth_methods (self->connector);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);
      const char *name = cb_auth_method_get_display_name (method);

      g_string_append_printf (
          text, "%s%s", i ? ", " : "",
          *name ? name
                : cb_enum_get_title (CB_TYPE_AUTH_KIND, (int) cb_auth_method_get_kind (method)));
    }
  adw_action_row_set_subtitle (self->auth_row, text->len ? text->str : _ ("None"));
}

static void
show_activities (CbSummaryPage *self)
{
  CbList *activities = cb_connector_get_activities (self->connector);
  guint n = cb_list_get_size (activities);
  guint hidden = 0;
  g_autofree char *all = g_strdup_printf (g_dngettext (NULL, "%u activity", "%u activities", n), n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    hidden += cb_activity_get_visibility (cb_list_get (activities, i)) == CB_VISIBILITY_HIDDEN;
  text = hidden ? g_strdup_printf (_ ("%s, %u of them hidden"), all, hidden) : g_strdup (all);
  adw_action_row_set_subtitle (self->activities_row, text);
  gtk_widget_set_visible (self->map_group, n > 0);
}

/* What is not seen is not kept up to date. */
static void
refresh (CbSummaryPage *self)
{
  if (self->connector == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_head (self);
  show_servers (self);
  show_authentication (self);
  show_activities (self);
}

static void
go_to_step (CbSummaryPage *self, CbBuilderStep step)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "builder.step", "i", (int) step);
}

static void
cb_summary_page_on_basic (CbSummaryPage *self)
{
  go_to_step (self, CB_BUILDER_STEP_BASIC);
}

static void
cb_summary_page_on_auth (CbSummaryPage *self)
{
  go_to_step (self, CB_BUILDER_STEP_AUTHENTICATION);
}

static void
cb_summary_page_on_activities (CbSummaryPage *self)
{
  go_to_step (self, CB_BUILDER_STEP_ACTIVITIES);
}

void
cb_summary_page_set_context (CbSummaryPage *self, CbBuilderContext *context)
{
  CbConnector *connector = context ? cb_builder_context_get_connector (context) : NULL;

  g_return_if_fail (CB_IS_SUMMARY_PAGE (self));

  if (self->connector)
    g_signal_handlers_disconnect_by_func (self->connector, refresh, self);
  g_set_object (&self->context, context);
  g_set_object (&self->connector, connector);
  cb_problem_list_set_context (self->problems, context);
  cb_activity_map_set_context (self->map, context);
  cb_connection_form_set_connector (self->form, self->connector);
  if (self->connector)
    g_signal_connect_object (self->connector, "changed", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
}

static void
cb_summary_page_dispose (GObject *object)
{
  CbSummaryPage *self = CB_SUMMARY_PAGE (object);

  if (self->form)
    cb_summary_page_set_context (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_SUMMARY_PAGE);
  self->form = NULL;
  G_OBJECT_CLASS (cb_summary_page_parent_class)->dispose (object);
}

static void
cb_summary_page_class_init (CbSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_summary_page_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_LIST);
  g_type_ensure (CB_TYPE_ACTIVITY_MAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, logo);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, title);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, description);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, problems);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, servers_row);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, auth_row);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, activities_row);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, map_group);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, map);
  gtk_widget_class_bind_template_child (widget_class, CbSummaryPage, form);
  gtk_widget_class_bind_template_callback (widget_class, cb_summary_page_on_basic);
  gtk_widget_class_bind_template_callback (widget_class, cb_summary_page_on_auth);
  gtk_widget_class_bind_template_callback (widget_class, cb_summary_page_on_activities);
}

static void
cb_summary_page_init (CbSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}
