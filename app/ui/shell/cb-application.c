/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-application-private.h"

#include "cb-window.h"
#include "config.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GSettings *state;
  CbWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (CbApplication, cb_application, ADW_TYPE_APPLICATION)

static void
color_scheme_cb (CbApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int scheme = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (scheme, 0, 2)]);
}

static CbWindow *
get_window (CbApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (CB_IS_WINDOW (l->data))
      return l->data;
  return cb_window_new (self);
}

static void
cb_application_startup (GApplication *application)
{
  CbApplication *self = CB_APPLICATION (application);

  cb_ui_shell_init ();
  G_APPLICATION_CLASS (cb_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (CB_APP_ID);
  self->settings = cb_settings_open (NULL);
  self->state = cb_settings_open ("State");
  if (self->settings)
    {
      g_signal_connect_object (self->settings, "changed::color-scheme",
                               G_CALLBACK (color_scheme_cb), self, G_CONNECT_SWAPPED);
      color_scheme_cb (self);
    }
  cb_application_actions_init (self);
  cb_workspace_open (self->workspace);
}

static void
cb_application_shutdown (GApplication *application)
{
  cb_workspace_close (CB_APPLICATION (application)->workspace);

  G_APPLICATION_CLASS (cb_application_parent_class)->shutdown (application);
}

static void
cb_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (CB_APPLICATION (application))));
}

static void
cb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);
  CbWindow *window = get_window (CB_APPLICATION (application));

  g_list_store_splice (list, 0, 0, (gpointer *) files, n_files);
  gtk_window_present (GTK_WINDOW (window));
  cb_window_open_files (window, G_LIST_MODEL (list));
}

/* The status to end with at once where the application runs already, or -1 to go on. */
static int
start_with_action (GApplication *application, const char *action)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static int
cb_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree char *versions = NULL;

  if (g_variant_dict_contains (options, "new"))
    return start_with_action (application, "new-connector");
  if (g_variant_dict_contains (options, "import"))
    return start_with_action (application, "import");
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  versions = cb_versions_describe ();
  g_print ("%s", versions);
  return 0;
}

static void
cb_application_dispose (GObject *object)
{
  CbApplication *self = CB_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->state);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cb_application_parent_class)->dispose (object);
}

static void
cb_application_class_init (CbApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = cb_application_dispose;
  application_class->startup = cb_application_startup;
  application_class->shutdown = cb_application_shutdown;
  application_class->activate = cb_application_activate;
  application_class->open = cb_application_open;
  application_class->handle_local_options = cb_application_handle_local_options;
}

static void
cb_application_init (CbApplication *self)
{
  static const struct
  {
    const char *name;
    char letter;
    const char *description;
  } options[] = {
    { "new", 'n', N_ ("Begin a new connector") },
    { "import", 'i', N_ ("Choose a file to import") },
    { "version", 0, N_ ("Print the version and leave") },
  };

  self->workspace = cb_workspace_new ();
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_application_add_main_option (G_APPLICATION (self), options[i].name, options[i].letter,
                                   G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                   _ (options[i].description), NULL);
}

CbApplication *
cb_application_new (void)
{
  return g_object_new (CB_TYPE_APPLICATION, "application-id", CB_APP_ID, "resource-base-path",
                       CB_APP_PATH, "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

GSettings *
cb_application_get_settings (CbApplication *self)
{
  g_return_val_if_fail (CB_IS_APPLICATION (self), NULL);
  return self->settings;
}

GSettings *
cb_application_get_state (CbApplication *self)
{
  g_return_val_if_fail (CB_IS_APPLICATION (self), NULL);
  return self->state;
}

CbWorkspace *
cb_application_get_workspace (CbApplication *self)
{
  g_return_val_if_fail (CB_IS_APPLICATION (self), NULL);
  return self->workspace;
}
