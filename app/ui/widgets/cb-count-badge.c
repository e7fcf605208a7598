/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-count-badge.h"

#include <glib/gi18n.h>

struct _CbCountBadge
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkWidget *ok;
  guint errors;
  guint warnings;
  gboolean show_ok;
};

enum
{
  PROP_0,
  PROP_ERRORS,
  PROP_WARNINGS,
  PROP_SHOW_OK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbCountBadge, cb_count_badge, GTK_TYPE_WIDGET)

static char *
describe (CbCountBadge *self)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", self->errors),
                                             self->errors);
  g_autofree char *warnings =
      g_strdup_printf (ngettext ("%u warning", "%u warnings", self->warnings), self->warnings);

  if (self->errors && self->warnings)
    return g_strdup_printf (_ ("%s, %s"), errors, warnings);
  if (self->errors)
    return g_steal_pointer (&errors);
  return self->warnings ? g_steal_pointer (&warnings) : g_strdup (_ ("No problems"));
}

static void
update (CbCountBadge *self)
{
  guint count = self->errors + self->warnings;
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *description = describe (self);

  gtk_label_set_text (self->label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->label), count > 0);
  gtk_widget_set_visible (self->ok, count == 0 && self->show_ok);
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), self->errors ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), self->errors ? "error" : "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
cb_count_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbCountBadge *self = CB_COUNT_BADGE (object);

  switch (id)
    {
    case PROP_ERRORS:
      g_value_set_uint (value, self->errors);
      break;
    case PROP_WARNINGS:
      g_value_set_uint (value, self->warnings);
      break;
    case PROP_SHOW_OK:
      g_value_set_boolean (value, self->show_ok);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_count_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbCountBadge *self = CB_COUNT_BADGE (object);

  switch (id)
    {
    case PROP_ERRORS:
      cb_count_badge_set_counts (self, g_value_get_uint (value), self->warnings);
      break;
    case PROP_WARNINGS:
      cb_count_badge_set_counts (self, self->errors, g_value_get_uint (value));
      break;
    case PROP_SHOW_OK:
      cb_count_badge_set_show_ok (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_count_badge_dispose (GObject *object)
{
  CbCountBadge *self = CB_COUNT_BADGE (object);

  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);
  g_clear_pointer (&self->ok, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_count_badge_parent_class)->dispose (object);
}

static void
cb_count_badge_class_init (CbCountBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_count_badge_get_property;
  object_class->set_property = cb_count_badge_set_property;
  object_class->dispose = cb_count_badge_dispose;
  properties[PROP_ERRORS] = g_param_spec_uint ("errors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_WARNINGS] = g_param_spec_uint ("warnings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SHOW_OK] = g_param_spec_boolean ("show-ok", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "countbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cb_count_badge_init (CbCountBadge *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_halign (GTK_WIDGET (self->label), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->label), GTK_ALIGN_CENTER);
  self->ok = gtk_image_new_from_icon_name (cb_level_get_icon_name (CB_LEVEL_SUCCESS));
  gtk_widget_add_css_class (self->ok, "success");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->ok, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
cb_count_badge_new (void)
{
  return g_object_new (CB_TYPE_COUNT_BADGE, NULL);
}

void
cb_count_badge_set_counts (CbCountBadge *self, guint errors, guint warnings)
{
  gboolean errors_differ = FALSE;
  gboolean warnings_differ = FALSE;

  g_return_if_fail (CB_IS_COUNT_BADGE (self));

  errors_differ = self->errors != errors;
  warnings_differ = self->warnings != warnings;
  self->errors = errors;
  self->warnings = warnings;
  if (errors_differ || warnings_differ)
    update (self);
  if (errors_differ)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERRORS]);
  if (warnings_differ)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNINGS]);
}

guint
cb_count_badge_get_errors (CbCountBadge *self)
{
  g_return_val_if_fail (CB_IS_COUNT_BADGE (self), 0);
  return self->errors;
}

guint
cb_count_badge_get_warnings (CbCountBadge *self)
{
  g_return_val_if_fail (CB_IS_COUNT_BADGE (self), 0);
  return self->warnings;
}

void
cb_count_badge_set_show_ok (CbCountBadge *self, gboolean show_ok)
{
  g_return_if_fail (CB_IS_COUNT_BADGE (self));

  if (self->show_ok == !!show_ok)
    return;
  self->show_ok = !!show_ok;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_OK]);
}

gboolean
cb_count_badge_get_show_ok (CbCountBadge *self)
{
  g_return_val_if_fail (CB_IS_COUNT_BADGE (self), FALSE);
  return self->show_ok;
}
