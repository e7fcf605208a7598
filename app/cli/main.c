/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-cli-commands.h"
#include "cb-cli-output.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const CbCliCommand commands[] = {
  { "import", "Import connectors from files", cb_cli_import },
  { "export", "Write a connector to a file", cb_cli_export },
  { "list", "List the connectors of the library", cb_cli_list },
  { "show", "Show a connector or one of its activities", cb_cli_show },
  { "check", "Find problems in a connector", cb_cli_check },
  { "diff", "Compare two connectors by meaning", cb_cli_diff },
  { "request", "Print the request that an activity would send", cb_cli_request },
  { "connect", "Make a connection", cb_cli_connect },
  { "test", "Test a connection", cb_cli_test },
  { "connections", "List the connections", cb_cli_connections },
  { "run", "Run an activity and print its records", cb_cli_run },
  { "sample", "Serve the sample API", cb_cli_sample },
};

static int caught_signal;

static gboolean
signal_cb (gpointer data, int number)
{
  caught_signal = number;
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
interrupt_cb (gpointer data)
{
  return signal_cb (data, SIGINT);
}

static gboolean
terminate_cb (gpointer data)
{
  return signal_cb (data, SIGTERM);
}

/* Ended by a signal, the program tells its parent so, after having put everything in order. */
static void
pass_on_signal (void)
{
  if (caught_signal == 0)
    return;
  signal (caught_signal, SIG_DFL);
  raise (caught_signal);
}

static void
print_help (void)
{
  cb_cli_print ("Usage: connectorctl [--library FILE] [--json] COMMAND [ARGUMENT]…\n\n"
                "Makes, looks at and runs connectors to REST APIs.\n\nCommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cb_cli_print ("  %-12s %s\n", commands[i].name, commands[i].summary);
  cb_cli_print ("\n“connectorctl COMMAND --help” tells more about a command.\n\n"
                "CONNECTOR is a file, an id, a name, or name@version. The library is\n"
                "$XDG_DATA_HOME/connector-builder/library.db unless --library or\n"
                "CONNECTOR_LIBRARY names another.\n\n"
                "Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 done with problems\n"
                "of severity error.\n");
}

static const CbCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (commands[i].name, name) == 0)
        return &commands[i];
    }
  return NULL;
}

static CbCliStatus
run_command (CbCli *cli, char **arguments)
{
  const CbCliCommand *command = NULL;

  if (!*arguments)
    return cb_cli_usage (cli, "A command is missing");
  if (strcmp (*arguments, "help") == 0)
    {
      print_help ();
      return CB_CLI_DONE;
    }
  command = find_command (*arguments);
  if (!command)
    return cb_cli_usage (cli, "There is no command “%s”", *arguments);
  cli->command = command->name;
  return command->run (cli, arguments);
}

/* Takes the options that stand before the command. FALSE where they end the program. */
static gboolean
take_option (CbCli *cli, char ***rest, CbCliStatus *status)
{
  const char *option = **rest;

  *status = CB_CLI_DONE;
  (*rest)++;
  if (strcmp (option, "--help") == 0 || strcmp (option, "-h") == 0)
    print_help ();
  else if (strcmp (option, "--version") == 0)
    cb_cli_print ("connectorctl %s\n", CB_VERSION);
  else if (strcmp (option, "--json") == 0)
    return cli->json = TRUE;
  else if (g_str_has_prefix (option, "--library=") || (strcmp (option, "--library") == 0 && **rest))
    {
      g_free (cli->library_path);
      cli->library_path = g_strdup (option[9] ? option + 10 : *(*rest)++);
      return TRUE;
    }
  else
    *status = cb_cli_usage (cli, "“%s” is not known, or wants a value", option);
  return FALSE;
}

static CbCliStatus
run (CbCli *cli, char **arguments)
{
  char **rest = arguments + 1;
  CbCliStatus status = CB_CLI_DONE;
  g_auto (GStrv) copy = NULL;

  while (*rest && **rest == '-' && (*rest)[1])
    {
      if (!take_option (cli, &rest, &status))
        return status;
    }
  copy = g_strdupv (rest);
  return run_command (cli, copy);
}

/* Where nobody chose a language, as in a container, names can still have any letters. */
static void
set_locale (void)
{
  const char *locale = setlocale (LC_ALL, "");

  locale = locale ? setlocale (LC_CTYPE, NULL) : "C";
  if (strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  CbCli cli = { 0 };
  CbCliStatus status = CB_CLI_DONE;

  set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, CB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  cb_cli_init (&cli);
  g_unix_signal_add (SIGINT, interrupt_cb, cli.cancellable);
  g_unix_signal_add (SIGTERM, terminate_cb, cli.cancellable);
  status = run (&cli, argv);
  if (!cb_cli_finish_output () && status == CB_CLI_DONE)
    status = CB_CLI_FAILED;
  cb_cli_clear (&cli);
  if (!cli.serves)
    pass_on_signal ();
  return (int) status;
}
