/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-library.h>

G_BEGIN_DECLS

/* Asks for a file and writes the connector file of @connector to it; says so in a toast. */
void cb_export_connector (GtkWidget *parent, CbConnector *connector);
/* The same for connectors of the library: one is asked a file for, several a folder. */
void cb_export_from_library (GtkWidget *parent, CbLibrary *library, const char *const *ids);

G_END_DECLS
