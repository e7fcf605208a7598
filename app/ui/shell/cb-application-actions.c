/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-application-private.h"

#include "config.h"

#include <libcb-ui-compat.h>
#include <libcb-ui-preferences.h>
#include <libcb-ui-widgets.h>

typedef struct
{
  const char *action;
  const char *accels[3];
} Shortcut;

/* Every shortcut of the program. Actions of pages work while the page is seen and the action is
 * enabled; where several actions have one shortcut, the first of them that can is done. Escape is
 * not here: an accelerator would take it from popovers and entries (see CbWindow). */
static const Shortcut shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "win.shortcuts", { "<Control>question", "<Control>F1" } },
  { "win.menu", { "F10" } },
  { "win.place('build')", { "<Control>1" } },
  { "win.place('use')", { "<Control>2" } },
  { "win.place('organization')", { "<Control>3" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.search", { "<Control>f" } },
  { "win.new", { "<Control>n" } },
  { "win.import", { "<Control>o" } },
  { "window.close", { "<Control>w" } },
  { "builder.undo", { "<Control>z" } },
  { "builder.redo", { "<Control><Shift>z", "<Control>y" } },
  { "builder.try", { "<Control>Return", "<Control>KP_Enter" } },
  { "builder.export", { "<Control><Shift>e" } },
  { "builder.step(1)", { "<Alt>1" } },
  { "builder.step(2)", { "<Alt>2" } },
  { "builder.step(3)", { "<Alt>3" } },
  { "builder.step(4)", { "<Alt>4" } },
  { "use.run", { "<Control>Return", "<Control>KP_Enter" } },
};

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  GSettings *settings = cb_application_get_settings (data);

  if (settings)
    cb_preferences_base_present (CB_PREFERENCES_BASE (cb_preferences_new (settings)),
                                 GTK_WIDGET (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  g_autofree char *versions = cb_versions_describe ();

  cb_about_present (GTK_WIDGET (window), versions);
}

static void
opened_help_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (!cb_open_uri_finish (result, &error))
    cb_toast_show_error (window, error);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window)
    cb_open_uri_async (GTK_WIDGET (window), "help:" GETTEXT_PACKAGE, NULL, opened_help_cb,
                       g_object_ref (window));
}

/* Windows are closed rather than the loop ended, so that each can save first. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

/* Brings the window up first: the desktop file offers these where no window may be open. */
static void
in_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = NULL;

  g_application_activate (data);
  window = gtk_application_get_active_window (data);
  if (window)
    gtk_widget_activate_action (
        GTK_WIDGET (window),
        g_str_equal (g_action_get_name (G_ACTION (action)), "import") ? "win.import" : "win.new",
        NULL);
}

void
cb_application_actions_init (CbApplication *self)
{
  static const GActionEntry entries[] = {
    { "about", about_cb },
    { "help", help_cb },
    { "preferences", preferences_cb },
    { "quit", quit_cb },
    { "new-connector", in_window_cb },
    { "import", in_window_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *accels[] = { shortcuts[i].accels[0], shortcuts[i].accels[1], NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, accels);
    }
}
