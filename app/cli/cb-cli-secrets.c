/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-secrets.h"

#include "cb-cli-connector.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_SECRET_BYTES (64 * 1024)

static volatile sig_atomic_t interrupted;
static int interrupt_pipe[2];

static void
interrupt_handler (int number)
{
  int cause = errno;
  gssize written;

  interrupted = number;
  written = write (interrupt_pipe[1], "", 1);
  (void) written;
  errno = cause;
}

/* Waits for a key; FALSE when a signal came. A signal may come just before the waiting, or to
 * another thread, so it is waited for too. */
static gboolean
wait_for_key (int fd)
{
  struct pollfd ends[] = { { .fd = fd, .events = POLLIN },
                           { .fd = interrupt_pipe[0], .events = POLLIN } };

  while (interrupted == 0)
    if (poll (ends, G_N_ELEMENTS (ends), -1) > 0 && ends[0].revents != 0)
      return interrupted == 0;
  return FALSE;
}

/* Reads one line; NULL at the end, on an error, or when a signal came. */
static char *
read_line (int fd)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char c = 0;
  char *text = NULL;

  for (;;)
    {
      gssize count = wait_for_key (fd) ? read (fd, &c, 1) : 0;

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0 || line->len >= MAX_SECRET_BYTES)
        break;
      if (c == '\n')
        {
          text = g_strndup (line->str, line->len);
          break;
        }
      g_string_append_c (line, c);
    }
  memset (line->str, 0, line->len);
  return text;
}

/* The keys are not shown, and a signal puts the terminal in order before it ends the program. The
 * question comes after the keys are hidden, since what was typed earlier is shown and dropped. */
static char *
read_hidden (int fd, const char *question)
{
  const struct sigaction handler = { .sa_handler = interrupt_handler };
  struct sigaction old_interrupt = { 0 };
  struct sigaction old_terminate = { 0 };
  struct termios old = { 0 };
  struct termios hidden = { 0 };
  char *text = NULL;

  if (tcgetattr (fd, &old) != 0 || !g_unix_open_pipe (interrupt_pipe, FD_CLOEXEC, NULL))
    return NULL;
  sigaction (SIGINT, &handler, &old_interrupt);
  sigaction (SIGTERM, &handler, &old_terminate);
  hidden = old;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fd, TCSAFLUSH, &hidden);
  dprintf (fd, "%s: ", question);
  text = read_line (fd);
  tcsetattr (fd, TCSAFLUSH, &old);
  sigaction (SIGINT, &old_interrupt, NULL);
  sigaction (SIGTERM, &old_terminate, NULL);
  close (interrupt_pipe[0]);
  close (interrupt_pipe[1]);
  if (interrupted != 0)
    {
      dprintf (fd, "\n");
      signal (interrupted, SIG_DFL);
      raise (interrupted);
    }
  return text;
}

static void
set_secret (CbValues *values, const CbCliField *field, const char *text)
{
  if (*text)
    cb_values_set_text (values, field->name, text, CB_ORIGIN_CONNECTION);
}

static gboolean
ask_for_one (int fd, const CbCliField *field, const char *title, CbValues *values)
{
  g_autofree char *name = cb_field_dup_title (field->field);
  g_autofree char *question = g_strdup_printf ("%s, %s", title, name);
  char *text = read_hidden (fd, question);

  dprintf (fd, "\n");
  if (!text)
    {
      cb_cli_error (NULL, "%s was not given", name);
      return FALSE;
    }
  set_secret (values, field, text);
  cb_secret_free (text);
  return TRUE;
}

static gboolean
ask (GPtrArray *fields, int fd, const char *title, CbValues *values)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CbCliField *field = fields->pdata[i];
      if (cb_cli_field_is_secret (field) && !ask_for_one (fd, field, title, values))
        return FALSE;
    }
  return TRUE;
}

static guint
count_secrets (GPtrArray *fields, const CbCliField **only)
{
  guint count = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      if (!cb_cli_field_is_secret (fields->pdata[i]))
        continue;
      *only = fields->pdata[i];
      count++;
    }
  return count;
}

/* `name=value` with the name of a secret. */
static gboolean
set_from_line (GPtrArray *fields, const char *line, CbValues *values)
{
  const char *equals = strchr (line, '=');
  g_autofree char *name = equals ? g_strndup (line, (gsize) (equals - line)) : NULL;
  const CbCliField *field = name ? cb_cli_find_field (fields, name) : NULL;

  if (!field || !cb_cli_field_is_secret (field))
    return FALSE;
  set_secret (values, field, equals + 1);
  return TRUE;
}

static gboolean
set_from_text (GPtrArray *fields, const char *path, char *text, CbValues *values)
{
  const CbCliField *only = NULL;
  guint n_secrets = count_secrets (fields, &only);
  char *next = text;
  guint number = 0;

  while (next && *next)
    {
      char *line = next;
      char *end = strpbrk (line, "\r\n");

      next = end ? end + strspn (end, "\r\n") : NULL;
      if (end)
        *end = '\0';
      number++;
      if (set_from_line (fields, line, values) || *line == '\0')
        continue;
      if (n_secrets != 1 || number > 1)
        {
          g_autofree char *where = g_strdup_printf ("%s:%u", path, number);
          cb_cli_error (where, "Expected the name of a secret, “=” and its value");
          return FALSE;
        }
      set_secret (values, only, line);
    }
  return TRUE;
}

gboolean
cb_cli_read_secret_file (CbCli *cli, GPtrArray *fields, const char *path, CbValues *values)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  char *text = NULL;
  gboolean good = FALSE;

  if (!path)
    return TRUE;
  bytes = cb_cli_read_input (cli, path, &error);
  if (!bytes)
    {
      cb_cli_fail (path, error);
      return FALSE;
    }
  if (g_bytes_get_size (bytes) > MAX_SECRET_BYTES)
    {
      cb_cli_error (path, "This is larger than secrets are");
      return FALSE;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  good = set_from_text (fields, strcmp (path, "-") == 0 ? "standard input" : path, text, values);
  cb_secret_free (text);
  return good;
}

gboolean
cb_cli_read_secrets (CbCli *cli, GPtrArray *fields, const char *path, const char *title,
                     CbValues *values)
{
  const CbCliField *only = NULL;
  gboolean good = FALSE;
  int fd = -1;

  if (count_secrets (fields, &only) == 0)
    return TRUE;
  if (path || !isatty (STDIN_FILENO))
    return cb_cli_read_secret_file (cli, fields, path ? path : "-", values);
  fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      cb_cli_error (NULL, "There is no terminal to ask for secrets; use --secret-file");
      return FALSE;
    }
  good = ask (fields, fd, title, values);
  close (fd);
  return good;
}

CbSecretStore *
cb_cli_open_secrets (CbCli *cli, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_secret_store_new_default_async (cli->cancellable, cb_cli_result_cb, &result);
  return cb_secret_store_new_default_finish (cb_cli_wait (&result), error);
}
