/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>

#include <cb-test.h>

G_BEGIN_DECLS

/**
 * Fixture:
 *
 * A library in a folder of its own.
 */
typedef struct
{
  char *folder;
  char *path;
  CbLibrary *library;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* Closes the library and opens it again. */
void fixture_reopen (Fixture *self);

/* Each waits for the operation to finish, and fails the test where it fails. */
CbLibrary *open_library (const char *path, GError **error);
void close_library (CbLibrary *library);
char *add_connector (CbLibrary *library, CbConnector *connector);
char *try_add_connector (CbLibrary *library, CbConnector *connector, GError **error);
CbConnector *load_connector (CbLibrary *library, const char *id, GError **error);
CbDraft *open_draft (CbLibrary *library, const char *id);
gboolean save_draft (CbDraft *draft, GError **error);
void delete_connector (CbLibrary *library, const char *id);
void restore_connector (CbLibrary *library, const char *id);
/* The titles of those that are found, joined by commas. */
char *list_titles (CbLibrary *library, const char *text);

CbConnector *make_connector (const char *name, const char *version, guint n_activities);

/* As on a full disk: no file grows beyond @bytes; 0 for no limit. */
void limit_file_size (gsize bytes);

/* Runs SQL on the file behind the back of the library; the first column of the first row. */
char *run_sql (const char *path, const char *sql);

G_END_DECLS
