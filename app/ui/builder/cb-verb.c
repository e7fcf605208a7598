/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-verb.h"

#include <glib/gi18n.h>

static const char *const verbs[] = { "GET",    "POST", "PUT",     "PATCH",
                                     "DELETE", "HEAD", "OPTIONS", NULL };

static const char *const classes[] = { "verb-get",    "verb-post",  "verb-put",   "verb-patch",
                                       "verb-delete", "verb-other", "verb-other", NULL };

struct _CbVerbButton
{
  AdwBin parent_instance;

  char *verb;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkEntry *other;
};

G_DEFINE_FINAL_TYPE (CbVerbButton, cb_verb_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_VERB,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

const char *const *
cb_verb_list (void)
{
  return verbs;
}

void
cb_verb_show (GtkLabel *label, const char *verb)
{
  const char *css_class = "verb-other";

  for (guint i = 0; classes[i]; i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (label), classes[i]);
      if (g_ascii_strcasecmp (verbs[i], verb) == 0)
        css_class = classes[i];
    }
  gtk_widget_add_css_class (GTK_WIDGET (label), "verb");
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_label_set_text (label, *verb ? verb : "?");
}

void
cb_verb_button_set_verb (CbVerbButton *self, const char *verb)
{
  g_return_if_fail (CB_IS_VERB_BUTTON (self));

  verb = verb ? verb : "";
  if (g_str_equal (self->verb, verb))
    return;
  g_free (self->verb);
  self->verb = g_strdup (verb);
  cb_verb_show (self->label, verb);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERB]);
}

const char *
cb_verb_button_get_verb (CbVerbButton *self)
{
  return self->verb;
}

static void
on_verb_clicked (CbVerbButton *self, GtkButton *button)
{
  gtk_menu_button_popdown (self->button);
  cb_verb_button_set_verb (self, g_object_get_data (G_OBJECT (button), "cb-verb"));
}

/* Methods are case-sensitive tokens (RFC 9110, section 9.1); people mean upper case. */
static void
on_other_activated (CbVerbButton *self)
{
  g_autofree char *text = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->other)), -1);

  g_strstrip (text);
  if (*text == '\0')
    return;
  gtk_menu_button_popdown (self->button);
  gtk_editable_set_text (GTK_EDITABLE (self->other), "");
  cb_verb_button_set_verb (self, text);
}

static GtkWidget *
make_popover (CbVerbButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *other = gtk_entry_new ();

  for (guint i = 0; verbs[i]; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (NULL);

      cb_verb_show (GTK_LABEL (label), verbs[i]);
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "cb-verb", (gpointer) verbs[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_verb_clicked), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (other), _ ("Any other verb"));
  gtk_editable_set_width_chars (GTK_EDITABLE (other), 14);
  g_signal_connect_object (other, "activate", G_CALLBACK (on_other_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), other);
  self->other = GTK_ENTRY (other);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
cb_verb_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VERB)
    g_value_set_string (value, CB_VERB_BUTTON (object)->verb);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_verb_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VERB)
    cb_verb_button_set_verb (CB_VERB_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_verb_button_finalize (GObject *object)
{
  g_free (CB_VERB_BUTTON (object)->verb);
  G_OBJECT_CLASS (cb_verb_button_parent_class)->finalize (object);
}

static gboolean
cb_verb_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CB_VERB_BUTTON (widget)->button));
}

static void
cb_verb_button_class_init (CbVerbButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_verb_button_get_property;
  object_class->set_property = cb_verb_button_set_property;
  object_class->finalize = cb_verb_button_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = cb_verb_button_grab_focus;
  properties[PROP_VERB] = g_param_spec_string (
      "verb", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_verb_button_init (CbVerbButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->verb = g_strdup ("");
  self->button = GTK_MENU_BUTTON (button);
  self->label = GTK_LABEL (label);
  gtk_menu_button_set_child (self->button, label);
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Verb of the request"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Verb"), -1);
  adw_bin_set_child (ADW_BIN (self), button);
}
