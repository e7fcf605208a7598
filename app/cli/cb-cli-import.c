/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-formats.h"
#include "cb-cli-output.h"

#include <string.h>

typedef struct
{
  CbCli *cli;
  char *format;
  char *name;
  char *version;
  char **select;
  char **tags;
  gboolean dry_run;
} Import;

static gboolean
matches_any (char **patterns, const char *text)
{
  for (; *patterns; patterns++)
    {
      if (g_pattern_match_simple (*patterns, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_selected (Import *self, CbActivity *activity)
{
  g_autofree char *title = cb_activity_dup_title (activity);

  return !self->select || matches_any (self->select, cb_activity_get_id (activity))
         || matches_any (self->select, cb_activity_get_path (activity))
         || matches_any (self->select, title);
}

static gboolean
is_tagged (Import *self, CbActivity *activity)
{
  const char *const *tags = cb_activity_get_tags (activity);

  for (; self->tags && tags && *tags; tags++)
    {
      if (g_strv_contains ((const char *const *) self->tags, *tags))
        return TRUE;
    }
  return self->tags == NULL;
}

/* Leaves out the activities that were not asked for. */
static void
pick (Import *self, CbConnector *connector)
{
  CbList *activities = cb_connector_get_activities (connector);
  g_autoptr (GPtrArray) picked = g_ptr_array_new_with_free_func (g_object_unref);
  guint size = cb_list_get_size (activities);

  if (!self->select && !self->tags)
    return;
  for (guint i = 0; i < size; i++)
    {
      CbActivity *activity = cb_list_get (activities, i);
      if (is_selected (self, activity) && is_tagged (self, activity))
        g_ptr_array_add (picked, g_object_ref (activity));
    }
  cb_list_clear (activities);
  cb_list_splice (activities, 0, 0, picked->pdata, picked->len);
}

static void
rename_connector (Import *self, CbConnector *connector)
{
  if (self->name)
    cb_connector_set_name (connector, self->name);
  if (self->version)
    cb_connector_set_version (connector, self->version);
}

/* A library takes drafts without a name; what comes from a file has one that can be registered. */
static gboolean
check_names (CbConnector *connector, GError **error)
{
  g_autofree char *name = cb_lint_check_name (cb_connector_get_name (connector));
  g_autofree char *version = cb_lint_check_version (cb_connector_get_version (connector));

  if (name)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID,
                 "(/name): %s Import it with another name: --name NAME.", name);
  else if (version)
    g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID,
                 "(/version): %s Import it with another version: --version VERSION.", version);
  return !name && !version;
}

static gboolean
check_clash (Import *self, CbConnector *connector, GError **error)
{
  CbLibrary *library = self->cli->library;
  const char *name = cb_connector_get_name (connector);
  const char *version = cb_connector_get_version (connector);
  g_autofree char *id = cb_library_check_clash (library, name, version, NULL);
  g_autofree char *free_name = NULL;
  g_autofree char *free_version = NULL;

  if (!id)
    return TRUE;
  free_name = cb_library_dup_free_name (library, name, version);
  free_version = cb_library_dup_free_version (library, name, version);
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH,
               "The library has “%s” in version %s already. Import it with --name \"%s\" or "
               "--version %s.",
               name, version, free_name, free_version);
  return FALSE;
}

/* The id under which it was added; NULL in a dry run. FALSE with an error where it can't be. */
static gboolean
add_to_library (Import *self, CbConnector *connector, char **id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  *id = NULL;
  if (!check_names (connector, error) || !check_clash (self, connector, error))
    return FALSE;
  if (self->dry_run)
    return TRUE;
  cb_library_create_async (self->cli->library, connector, CB_LIBRARY_STATUS_DRAFT,
                           self->cli->cancellable, cb_cli_result_cb, &result);
  *id = cb_library_create_finish (self->cli->library, cb_cli_wait (&result), error);
  return *id != NULL;
}

/* Problems of reading and of the definition. */
static GPtrArray *
list_problems (CbCliImport *import)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = cb_lint_connector (import->connector);

  for (guint i = 0; i < import->problems->len; i++)
    g_ptr_array_add (problems, g_object_ref (import->problems->pdata[i]));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (problems, g_object_ref (found->pdata[i]));
  return problems;
}

static void
print_json (const char *source, CbCliImport *import, const char *id, GPtrArray *problems)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  CbConnector *connector = import->connector;

  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "source", source);
  cb_cli_add_text (builder, "format", import->format);
  cb_value_builder_set_key (builder, "connector");
  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "id", id);
  cb_cli_add_text (builder, "name", cb_connector_get_name (connector));
  cb_cli_add_text (builder, "version", cb_connector_get_version (connector));
  cb_value_builder_end (builder);
  cb_cli_add_integer (builder, "activities",
                      cb_list_get_size (cb_connector_get_activities (connector)));
  cb_cli_add_problems (builder, problems);
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

static void
print_text (Import *self, const char *source, CbConnector *connector, const char *id,
            GPtrArray *problems)
{
  guint n_activities = cb_list_get_size (cb_connector_get_activities (connector));

  cb_cli_print ("%s %s %s, %u %s%s%s\n", self->dry_run ? "Would import" : "Imported",
                cb_connector_get_name (connector), cb_connector_get_version (connector),
                n_activities, n_activities == 1 ? "activity" : "activities", id ? ", as " : "",
                id ? id : "");
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = cb_cli_describe_problem (problems->pdata[i]);
      if (cb_problem_get_severity (problems->pdata[i]) != CB_SEVERITY_SUGGESTION)
        cb_cli_error (cb_cli_get_input_name (source), "%s", line);
    }
}

