/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-private.h"

G_BEGIN_DECLS

typedef enum
{
  CB_SAMPLE_USERS,
  CB_SAMPLE_PROJECTS,
  CB_SAMPLE_TICKETS,
  CB_SAMPLE_COMMENTS,
  CB_SAMPLE_ATTACHMENTS,
  CB_SAMPLE_N_KINDS,
} CbSampleKind;

/**
 * CbSampleStore:
 *
 * Everything that the sample API knows: objects by kind, in the order of their ids. Bounded.
 */
CbSampleStore *cb_sample_store_new (void);
void cb_sample_store_free (CbSampleStore *self);

/* (element-type CbValue): owned by the store. */
GPtrArray *cb_sample_store_list (CbSampleStore *self, CbSampleKind kind);
CbValue *cb_sample_store_find (CbSampleStore *self, CbSampleKind kind, gint64 id);
/* Gives @object the next id, as its first member. Returns NULL when there is no room left. */
CbValue *cb_sample_store_add (CbSampleStore *self, CbSampleKind kind, CbValue *object);
void cb_sample_store_replace (CbSampleStore *self, CbSampleKind kind, CbValue *object);
/* With everything that belongs to it. */
void cb_sample_store_remove (CbSampleStore *self, CbSampleKind kind, gint64 id);
/* Whether an object of @kind has @id in its member @key. */
gboolean cb_sample_store_is_used (CbSampleStore *self, CbSampleKind kind, const char *key,
                                  gint64 id);

GBytes *cb_sample_store_get_content (CbSampleStore *self, gint64 attachment_id);
void cb_sample_store_set_content (CbSampleStore *self, gint64 attachment_id, GBytes *content);

/* Fills an empty store, the same way each time. */
void cb_sample_seed (CbSampleStore *store);

G_END_DECLS
