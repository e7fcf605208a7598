/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connection.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"
#include "cb-cli-records.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#define MAX_BODY_CHARACTERS 1000

typedef struct
{
  CbCli *cli;
  char **assignments;
  char *secret_file;
  char *output;
  gint64 max_records;
  gboolean each;
  CbCliConnection connection;
  CbActivity *activity;
  CbValues *values;
  CbCliRecords *records;
  guint64 n_written;
} Run;

static gboolean
has_enough (Run *self)
{
  return self->max_records > 0 && self->n_written >= (guint64) self->max_records;
}

static gboolean
record_cb (const char *record, gsize length, gpointer data)
{
  Run *self = data;

  cb_cli_records_write (self->records, record, length);
  self->n_written++;
  return !has_enough (self) && !cb_cli_output_failed ();
}

static GBytes *
load_file (const char *path, gpointer data, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file ? g_mapped_file_get_bytes (file) : NULL;
}

/* What the server said instead of records. */
static CbCliStatus
report_refusal (CbRun *run, const char *where)
{
  g_autofree char *text = cb_run_dup_text (run);
  g_autofree char *shown = text ? cb_text_ellipsize (text, MAX_BODY_CHARACTERS) : NULL;

  cb_cli_error (where, "%s", cb_run_get_message (run));
  if (shown && *g_strstrip (shown))
    cb_cli_error (where, "%s", shown);
  return CB_CLI_FAILED;
}

static CbCliStatus
run_once (Run *self, CbValues *values, const char *where)
{
  g_autoptr (CbRun) run = cb_run_new (self->activity, values);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  cb_run_set_record_func (run, record_cb, self, NULL);
  cb_run_set_file_func (run, load_file, NULL, NULL);
  cb_runner_run_async (self->connection.runner, run, self->cli->cancellable, cb_cli_result_cb,
                       &result);
  if (!cb_runner_run_finish (self->connection.runner, cb_cli_wait (&result), &error))
    return cb_cli_fail (where, error);
  return cb_run_is_success (run) ? CB_CLI_DONE : report_refusal (run, where);
}

/* A record's members as values, over those of the command line. */
static CbCliStatus
run_row (Run *self, const char *line, guint number)
{
  g_autofree char *where = g_strdup_printf ("standard input:%u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbValue) row = cb_value_new_from_text (line, -1, &error);
  g_autoptr (CbValues) given = NULL;
  g_autoptr (CbValues) values = NULL;

  if (!row || !cb_value_is (row, CB_NODE_OBJECT))
    {
      cb_cli_error (where, "%s", row ? "Expected an object" : error->message);
      return CB_CLI_FAILED;
    }
  given = cb_values_new_from_value (row, CB_ORIGIN_USER);
  values = cb_values_copy (self->values);
  cb_values_merge (values, given);
  return run_once (self, values, where);
}

static char *
read_line (Run *self, GDataInputStream *input, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, self->cli->cancellable,
                                       cb_cli_result_cb, &result);
  return g_data_input_stream_read_line_finish_utf8 (input, cb_cli_wait (&result), NULL, error);
}

/* Goes on after a row that failed; the status tells. */
static CbCliStatus
run_each (Run *self)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (stream);
  CbCliStatus status = CB_CLI_DONE;
  GError *error = NULL;

  for (guint number = 1; !has_enough (self) && !cb_cli_output_failed (); number++)
    {
      g_autofree char *line = read_line (self, input, &error);

      if (!line)
        break;
      if (*g_strstrip (line) && run_row (self, line, number) != CB_CLI_DONE)
        status = CB_CLI_FAILED;
      if (g_cancellable_is_cancelled (self->cli->cancellable))
        return CB_CLI_FAILED;
    }
  return error ? cb_cli_fail ("standard input", error) : status;
}

static CbCliStatus
run_activity (Run *self, const char *activity)
{
  CbCliStatus status = CB_CLI_DONE;

  self->activity = cb_cli_find_activity (self->connection.connector, activity);
  if (!self->activity)
    return CB_CLI_FAILED;
  self->values = cb_values_new ();
  if (!cb_cli_set_values (self->cli, self->connection.connector, self->activity, self->values,
                          self->assignments))
    return CB_CLI_USAGE;
  status = self->each ? run_each (self) : run_once (self, self->values, NULL);
  cb_cli_records_finish (self->records);
  cb_cli_connection_touch (&self->connection, self->cli);
  return status;
}

static CbCliStatus
open_and_run (Run *self, char **arguments)
{
  CbCliStatus status = CB_CLI_FAILED;

  if (self->max_records < 0)
    return cb_cli_usage (self->cli, "--max-records wants a number from 1");
  if (self->each && self->secret_file && strcmp (self->secret_file, "-") == 0)
    return cb_cli_usage (self->cli, "Standard input can't hold both records and secrets");
  self->records = cb_cli_records_new (self->output ? self->output : "jsonl");
  if (!self->records)
    return cb_cli_usage (self->cli, "There is no output “%s”; there are jsonl, json and csv",
                         self->output);
  if (cb_cli_connection_open (&self->connection, self->cli, arguments[0], self->secret_file))
    status = run_activity (self, arguments[1]);
  g_clear_pointer (&self->values, cb_values_unref);
  cb_cli_connection_clear (&self->connection);
  cb_cli_records_free (self->records);
  return status;
}

CbCliStatus
cb_cli_run (CbCli *cli, char **arguments)
{
  Run self = { cli };
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.assignments,
      "Fill in a value; NAME:=JSON for one that is no text", "NAME=VALUE" },
    { "each", 0, 0, G_OPTION_ARG_NONE, &self.each,
      "Run once for each record of standard input, whose members are the values", NULL },
    { "max-records", 0, 0, G_OPTION_ARG_INT64, &self.max_records, "Stop after so many records",
      "N" },
    { "output", 0, 0, G_OPTION_ARG_STRING, &self.output,
      "How to write records: jsonl (the default), json or csv", "FORMAT" },
    { "secret-file", 0, 0, G_OPTION_ARG_FILENAME, &self.secret_file,
      "Take secrets from a file instead of the keyring; “-” is standard input", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  CbCliStatus status = CB_CLI_USAGE;

  if (cb_cli_parse (cli, &arguments, "CONNECTION ACTIVITY",
                    "Runs an activity. Records are written to standard output as they arrive.",
                    entries, 2, 2))
    status = open_and_run (&self, arguments);
  g_strfreev (self.assignments);
  g_free (self.secret_file);
  g_free (self.output);
  return status;
}