static const char *
get_exchange_rule (CbExchangeError code)
{
  switch (code)
    {
    case CB_EXCHANGE_ERROR_UNKNOWN:
      return "unknown-format";
    case CB_EXCHANGE_ERROR_SYNTAX:
      return "syntax";
    case CB_EXCHANGE_ERROR_LIMIT:
      return "limit";
    case CB_EXCHANGE_ERROR_VALUE:
    default:
      return "wrong-value";
    }
}

static const char *
get_rule (const GError *error)
{
  if (error->domain == CB_LIBRARY_ERROR)
    return error->code == CB_LIBRARY_ERROR_CLASH     ? "clash"
           : error->code == CB_LIBRARY_ERROR_INVALID ? "name"
                                                     : "library";
  if (error->domain == CB_EXCHANGE_ERROR)
    return get_exchange_rule ((CbExchangeError) error->code);
  if (error->domain != CB_FORMAT_ERROR)
    return "unreadable";
  switch ((CbFormatError) error->code)
    {
    case CB_FORMAT_ERROR_NOT_CONNECTOR:
      return "not-a-connector";
    case CB_FORMAT_ERROR_SYNTAX:
      return "syntax";
    case CB_FORMAT_ERROR_NEWER:
      return "newer-format";
    case CB_FORMAT_ERROR_LIMIT:
      return "limit";
    case CB_FORMAT_ERROR_VALUE:
    case CB_FORMAT_ERROR_IO:
    default:
      return "wrong-value";
    }
}

/* Takes @error. */
static CbCliStatus
refuse (Import *self, const char *source, const CbReadReport *report, GError *error)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (self->cli->json && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (problems,
                       cb_problem_new_in_source (CB_SEVERITY_ERROR, get_rule (error),
                                                 report->pointer ? report->pointer : "",
                                                 report->line, report->column, error->message));
      cb_value_builder_begin_object (builder);
      cb_cli_add_text (builder, "source", source);
      cb_cli_add_text (builder, "format", NULL);
      cb_cli_add_text (builder, "connector", NULL);
      cb_cli_add_integer (builder, "activities", 0);
      cb_cli_add_problems (builder, problems);
      cb_value_builder_end (builder);
      cb_cli_print_builder (builder);
    }
  return cb_cli_fail_reading (source, report, error);
}

static CbCliStatus
import_one (Import *self, const char *source)
{
  g_auto (CbCliImport) import = { 0 };
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = cb_cli_read_input (self->cli, source, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *id = NULL;

  if (!bytes
      || !cb_cli_import_bytes (self->cli, bytes, source, self->format, &import, &report, &error))
    return refuse (self, source, &report, error);
  pick (self, import.connector);
  rename_connector (self, import.connector);
  problems = list_problems (&import);
  if (!add_to_library (self, import.connector, &id, &error))
    return refuse (self, source, &report, error);
  if (self->cli->json)
    print_json (source, &import, id, problems);
  else
    print_text (self, source, import.connector, id, problems);
  return cb_cli_has_errors (problems) ? CB_CLI_PROBLEMS : CB_CLI_DONE;
}

static CbCliStatus
import_all (Import *self, char **sources)
{
  CbCliStatus worst = CB_CLI_DONE;
  g_autofree char *formats = cb_exchange_list_import_formats ();

  if (self->format && !cb_exchange_can_import (self->format))
    return cb_cli_usage (self->cli, "The format “%s” is not known; known are: %s", self->format,
                         formats);
  if ((self->name || self->version) && sources[1])
    return cb_cli_usage (self->cli, "--name and --version go with one file");
  if (!cb_cli_get_library (self->cli))
    return CB_CLI_FAILED;
  for (; *sources && !g_cancellable_is_cancelled (self->cli->cancellable); sources++)
    {
      CbCliStatus status = import_one (self, *sources);
      /* Refused weighs more than done with problems. */
      if (status == CB_CLI_FAILED || worst == CB_CLI_DONE)
        worst = status;
    }
  return worst;
}

CbCliStatus
cb_cli_import (CbCli *cli, char **arguments)
{
  Import self = { cli };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &self.format, "Read as this format, not by content",
      "FORMAT" },
    { "select", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.select,
      "Only activities whose id, path or display name matches", "GLOB" },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.tags, "Only activities with this tag", "TAG" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self.name, "Give it this connector name", "NAME" },
    { "version", 0, 0, G_OPTION_ARG_STRING, &self.version, "Give it this version", "VERSION" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self.dry_run, "Write nothing", NULL },
    G_OPTION_ENTRY_NULL,
  };
  CbCliStatus status = CB_CLI_USAGE;

  if (cb_cli_parse (cli, &arguments, "FILE…",
                    "Imports connectors into the library. “-” is standard input. Nothing is "
                    "overwritten: a name and version that the library has already is refused.",
                    entries, 1, G_MAXUINT))
    status = import_all (&self, arguments);
  g_free (self.format);
  g_free (self.name);
  g_free (self.version);
  g_strfreev (self.select);
  g_strfreev (self.tags);
  return status;
}
