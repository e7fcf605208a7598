/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cb-library-error.h"

G_BEGIN_DECLS

/* "CbLi" (0x43624c69): says in the header of the file that it is a library of connectors. */
#define CB_STORE_APPLICATION_ID 1130515561
/* The schema that this version writes. */
#define CB_STORE_SCHEMA_VERSION 2
/* How long to wait for another process that is writing. */
#define CB_STORE_BUSY_MS 5000

/**
 * CbStore:
 *
 * One connection to the file of a library, with its prepared statements. Used by one thread at a
 * time; only cb_store_interrupt() may be called from another.
 */
typedef struct _CbStore CbStore;

/**
 * CbStatement:
 *
 * A prepared statement with its values bound. Letting go of it ends the reading.
 */
typedef sqlite3_stmt CbStatement;

typedef enum
{
  CB_STORE_READ,
  CB_STORE_WRITE,
} CbStoreMode;

CbStore *cb_store_open (const char *path, CbStoreMode mode, GError **error);
void cb_store_close (CbStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbStore, cb_store_close)

const char *cb_store_get_path (CbStore *self);
void cb_store_interrupt (CbStore *self);

/* @types says what follows, a letter a value: `i` gint64, `u` guint or int, `s` text (NULL for
 * NULL), `b` GBytes (NULL for NULL). */
CbStatement *cb_store_query (CbStore *self, GError **error, const char *sql, const char *types,
                             ...);
/* As cb_store_query(), with values made beforehand. */
CbStatement *cb_store_query_values (CbStore *self, GError **error, const char *sql,
                                    const GValue *values, guint n_values);
/* TRUE for a row; FALSE at the end, or with @error set. */
gboolean cb_store_step (CbStore *self, CbStatement *statement, GError **error);
/* Runs a statement that gives no rows. */
gboolean cb_store_run (CbStore *self, GError **error, const char *sql, const char *types, ...);
/* Runs several statements without values. */
gboolean cb_store_script (CbStore *self, const char *sql, GError **error);
/* The first column of the first row; @fallback where there is none or on error. */
gint64 cb_store_get_int64 (CbStore *self, gint64 fallback, const char *sql, const char *types, ...);
char *cb_store_dup_text (CbStore *self, const char *sql, const char *types, ...);
gint64 cb_store_get_last_row (CbStore *self);
guint cb_store_get_n_changes (CbStore *self);

gboolean cb_store_begin (CbStore *self, GError **error);
gboolean cb_store_commit (CbStore *self, GError **error);
void cb_store_rollback (CbStore *self);

/* Brings the file to %CB_STORE_SCHEMA_VERSION, or says why that can't be. */
gboolean cb_store_migrate (CbStore *self, GError **error);
/* Fails with %CB_LIBRARY_ERROR_CORRUPT where the file is damaged; looks for two seconds at most. */
gboolean cb_store_check_integrity (CbStore *self, GError **error);

void cb_statement_release (CbStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbStatement, cb_statement_release)
/* Never NULL; valid until the next step. */
const char *cb_statement_get_text (CbStatement *statement, int column);
GBytes *cb_statement_dup_bytes (CbStatement *statement, int column);

/*< private >*/
gboolean cb_store_define_functions (CbStore *self, sqlite3 *db, GError **error);
sqlite3 *cb_store_get_handle (CbStore *self);
void cb_store_set_error (CbStore *self, int code, GError **error);

/* A text that sorts as versions do: "1.10" after "1.9". (transfer full) */
char *cb_store_make_version_key (const char *version);

G_END_DECLS
