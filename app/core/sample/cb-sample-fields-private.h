/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-store-private.h"

G_BEGIN_DECLS

typedef enum
{
  CB_SAMPLE_FIELD_REQUIRED = 1 << 0,
  CB_SAMPLE_FIELD_NULLABLE = 1 << 1,
  /* Set by the server; what a client sends for it is ignored. */
  CB_SAMPLE_FIELD_READ_ONLY = 1 << 2,
  CB_SAMPLE_FIELD_INTEGER = 1 << 3,
  CB_SAMPLE_FIELD_DATE = 1 << 4,
  CB_SAMPLE_FIELD_TEXTS = 1 << 5,
} CbSampleFieldFlags;

/* One member of the objects of a kind; tables end with a row without a name. */
typedef struct
{
  const char *name;
  CbNodeKind kind;
  CbSampleFieldFlags flags;
  /* The value without one, as JSON; NULL for null. */
  const char *fallback;
  /* Allowed texts, "a|b|c". */
  const char *choices;
  guint max_length;
  /* The kind that an id must exist in; CB_SAMPLE_N_KINDS for none. */
  CbSampleKind refers_to;
} CbSampleField;

const CbSampleField *cb_sample_fields_get (CbSampleKind kind);

/**
 * cb_sample_fields_accept:
 * @call: what is answered
 * @kind: what is made or changed
 * @input: what the client sent
 * @base: (nullable): the object as it is; members that @input lacks stay. NULL for a new or
 *   replaced one, where they get their fallback or are missed
 *
 * Checks what a client sent against the table of the kind.
 *
 * Returns: (transfer full): the members that a client decides, or %NULL after having answered with
 *   a problem that lists everything wrong
 */
CbValue *cb_sample_fields_accept (CbSampleCall *call, CbSampleKind kind, CbValue *input,
                                  CbValue *base);

G_END_DECLS
