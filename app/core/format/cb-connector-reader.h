/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-model.h>

#include "cb-format-error.h"

G_BEGIN_DECLS

/**
 * CbReadReport:
 * @line: where reading failed, from 1; 0 where it did not or the place is unknown
 * @column: likewise, in characters
 * @pointer: likewise, RFC 6901, or NULL
 * @version: the format version of the file, -1 where it has none
 *
 * What there is to say about a reading beside the definition or the error.
 *
 * Beside the error message, which says the same in words, so that a program can point there.
 */
typedef struct
{
  guint line;
  guint column;
  char *pointer;
  int version;
} CbReadReport;

#define CB_READ_REPORT_INIT                                                                        \
  {                                                                                                \
    0, 0, NULL, -1                                                                                 \
  }

void cb_read_report_clear (CbReadReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbReadReport, cb_read_report_clear)

CbConnector *cb_connector_read (GBytes *bytes, CbReadReport *report,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
CbConnector *cb_connector_read_document (CbDocument *document, CbReadReport *report,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
CbConnector *cb_connector_read_file (GFile *file, CbReadReport *report, GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void cb_connector_read_file_async (GFile *file, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
CbConnector *cb_connector_read_file_finish (GAsyncResult *result, CbReadReport *report,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
