/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

#include "cb-schema-formats-private.h"

G_BEGIN_DECLS

/* More distinct texts than that are no choices; more distinct keys than that are a map. */
#define CB_SHAPE_MAX_CHOICES 10
#define CB_SHAPE_MAX_KEYS 400

typedef struct _CbShape CbShape;

/**
 * CbShapeProperty:
 * @name: its key
 * @shape: what its values were
 * @n_seen: in how many objects it was
 *
 * A key of the objects that were seen.
 */
typedef struct
{
  char *name;
  CbShape *shape;
  guint n_seen;
} CbShapeProperty;

/**
 * CbShape:
 *
 * What the values at one place of all samples had in common. How often each kind was seen, and
 * what is known about the texts, the items and the members. On the heap, one owner.
 */
struct _CbShape
{
  guint n_nulls;
  guint n_booleans;
  guint n_integers;
  guint n_numbers;
  guint n_texts;
  guint n_lists;
  guint n_objects;
  /* One bit for each format that all texts had. */
  guint formats;
  /* Text → how often; NULL when there were too many. */
  GHashTable *choices;
  CbShape *items;
  GPtrArray *properties;
  GHashTable *by_name;
  /* The values of a map, when there were too many keys. */
  CbShape *values;
};

CbShape *cb_shape_new (void);
void cb_shape_free (CbShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbShape, cb_shape_free)

void cb_shape_add (CbShape *self, CbValue *sample, guint depth);
/* Adds what @other has seen. */
void cb_shape_add_shape (CbShape *self, const CbShape *other);
/* All values of all keys as one shape. (transfer full) */
CbShape *cb_shape_join_properties (const CbShape *self);

G_END_DECLS
