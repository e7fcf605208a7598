/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli.h"

G_BEGIN_DECLS

/**
 * CbCliRecords:
 *
 * Writes records to standard output as they come: JSON Lines, one JSON array, or CSV.
 *
 * In JSON the bytes of a record stay as they were received, but for white space between tokens.
 * The columns of CSV are the members of the first hundred records; a value that is no text,
 * number or truth value is written as JSON.
 */
typedef struct _CbCliRecords CbCliRecords;

/* "jsonl", "json" or "csv"; NULL where there is no such format. */
CbCliRecords *cb_cli_records_new (const char *format);
void cb_cli_records_write (CbCliRecords *self, const char *record, gsize length);
/* Ends what was begun; says where something could not be shown. */
void cb_cli_records_finish (CbCliRecords *self);
void cb_cli_records_free (CbCliRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbCliRecords, cb_cli_records_free)

G_END_DECLS
