/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli.h"

G_BEGIN_DECLS

/**
 * CbCliImport:
 * @format: the name of the format it was read as, NULL where it is none that is known
 * @connector: what was read, or NULL
 * @problems: (element-type CbProblem): what was found on the way; never NULL
 *
 * What became of one input.
 */
typedef struct
{
  const char *format;
  CbConnector *connector;
  GPtrArray *problems;
} CbCliImport;

void cb_cli_import_clear (CbCliImport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbCliImport, cb_cli_import_clear)

/* The one place that chooses how an input is read: by @format, or by its content where that is
 * NULL. @source is its path, "-" for standard input: the files of its folder may be read, too.
 * Fails with the reader's error and @report. */
gboolean cb_cli_import_bytes (CbCli *cli, GBytes *bytes, const char *source, const char *format,
                              CbCliImport *import, CbReadReport *report, GError **error);

/**
 * CbCliExportFunc:
 *
 * Writes a definition in a format. (transfer full)
 */
typedef GBytes *(*CbCliExportFunc) (CbConnector *connector, GError **error);

/* NULL where there is no such format to export to. */
CbCliExportFunc cb_cli_find_exporter (const char *format);
char *cb_cli_list_export_formats (void);

G_END_DECLS
