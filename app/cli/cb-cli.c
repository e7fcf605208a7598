/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli.h"

#include "cb-cli-output.h"

#include <stdio.h>
#include <string.h>

void
cb_cli_init (CbCli *self)
{
  const char *path = g_getenv ("CONNECTOR_LIBRARY");

  self->cancellable = g_cancellable_new ();
  self->library_path = path && *path ? g_strdup (path) : cb_library_dup_default_path ();
}

void
cb_cli_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
cb_cli_wait (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
close_library (CbCli *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->library)
    return;
  cb_library_close_async (self->library, NULL, cb_cli_result_cb, &result);
  cb_cli_wait (&result);
  if (!cb_library_close_finish (self->library, result, &error))
    cb_cli_error (self->library_path, "%s", error->message);
  g_clear_object (&self->library);
}

void
cb_cli_clear (CbCli *self)
{
  close_library (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->library_path, g_free);
}

CbLibrary *
cb_cli_get_library (CbCli *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (self->library)
    return self->library;
  cb_library_open_async (self->library_path, self->cancellable, cb_cli_result_cb, &result);
  self->library = cb_library_open_finish (cb_cli_wait (&result), &error);
  if (!self->library)
    cb_cli_fail (NULL, error);
  return self->library;
}

static void G_GNUC_PRINTF (2, 0)
    print_message (const char *where, const char *format, va_list arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments);

  cb_cli_flush ();
  if (where)
    fprintf (stderr, "connectorctl: %s: %s\n", where, message);
  else
    fprintf (stderr, "connectorctl: %s\n", message);
}

void
cb_cli_error (const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (where, format, arguments);
  va_end (arguments);
}

void
cb_cli_note (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (NULL, format, arguments);
  va_end (arguments);
}

CbCliStatus
cb_cli_fail (const char *where, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cb_cli_error (where, "%s", error->message);
  g_error_free (error);
  return CB_CLI_FAILED;
}

CbCliStatus
cb_cli_usage (CbCli *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (NULL, format, arguments);
  va_end (arguments);
  if (self->command)
    fprintf (stderr, "Try “connectorctl %s --help”.\n", self->command);
  else
    fprintf (stderr, "Try “connectorctl --help”.\n");
  return CB_CLI_USAGE;
}

static GOptionContext *
make_context (CbCli *self, const char *usage, const char *description, const GOptionEntry *entries,
              const GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (usage);
  g_autofree char *name = g_strconcat ("connectorctl ", self->command, NULL);

  g_set_prgname (name);
  g_option_context_set_summary (context, description);
  if (entries)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  return context;
}

static gboolean
check_count (CbCli *self, char **arguments, const char *usage, guint min, guint max)
{
  guint count = g_strv_length (arguments);

  if (count >= min && count <= max)
    return TRUE;
  if (count < min)
    cb_cli_usage (self, "An argument is missing: %s %s", self->command, usage);
  else
    cb_cli_usage (self, "“%s” is one argument too many: %s %s", arguments[max], self->command,
                  usage);
  return FALSE;
}

/* The name of the command, and a `--` that ended the options, are no arguments. */
static void
drop_name (char **arguments)
{
  guint count = g_strv_length (arguments);
  guint n_dropped = count > 1 && strcmp (arguments[1], "--") == 0 ? 2 : 1;

  for (guint i = 0; i < n_dropped; i++)
    g_free (arguments[i]);
  memmove (arguments, arguments + n_dropped, (count - n_dropped + 1) * sizeof *arguments);
}

gboolean
cb_cli_parse (CbCli *self, char ***arguments, const char *usage, const char *description,
              const GOptionEntry *entries, guint min, guint max)
{
  g_autofree char *path = NULL;
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, "Write output for machines", NULL },
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &path, "Use another library", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = make_context (self, usage, description, entries, common);
  g_autoptr (GError) error = NULL;

  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      cb_cli_usage (self, "%s", error->message);
      return FALSE;
    }
  if (path)
    {
      g_free (self->library_path);
      self->library_path = g_steal_pointer (&path);
    }
  drop_name (*arguments);
  return check_count (self, *arguments, usage, min, max);
}
