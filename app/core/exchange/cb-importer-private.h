/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-import-run-private.h"

G_BEGIN_DECLS

/**
 * CbImporter:
 * @name: the name of the format
 * @recognize: how sure it is that the source is of its format, 0 for not at all; 100 for a format
 *   that says so itself
 * @import: makes the definition; reports on the run what it can't say
 *
 * One format that can come in. A new one is one file and one line in the table of cb-importer.c.
 */
typedef struct
{
  const char *name;
  guint (*recognize) (CbImportRun *run);
  CbConnector *(*import) (CbImportRun *run, GError **error);
} CbImporter;

extern const CbImporter cb_importer_connector;
extern const CbImporter cb_importer_openapi;

/* The importer of that name, or the one that recognises the run's source; NULL where none does. */
const CbImporter *cb_importer_find (const char *name);
const CbImporter *cb_importer_recognize (CbImportRun *run);
guint cb_importer_count (void);
const CbImporter *cb_importer_get (guint index);

G_END_DECLS
