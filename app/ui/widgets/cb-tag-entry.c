/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-tag-entry.h"

#include "cb-suggestions.h"
#include "cb-widget.h"
#include "cb-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CbTagEntry
{
  GtkWidget parent_instance;

  GtkText *text;
  CbSuggestions *popover;
  GPtrArray *chips;
  GStrv tags;
  GStrv suggestions;
};

enum
{
  PROP_0,
  PROP_TAGS,
  PROP_SUGGESTIONS,
  PROP_PLACEHOLDER_TEXT,
  PROP_EDITABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbTagEntry, cb_tag_entry, GTK_TYPE_WIDGET)

static const char *const no_tags[] = { NULL };

static void
remove_tag (CbTagEntry *self, const char *tag)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tags = NULL;

  for (guint i = 0; self->tags && self->tags[i]; i++)
    if (strcmp (self->tags[i], tag) != 0)
      g_strv_builder_add (builder, self->tags[i]);
  tags = g_strv_builder_end (builder);
  cb_tag_entry_set_tags (self, (const char *const *) tags);
}

static void
remove_clicked_cb (GtkButton *button, gpointer data)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (button), "tag"));
  CbTagEntry *self = data;

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  remove_tag (self, tag);
}

static GtkWidget *
make_chip (CbTagEntry *self, const char *tag)
{
  GtkWidget *chip = g_object_new (GTK_TYPE_BOX, "css-name", "chip", NULL);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  cb_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, gtk_editable_get_editable (GTK_EDITABLE (self->text)));
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
rebuild (CbTagEntry *self)
{
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; self->tags && self->tags[i]; i++)
    {
      GtkWidget *chip = make_chip (self, self->tags[i]);

      gtk_widget_insert_before (chip, GTK_WIDGET (self), GTK_WIDGET (self->text));
      g_ptr_array_add (self->chips, chip);
    }
}

/* Adds each word between commas and line ends that isn't there yet. */
static void
add_words (CbTagEntry *self, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (text, ",;\n\r\t", -1);
  g_auto (GStrv) tags = NULL;

  g_strv_builder_addv (builder, (const char **) cb_tag_entry_get_tags (self));
  for (guint i = 0; words[i]; i++)
    g_strv_builder_add (builder, g_strstrip (words[i]));
  tags = g_strv_builder_end (builder);
  cb_tag_entry_set_tags (self, (const char *const *) tags);
}

static void
take (CbTagEntry *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  add_words (self, text);
}

static void
chosen_cb (CbTagEntry *self, const char *word)
{
  gtk_editable_set_text (GTK_EDITABLE (self->text), word);
  take (self);
}

static void
text_changed_cb (CbTagEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (strpbrk (text, ",;\n"))
    take (self);
  else
    cb_suggestions_offer (self->popover, (const char *const *) self->suggestions, text,
                          cb_tag_entry_get_tags (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  CbTagEntry *self = data;
  guint n = self->tags ? g_strv_length (self->tags) : 0;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)))
    return GDK_EVENT_PROPAGATE;
  if (cb_suggestions_press (self->popover, key))
    return GDK_EVENT_STOP;
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && *text)
    {
      take (self);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_BackSpace && !*text && n > 0)
    {
      remove_tag (self, self->tags[n - 1]);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* What was typed counts, with Enter or without. */
static void
focus_leave_cb (CbTagEntry *self)
{
  if (!self->popover)
    return;
  cb_suggestions_close (self->popover);
  take (self);
}

static void
set_editable (CbTagEntry *self, gboolean editable)
{
  if (gtk_editable_get_editable (GTK_EDITABLE (self->text)) == !!editable)
    return;
  gtk_editable_set_editable (GTK_EDITABLE (self->text), editable);
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
cb_tag_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbTagEntry *self = CB_TAG_ENTRY (object);

  switch (id)
    {
    case PROP_TAGS:
      g_value_set_boxed (value, cb_tag_entry_get_tags (self));
      break;
    case PROP_SUGGESTIONS:
      g_value_set_boxed (value, self->suggestions);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, gtk_editable_get_editable (GTK_EDITABLE (self->text)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_tag_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbTagEntry *self = CB_TAG_ENTRY (object);

  switch (id)
    {
    case PROP_TAGS:
      cb_tag_entry_set_tags (self, g_value_get_boxed (value));
      break;
    case PROP_SUGGESTIONS:
      cb_tag_entry_set_suggestions (self, g_value_get_boxed (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_EDITABLE:
      set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
cb_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CB_TAG_ENTRY (widget)->text));
}

static void
cb_tag_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (cb_tag_entry_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (CB_TAG_ENTRY (widget)->popover));
}

static void
cb_tag_entry_dispose (GObject *object)
{
  CbTagEntry *self = CB_TAG_ENTRY (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  if (self->text)
    g_signal_handlers_disconnect_by_data (self->text, self);
  g_clear_pointer ((GtkWidget **) &self->text, gtk_widget_unparent);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->suggestions, g_strfreev);
  G_OBJECT_CLASS (cb_tag_entry_parent_class)->dispose (object);
}

static void
cb_tag_entry_class_init (CbTagEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_tag_entry_get_property;
  object_class->set_property = cb_tag_entry_set_property;
  object_class->dispose = cb_tag_entry_dispose;
  widget_class->grab_focus = cb_tag_entry_grab_focus;
  widget_class->size_allocate = cb_tag_entry_size_allocate;
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_SUGGESTIONS] = g_param_spec_boxed ("suggestions", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                                                           flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "tagentry");
}

static void
add_controllers (CbTagEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

static void
cb_tag_entry_init (CbTagEntry *self)
{
  self->chips = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), cb_wrap_layout_new (6));
  self->text = GTK_TEXT (gtk_text_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 8);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->popover = CB_SUGGESTIONS (cb_suggestions_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
  add_controllers (self);
}

GtkWidget *
cb_tag_entry_new (void)
{
  return g_object_new (CB_TYPE_TAG_ENTRY, NULL);
}

static GStrv
dup_distinct (const char *const *tags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; tags && tags[i]; i++)
    if (*tags[i] && g_hash_table_add (seen, (gpointer) tags[i]))
      g_strv_builder_add (builder, tags[i]);
  return g_strv_builder_end (builder);
}

void
cb_tag_entry_set_tags (CbTagEntry *self, const char *const *tags)
{
  g_auto (GStrv) distinct = NULL;

  g_return_if_fail (CB_IS_TAG_ENTRY (self));

  distinct = dup_distinct (tags);
  if (g_strv_equal ((const char *const *) distinct, cb_tag_entry_get_tags (self)))
    return;
  g_strfreev (self->tags);
  self->tags = g_steal_pointer (&distinct);
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

const char *const *
cb_tag_entry_get_tags (CbTagEntry *self)
{
  g_return_val_if_fail (CB_IS_TAG_ENTRY (self), no_tags);
  return self->tags ? (const char *const *) self->tags : no_tags;
}

void
cb_tag_entry_set_suggestions (CbTagEntry *self, const char *const *suggestions)
{
  g_return_if_fail (CB_IS_TAG_ENTRY (self));

  g_strfreev (self->suggestions);
  self->suggestions = g_strdupv ((char **) suggestions);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUGGESTIONS]);
}
