/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-document.h"

#include <libcb-exchange.h>
#include <stdlib.h>

/* Whatever can be imported can be saved and opened again, and is the same then. */
static void
check_round_trip (CbConnector *connector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cb_connector_write (connector, &error);
  g_autoptr (CbConnector) again = bytes ? cb_connector_read (bytes, NULL, &error) : NULL;

  if (again && cb_item_equal (CB_ITEM (connector), CB_ITEM (again)))
    return;
  g_printerr ("%s\n",
              error ? error->message
                    : "It is another connector after a round trip."); /* lint: allow print, tells
                                                                         why the target fails */
  abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportResult) result = cb_exchange_import (bytes, NULL, NULL, NULL, &error);

  if (!result != !!error)
    abort ();
  if (result && !g_str_equal (result->format, "connector"))
    check_round_trip (result->connector);
  return 0;
}
