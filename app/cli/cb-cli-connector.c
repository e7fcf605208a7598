/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-connector.h"

#include "cb-cli-output.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

/* In the main loop, so that a signal ends it. */
static gboolean
read_step (GInputStream *stream, guint8 *target, gsize step, gsize *count,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_input_stream_read_all_async (stream, target, step, G_PRIORITY_DEFAULT, cancellable,
                                 cb_cli_result_cb, &result);
  return g_input_stream_read_all_finish (stream, cb_cli_wait (&result), count, error);
}

static GBytes *
read_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint step = 1024 * 1024;
  gsize count = step;

  /* One byte more than is allowed tells that it is too large. */
  while (count == step && bytes->len <= CB_LIMIT_CONNECTOR_BYTES)
    {
      guint start = bytes->len;

      g_byte_array_set_size (bytes, start + step);
      if (!read_step (stream, bytes->data + start, step, &count, cancellable, error))
        return NULL;
      g_byte_array_set_size (bytes, start + (guint) count);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
cb_cli_read_input (CbCli *cli, const char *path, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      file = g_file_new_for_commandline_arg (path);
      stream = G_INPUT_STREAM (g_file_read (file, cli->cancellable, error));
    }
  return stream ? read_stream (stream, cli->cancellable, error) : NULL;
}

const char *
cb_cli_get_input_name (const char *path)
{
  return strcmp (path, "-") == 0 ? "standard input" : path;
}

/* The reader's message begins with the place, which stands before it here. */
static const char *
skip_place (const char *message, const CbReadReport *report)
{
  g_autofree char *start = g_strdup_printf ("Line %u, column %u", report->line, report->column);

  if (report->line == 0 || !g_str_has_prefix (message, start))
    return message;
  message += strlen (start);
  if (g_str_has_prefix (message, ": "))
    message += 2;
  else if (*message == ' ')
    message += 1;
  return message;
}

CbCliStatus
cb_cli_fail_reading (const char *path, const CbReadReport *report, GError *error)
{
  g_autofree char *where = NULL;

  if (report->line == 0)
    return cb_cli_fail (cb_cli_get_input_name (path), error);
  where = g_strdup_printf ("%s:%u:%u", cb_cli_get_input_name (path), report->line, report->column);
  cb_cli_error (where, "%s", skip_place (error->message, report));
  g_error_free (error);
  return CB_CLI_FAILED;
}

static CbConnector *
load_file (CbCli *cli, const char *path)
{
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = cb_cli_read_input (cli, path, &error);
  CbConnector *connector = bytes ? cb_connector_read (bytes, &report, &error) : NULL;

  if (!connector)
    cb_cli_fail_reading (path, &report, error);
  return connector;
}

static CbConnector *
load_from_library (CbCli *cli, const char *text, char **id_out)
{
  CbLibrary *library = cb_cli_get_library (cli);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  CbConnector *connector = NULL;

  if (!library)
    return NULL;
  id = cb_library_resolve (library, text, &error);
  if (id)
    {
      cb_library_load_async (library, id, cli->cancellable, cb_cli_result_cb, &result);
      connector = cb_library_load_finish (library, cb_cli_wait (&result), &error);
    }
  if (!connector)
    cb_cli_fail (NULL, error);
  else if (id_out)
    *id_out = g_steal_pointer (&id);
  return connector;
}

CbConnector *
cb_cli_load_connector (CbCli *cli, const char *text, char **id)
{
  if (id)
    *id = NULL;
  if (strcmp (text, "-") == 0 || strchr (text, '/') || g_str_has_suffix (text, ".json")
      || g_file_test (text, G_FILE_TEST_IS_REGULAR))
    return load_file (cli, text);
  return load_from_library (cli, text, id);
}

CbActivity *
cb_cli_find_activity (CbConnector *connector, const char *text)
{
  CbList *activities = cb_connector_get_activities (connector);
  CbActivity *activity = cb_connector_find_activity (connector, text);
  g_autofree char *wanted = cb_text_fold (text);
  g_autofree char *title = NULL;

  for (guint i = 0; !activity && i < cb_list_get_size (activities); i++)
    {
      CbActivity *candidate = cb_list_get (activities, i);
      g_autofree char *candidate_title = cb_activity_dup_title (candidate);
      g_autofree char *folded = cb_text_fold (candidate_title);

      if (strcmp (folded, wanted) == 0)
        activity = candidate;
    }
  if (activity)
    return activity;
  title = cb_connector_dup_title (connector);
  cb_cli_error (NULL, "%s has no activity “%s”. “connectorctl show” lists them.", title, text);
  return NULL;
}

static const char *
get_severity (CbProblem *problem)
{
  return cb_enum_get_nick (CB_TYPE_SEVERITY, (int) cb_problem_get_severity (problem));
}

void
cb_cli_add_problem (CbValueBuilder *builder, CbProblem *problem)
{
  g_autofree char *pointer = cb_problem_dup_pointer (problem);

  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "severity", get_severity (problem));
  cb_cli_add_text (builder, "rule", cb_problem_get_rule (problem));
  cb_cli_add_text (builder, "place", pointer);
  cb_cli_add_integer (builder, "line", cb_problem_get_line (problem));
  cb_cli_add_integer (builder, "column", cb_problem_get_column (problem));
  cb_cli_add_text (builder, "message", cb_problem_get_message (problem));
  cb_value_builder_end (builder);
}

gboolean
cb_cli_has_errors (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      if (cb_problem_get_severity (problems->pdata[i]) == CB_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

gboolean
cb_cli_add_problems (CbValueBuilder *builder, GPtrArray *problems)
{
  cb_value_builder_set_key (builder, "problems");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    cb_cli_add_problem (builder, problems->pdata[i]);
  cb_value_builder_end (builder);
  return cb_cli_has_errors (problems);
}

char *
cb_cli_describe_problem (CbProblem *problem)
{
  g_autofree char *pointer = cb_problem_dup_pointer (problem);
  g_autofree char *place = NULL;

  if (cb_problem_get_line (problem))
    place = g_strdup_printf ("%u:%u: ", cb_problem_get_line (problem),
                             cb_problem_get_column (problem));
  return g_strdup_printf ("%s%s: %s%s%s [%s]", place ? place : "", get_severity (problem), pointer,
                          *pointer ? ": " : "", cb_problem_get_message (problem),
                          cb_problem_get_rule (problem));
}
