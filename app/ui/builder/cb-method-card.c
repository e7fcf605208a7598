/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-method-card.h"

#include "cb-bind.h"
#include "cb-field-table.h"
#include "cb-problem-row.h"

#include <glib/gi18n.h>

/* Kinds that the application can use; a definition from elsewhere may have others. */
#define N_KINDS (CB_AUTH_BEARER + 1)

struct _CbMethodCard
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbAuthMethod *method;
  GBindingGroup *bindings;
  gboolean filling;

  AdwComboRow *kind;
  GtkWidget *display_name;
  AdwComboRow *place;
  GtkStringList *places;
  CbProblemRow *place_problem;
  GtkWidget *parameter;
  CbProblemRow *parameter_problem;
  GtkWidget *prefix;
  AdwActionRow *sent;
  CbProblemRow *whole_problem;
  GtkWidget *fields_hint;
  CbFieldTable *fields;
};

G_DEFINE_FINAL_TYPE (CbMethodCard, cb_method_card, ADW_TYPE_BIN)

static const CbLocation key_places[] = { CB_LOCATION_HEADER, CB_LOCATION_QUERY,
                                         CB_LOCATION_COOKIE };

guint
cb_method_card_get_n_kinds (void)
{
  return N_KINDS;
}

static char *
describe_key (CbAuthMethod *method)
{
  const char *name = cb_auth_method_get_parameter_name (method);
  const char *prefix = cb_auth_method_get_prefix (method);
  g_autofree char *value = *prefix ? g_strconcat (prefix, " ", CB_REDACTED, NULL)
                                   : g_strdup (CB_REDACTED);

  switch (cb_auth_method_get_location (method))
    {
    case CB_LOCATION_QUERY:
      return g_strdup_printf ("…?%s=%s", name, value);
    case CB_LOCATION_COOKIE:
      return g_strdup_printf ("Cookie: %s=%s", name, value);
    default:
      return g_strdup_printf ("%s: %s", name, value);
    }
}

static char *
describe (CbAuthMethod *method)
{
  switch (cb_auth_method_get_kind (method))
    {
    case CB_AUTH_API_KEY:
      return describe_key (method);
    case CB_AUTH_BASIC:
      return g_strdup ("Authorization: Basic " CB_REDACTED);
    case CB_AUTH_BEARER:
      return g_strdup ("Authorization: Bearer " CB_REDACTED);
    default:
      return g_strdup ("");
    }
}

static void
show_place (CbMethodCard *self)
{
  CbLocation location = cb_auth_method_get_location (self->method);

  for (guint i = 0; i < G_N_ELEMENTS (key_places); i++)
    {
      if (key_places[i] == location)
        adw_combo_row_set_selected (self->place, i);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->parameter),
                                 location == CB_LOCATION_QUERY    ? _ ("Name of the query item")
                                 : location == CB_LOCATION_COOKIE ? _ ("Name of the cookie")
                                                                  : _ ("Name of the header"));
}

static void
on_method_changed (CbMethodCard *self)
{
  CbAuthKind kind = cb_auth_method_get_kind (self->method);
  gboolean key = kind == CB_AUTH_API_KEY;
  g_autofree char *sent = describe (self->method);

  self->filling = TRUE;
  if (adw_combo_row_get_selected (self->kind) != (guint) kind)
    {
      cb_bind_fill_choices (self->kind, CB_TYPE_AUTH_KIND, MAX (N_KINDS, (guint) kind + 1));
      adw_combo_row_set_selected (self->kind, kind);
    }
  show_place (self);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->place), key);
  gtk_widget_set_visible (self->parameter, key);
  gtk_widget_set_visible (self->prefix, key);
  adw_action_row_set_subtitle (self->sent, sent);
  gtk_widget_set_visible (GTK_WIDGET (self->sent), *sent != '\0');
  gtk_widget_set_visible (self->fields_hint,
                          cb_list_get_size (cb_auth_method_get_fields (self->method)) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fields),
                          cb_list_get_size (cb_auth_method_get_fields (self->method)) > 0);
}

