/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli.h"

G_BEGIN_DECLS

/* The definition that CONNECTOR names: a file, or an id, `name` or `name@version` of the library.
 * NULL, and a message, where there is none. @id takes the id in the library, NULL for a file;
 * it may be NULL. (transfer full) */
CbConnector *cb_cli_load_connector (CbCli *cli, const char *text, char **id);
/* By its id, else by its display name without regard to case; borrowed. NULL, and a message, where
 * there is none. */
CbActivity *cb_cli_find_activity (CbConnector *connector, const char *text);
/* Reads a whole file, or standard input for "-", as far as a connector file may go. */
GBytes *cb_cli_read_input (CbCli *cli, const char *path, GError **error);
/* What people call an input: the file, or "standard input". */
const char *cb_cli_get_input_name (const char *path);
/* Says what is wrong with an input as compilers do: file, line, column, message. */
CbCliStatus cb_cli_fail_reading (const char *path, const CbReadReport *report, GError *error);

/* A problem as an object of JSON, and for people as a line. */
void cb_cli_add_problem (CbValueBuilder *builder, CbProblem *problem);
char *cb_cli_describe_problem (CbProblem *problem);
/* All of them under "problems"; whether there is one of severity error. */
gboolean cb_cli_add_problems (CbValueBuilder *builder, GPtrArray *problems);
gboolean cb_cli_has_errors (GPtrArray *problems);

G_END_DECLS
