/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-format.h>
#include <libcb-model.h>

#include "cb-exchange-error.h"

G_BEGIN_DECLS

/**
 * CbImportResolver:
 * @path: relative to the imported document, with slashes; may begin with `..`
 *
 * Gives the bytes of a file that the imported document refers to. Decides what may be read;
 * never reaches for the network.
 *
 * Returns: (transfer full): the bytes, or %NULL with an error
 */
typedef GBytes *(*CbImportResolver) (const char *path, gpointer data, GError **error);

/**
 * CbImportOptions:
 * @name: (nullable): what people call the source, such as its file name; kept as its location, and
 *   never used to recognise the format
 * @format: (nullable): the name of a format, to skip the recognition
 * @resolver: (nullable): for the files beside the source
 * @resolver_data: for @resolver
 *
 * What an import may use beside the bytes. Borrowed.
 */
typedef struct
{
  const char *name;
  const char *format;
  CbImportResolver resolver;
  gpointer resolver_data;
} CbImportOptions;

/**
 * CbImportResult:
 * @format: the name of the format that was recognised
 * @connector: the definition
 * @problems: (element-type CbProblem): what was repaired, approximated or left out, each with its
 *   place in the source
 *
 * What became of a source.
 */
typedef struct
{
  const char *format;
  CbConnector *connector;
  GPtrArray *problems;
} CbImportResult;

void cb_import_result_free (CbImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportResult, cb_import_result_free)

CbImportResult *cb_exchange_import (GBytes *bytes, const CbImportOptions *options,
                                    CbReadReport *report, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there is such a format to import from. */
gboolean cb_exchange_can_import (const char *format);
/* (transfer full): the names of all formats, joined by commas. */
char *cb_exchange_list_import_formats (void);

G_END_DECLS
