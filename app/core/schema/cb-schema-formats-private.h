/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbSchemaFormat:
 * @name: the value of the keyword `format` (JSON Schema Validation 2020-12 section 7.3)
 * @matches: whether a text has the format
 * @example: a text that has it
 * @inferred: whether a structure learnt from samples may claim it
 *
 * A format of texts that is known.
 */
typedef struct
{
  const char *name;
  gboolean (*matches) (const char *text);
  const char *example;
  gboolean inferred;
} CbSchemaFormat;

#define CB_SCHEMA_N_FORMATS 10

const CbSchemaFormat *cb_schema_formats_get (guint index);
/* NULL where @name isn't known. */
const CbSchemaFormat *cb_schema_formats_find (const char *name);

G_END_DECLS
