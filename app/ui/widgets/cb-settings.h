/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The preferences, or with @part ("State") another schema below them. A schema that isn't installed
 * would end the program when it is asked for: NULL then, and defaults apply. (transfer full)
 * (nullable) */
GSettings *cb_settings_open (const char *part);

/* Keeps a property as a key of the preferences says, where they are installed. */
void cb_settings_follow (gpointer object, const char *property, const char *key);

G_END_DECLS
