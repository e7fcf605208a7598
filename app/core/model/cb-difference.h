/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-connector.h"

G_BEGIN_DECLS

typedef enum
{
  CB_DIFFERENCE_ADDED,
  CB_DIFFERENCE_REMOVED,
  CB_DIFFERENCE_CHANGED,
  CB_DIFFERENCE_MOVED,
} CbDifferenceKind;

/**
 * CbDifference:
 *
 * One difference by meaning between two definitions: something was added, removed, changed or
 * moved. Immutable.
 */
#define CB_TYPE_DIFFERENCE (cb_difference_get_type ())
G_DECLARE_FINAL_TYPE (CbDifference, cb_difference, CB, DIFFERENCE, GObject)

CbDifferenceKind cb_difference_get_kind (CbDifference *self);
/* RFC 6901, in the new definition; of something removed, in the old one. */
const char *cb_difference_get_pointer (CbDifference *self);
/* Where it is, in words: "Activity “List tickets”, parameter “page”, default". */
const char *cb_difference_get_place (CbDifference *self);
/* As text; "" where there is nothing. */
const char *cb_difference_get_before (CbDifference *self);
const char *cb_difference_get_after (CbDifference *self);
/* A sentence. (transfer full) */
char *cb_difference_dup_sentence (CbDifference *self);

/* What differs from @before to @after, walked by the member tables; items of lists are paired by
 * their key members. (element-type CbDifference) */
GPtrArray *cb_diff (CbItem *before, CbItem *after);

G_END_DECLS
