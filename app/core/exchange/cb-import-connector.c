/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-importer-private.h"

/* Our own connector files, through core/format. */

static guint
recognize (CbImportRun *run)
{
  CbSpot root = { run->main, cb_document_get_root (run->main->document) };

  return cb_spot_get (root, "formatVersion").node ? 100 : 0;
}

static CbConnector *
import (CbImportRun *run, GError **error)
{
  /* From the bytes, since a connector file is held to stricter rules than a stranger's. */
  g_ptr_array_set_size (run->problems, 0);
  return cb_connector_read (run->bytes, run->report, error);
}

const CbImporter cb_importer_connector = { "connector", recognize, import };
