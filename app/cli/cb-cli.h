/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-exchange.h>
#include <libcb-format.h>
#include <libcb-library.h>

G_BEGIN_DECLS

/**
 * CbCliStatus:
 * @CB_CLI_DONE: done
 * @CB_CLI_FAILED: refused or failed; standard error says why
 * @CB_CLI_USAGE: the command line is wrong
 * @CB_CLI_PROBLEMS: done, with problems of severity error
 *
 * What the program exits with.
 */
typedef enum
{
  CB_CLI_DONE,
  CB_CLI_FAILED,
  CB_CLI_USAGE,
  CB_CLI_PROBLEMS,
} CbCliStatus;

/**
 * CbCli:
 * @json: whether output is for machines
 * @library_path: the file of the library
 * @cancellable: cancelled by the keyboard or by a signal
 * @library: opened when it is first needed
 * @serves: whether a signal is how the command ends in the ordinary way
 * @command: the sub-command, for messages about usage
 *
 * One call of the program.
 */
typedef struct
{
  gboolean json;
  char *library_path;
  GCancellable *cancellable;
  CbLibrary *library;
  gboolean serves;
  const char *command;
} CbCli;

typedef struct _CbCliCommand CbCliCommand;

/**
 * CbCliRunFunc:
 * @cli: the call
 * @arguments: the name of the command and what follows it
 *
 * Runs a sub-command.
 */
typedef CbCliStatus (*CbCliRunFunc) (CbCli *cli, char **arguments);

/* A sub-command: one line in the table, one file. */
struct _CbCliCommand
{
  const char *name;
  const char *summary;
  CbCliRunFunc run;
};

void cb_cli_init (CbCli *self);
/* Closes the library, which waits for what is under way. */
void cb_cli_clear (CbCli *self);

/* NULL, and a message, where it can't be opened. Borrowed. */
CbLibrary *cb_cli_get_library (CbCli *self);

/* Waiting for asynchronous operations: give cb_cli_result_cb() and the address of a result, then
 * wait for it. */
void cb_cli_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *cb_cli_wait (GAsyncResult **result);

/* Messages, on standard error. @where may be NULL. */
void cb_cli_error (const char *where, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cb_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Says what @error says unless it was cancelled; frees it. Always %CB_CLI_FAILED. */
CbCliStatus cb_cli_fail (const char *where, GError *error);
/* A mistake on the command line. Always %CB_CLI_USAGE. */
CbCliStatus cb_cli_usage (CbCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * cb_cli_parse:
 * @arguments: (inout): the name of the command and what follows it
 * @usage: what follows the options, such as "CONNECTOR [ACTIVITY]"
 * @description: one paragraph
 * @entries: (nullable): the options of the command
 * @min: the least number of arguments that are no options
 * @max: the greatest, or G_MAXUINT
 *
 * Takes the options out of @arguments, those of every command (`--json`, `--library`) included;
 * what is left are the arguments that are no options, without the name of the command.
 *
 * Returns: FALSE, with a message, where they are wrong
 */
gboolean cb_cli_parse (CbCli *self, char ***arguments, const char *usage, const char *description,
                       const GOptionEntry *entries, guint min, guint max);

G_END_DECLS
