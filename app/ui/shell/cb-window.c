/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include "cb-application-private.h"
#include "config.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CbWindow, cb_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  const char *name;
  GtkWidget *(*make_root) (CbWindow *self);
} Place;

static const Place places[CB_N_PLACES] = {
  { "build", cb_window_build_make_root },
  { "use", cb_window_use_make_root },
  { "organization", cb_window_organization_make_root },
};

const char *
cb_window_place_get_name (CbWindowPlace place)
{
  g_return_val_if_fail (place < CB_N_PLACES, NULL);
  return places[place].name;
}

static void
ensure_root (CbWindow *self, CbWindowPlace place)
{
  CbNavigator *navigator = self->navigators[place];
  GtkWidget *root = NULL;

  if (cb_navigator_get_visible_page (navigator))
    return;
  root = places[place].make_root (self);
  if (root)
    cb_navigator_push (navigator, root);
}

static void
visible_place_cb (CbWindow *self)
{
  if (self->seen)
    ensure_root (self, cb_window_get_place (self));
  cb_window_header_sync (self);
  cb_window_index_catch_up (self);
}

static gboolean
seen_cb (gpointer data)
{
  CbWindow *self = data;

  self->seen_idle = 0;
  self->seen = TRUE;
  visible_place_cb (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  CbWindow *self = data;

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  if (!self->seen_idle)
    self->seen_idle = g_idle_add (seen_cb, self);
}

static void
map_cb (CbWindow *self)
{
  if (!self->seen)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                             G_CALLBACK (after_paint_cb), self, 0);
}

static void
restore_state (CbWindow *self, GSettings *state)
{
  if (!state)
    {
      cb_window_set_place (self, CB_PLACE_BUILD);
      return;
    }
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (state, "window-width"),
                               g_settings_get_int (state, "window-height"));
  if (g_settings_get_boolean (state, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  cb_window_set_place (self, g_settings_get_enum (state, "place"));
}

static void
save_state (CbWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *state = CB_IS_APPLICATION (application)
                         ? cb_application_get_state (CB_APPLICATION (application))
                         : NULL;
  int width = 0;
  int height = 0;

  if (!state)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (state, "window-width", MAX (width, 360));
  g_settings_set_int (state, "window-height", MAX (height, 294));
  g_settings_set_boolean (state, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_enum (state, "place", cb_window_get_place (self));
}

static gboolean
cb_window_close_request (GtkWindow *window)
{
  save_state (CB_WINDOW (window));
  return GTK_WINDOW_CLASS (cb_window_parent_class)->close_request (window);
}

static void
cb_window_dispose (GObject *object)
{
  CbWindow *self = CB_WINDOW (object);

  g_clear_handle_id (&self->seen_idle, g_source_remove);
  g_clear_object (&self->waiting_files);
  g_clear_pointer (&self->waiting_action, g_free);
  if (self->stack)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      for (guint i = 0; i < CB_N_PLACES; i++)
        g_signal_handlers_disconnect_by_data (self->navigators[i], self);
      cb_window_header_clear (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_WINDOW);
  self->stack = NULL;
  G_OBJECT_CLASS (cb_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, back);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, cb_window_header_narrow);
  for (guint i = 0; i < CB_N_PLACES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, places[i].name, FALSE,
                                               G_STRUCT_OFFSET (CbWindow, navigators)
                                                   + i * sizeof (CbNavigator *));
}

static void
cb_window_class_init (CbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  cb_ui_shell_init ();
  G_OBJECT_CLASS (klass)->dispose = cb_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cb_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/shell/cb-window.ui");
  bind_children (widget_class);
  cb_window_class_actions_init (widget_class);
}

static void
cb_window_init (CbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref_sink (self->switcher);
  cb_window_drop_init (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (visible_place_cb),
                            self);
  for (guint i = 0; i < CB_N_PLACES; i++)
    g_signal_connect_swapped (self->navigators[i], "notify::visible-page",
                              G_CALLBACK (cb_window_header_sync), self);
}

CbWorkspace *
cb_window_get_workspace (CbWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return CB_IS_APPLICATION (application)
             ? cb_application_get_workspace (CB_APPLICATION (application))
             : NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbWindow) self = data;
  g_autofree char *answer = cb_confirm_finish (result, NULL);

  if (g_strcmp0 (answer, "retry") == 0)
    cb_workspace_open (cb_window_get_workspace (self));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_failure (CbWindow *self, const GError *error)
{
  const CbAnswer answers[] = { { "close", _ ("_Close"), CB_ANSWER_PLAIN },
                               { "retry", _ ("_Try Again"), CB_ANSWER_SUGGESTED },
                               { NULL, NULL, CB_ANSWER_PLAIN } };

  cb_confirm_async (GTK_WIDGET (self), _ ("Can’t Open the Library"), error->message, NULL, answers,
                    NULL, answered_cb, g_object_ref (self));
}

static void
workspace_changed_cb (CbWindow *self)
{
  const GError *error = cb_workspace_get_error (cb_window_get_workspace (self));

  if (error)
    ask_about_failure (self, error);
  visible_place_cb (self);
}

CbWindow *
cb_window_new (CbApplication *application)
{
  CbWindow *self = g_object_new (CB_TYPE_WINDOW, "application", application, NULL);

  if (application)
    g_signal_connect_object (cb_application_get_workspace (application), "changed",
                             G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);

  restore_state (self, application ? cb_application_get_state (application) : NULL);
  visible_place_cb (self);
  return self;
}

CbWindowPlace
cb_window_get_place (CbWindow *self)
{
  const char *name = NULL;

  g_return_val_if_fail (CB_IS_WINDOW (self), CB_PLACE_BUILD);
  name = adw_view_stack_get_visible_child_name (self->stack);
  for (guint i = 0; i < CB_N_PLACES; i++)
    if (g_strcmp0 (name, places[i].name) == 0)
      return i;
  return CB_PLACE_BUILD;
}

void
cb_window_set_place (CbWindow *self, CbWindowPlace place)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (place < CB_N_PLACES);

  adw_view_stack_set_visible_child_name (self->stack, places[place].name);
}

void
cb_window_push_page (CbWindow *self, CbWindowPlace place, GtkWidget *page)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (place < CB_N_PLACES);

  ensure_root (self, place);
  cb_navigator_push (self->navigators[place], page);
}

gboolean
cb_window_pop_page (CbWindow *self, CbWindowPlace place)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (place < CB_N_PLACES, FALSE);

  return cb_navigator_pop (self->navigators[place]);
}

void
cb_window_pop_to_root (CbWindow *self, CbWindowPlace place)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (place < CB_N_PLACES);

  cb_navigator_pop_to_root (self->navigators[place]);
}

GtkWidget *
cb_window_get_visible_page (CbWindow *self, CbWindowPlace place)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), NULL);
  g_return_val_if_fail (place < CB_N_PLACES, NULL);

  ensure_root (self, place);
  return cb_navigator_get_visible_page (self->navigators[place]);
}