static void
cb_method_card_on_kind (CbMethodCard *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  if (self->filling || self->method == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  cb_builder_context_begin (self->context, _ ("Change of the method"));
  cb_auth_method_change_kind (self->method, (CbAuthKind) selected);
  cb_builder_context_end (self->context);
}

static void
cb_method_card_on_place (CbMethodCard *self)
{
  guint selected = adw_combo_row_get_selected (self->place);

  if (self->filling || self->method == NULL || selected >= G_N_ELEMENTS (key_places))
    return;
  cb_auth_method_set_location (self->method, key_places[selected]);
}

/* Alternatives that name the method go on without it. */
static void
forget_method (CbList *securities, const char *id)
{
  for (guint i = 0; i < cb_list_get_size (securities); i++)
    {
      CbSecurity *security = cb_list_get (securities, i);
      const char *const *old = cb_security_get_methods (security);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint j = 0; old && old[j]; j++)
        {
          if (!g_str_equal (old[j], id))
            g_ptr_array_add (ids, (gpointer) old[j]);
        }
      g_ptr_array_add (ids, NULL);
      cb_security_set_methods (security, (const char *const *) ids->pdata);
    }
}

static void
cb_method_card_on_remove (CbMethodCard *self)
{
  g_autoptr (CbAuthMethod) method = g_object_ref (self->method);
  CbConnector *connector = cb_builder_context_get_connector (self->context);
  g_autoptr (CbBuilderContext) context = g_object_ref (self->context);

  cb_builder_context_begin (context, _ ("Removing of a method"));
  forget_method (cb_connector_get_security (connector), cb_auth_method_get_id (method));
  cb_list_remove_item (cb_connector_get_auth_methods (connector), method);
  cb_builder_context_end (context);
}

void
cb_method_card_show_item (CbMethodCard *self, CbItem *item, int member)
{
  if (cb_field_table_show_item (self->fields, item, member))
    return;
  switch (member)
    {
    case CB_AUTH_METHOD_PARAMETER_NAME:
      gtk_widget_grab_focus (self->parameter);
      break;
    case CB_AUTH_METHOD_IN:
      gtk_widget_grab_focus (GTK_WIDGET (self->place));
      break;
    case CB_AUTH_METHOD_PREFIX:
      gtk_widget_grab_focus (self->prefix);
      break;
    case CB_AUTH_METHOD_DISPLAY_NAME:
      gtk_widget_grab_focus (self->display_name);
      break;
    default:
      gtk_widget_grab_focus (GTK_WIDGET (self->kind));
    }
}

static void
cb_method_card_dispose (GObject *object)
{
  CbMethodCard *self = CB_METHOD_CARD (object);

  self->filling = TRUE;
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_METHOD_CARD);
  g_clear_object (&self->method);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_method_card_parent_class)->dispose (object);
}

static void
cb_method_card_class_init (CbMethodCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_method_card_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  g_type_ensure (CB_TYPE_FIELD_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-method-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, kind);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, display_name);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, place);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, places);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, place_problem);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, parameter);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, parameter_problem);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, prefix);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, sent);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, whole_problem);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, fields_hint);
  gtk_widget_class_bind_template_child (widget_class, CbMethodCard, fields);
  gtk_widget_class_bind_template_callback (widget_class, cb_method_card_on_kind);
  gtk_widget_class_bind_template_callback (widget_class, cb_method_card_on_place);
  gtk_widget_class_bind_template_callback (widget_class, cb_method_card_on_remove);
}

static void
cb_method_card_init (CbMethodCard *self)
{
  self->bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_fill_choices (self->kind, CB_TYPE_AUTH_KIND, N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (key_places); i++)
    gtk_string_list_append (self->places, cb_enum_get_title (CB_TYPE_LOCATION, key_places[i]));
  cb_field_table_set_kind (self->fields, CB_FIELD_TABLE_CREDENTIALS);
  cb_bind_text (self->bindings, "display-name", self->display_name);
  cb_bind_text (self->bindings, "parameter-name", self->parameter);
  cb_bind_text (self->bindings, "prefix", self->prefix);
  self->filling = FALSE;
}

GtkWidget *
cb_method_card_new (CbBuilderContext *context, CbAuthMethod *method)
{
  CbMethodCard *self = g_object_new (CB_TYPE_METHOD_CARD, NULL);

  self->context = g_object_ref (context);
  self->method = g_object_ref (method);
  g_binding_group_set_source (self->bindings, method);
  cb_field_table_set_list (self->fields, context, cb_auth_method_get_fields (method));
  cb_problem_row_watch (self->place_problem, context, method, CB_AUTH_METHOD_IN, NULL);
  cb_problem_row_watch (self->parameter_problem, context, method, CB_AUTH_METHOD_PARAMETER_NAME,
                        self->parameter);
  cb_problem_row_watch (self->whole_problem, context, method, CB_AUTH_METHOD_ID, NULL);
  g_signal_connect_object (method, "changed", G_CALLBACK (on_method_changed), self,
                           G_CONNECT_SWAPPED);
  on_method_changed (self);
  return GTK_WIDGET (self);
}
