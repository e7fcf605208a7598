/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-store-private.h"

void
cb_statement_release (CbStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

const char *
cb_statement_get_text (CbStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text ? text : "";
}

GBytes *
cb_statement_dup_bytes (CbStatement *statement, int column)
{
  const char *text = cb_statement_get_text (statement, column);

  return g_bytes_new (text, (gsize) sqlite3_column_bytes (statement, column));
}
