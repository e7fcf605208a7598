/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-row.h"

struct _CbActivityRow
{
  GObject parent_instance;

  CbActivity *activity;
  char *tag;
  guint count;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (CbActivityRow, cb_activity_row, G_TYPE_OBJECT)

static void
cb_activity_row_finalize (GObject *object)
{
  CbActivityRow *self = CB_ACTIVITY_ROW (object);

  g_clear_object (&self->activity);
  g_free (self->tag);
  G_OBJECT_CLASS (cb_activity_row_parent_class)->finalize (object);
}

static void
cb_activity_row_class_init (CbActivityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_activity_row_finalize;
}

static void
cb_activity_row_init (CbActivityRow *self)
{
}

CbActivityRow *
cb_activity_row_new (CbActivity *activity, const char *tag)
{
  CbActivityRow *self = g_object_new (CB_TYPE_ACTIVITY_ROW, NULL);

  self->activity = activity ? g_object_ref (activity) : NULL;
  self->tag = g_strdup (tag);
  return self;
}

CbActivity *
cb_activity_row_get_activity (CbActivityRow *self)
{
  return self->activity;
}

const char *
cb_activity_row_get_tag (CbActivityRow *self)
{
  return self->tag;
}

guint
cb_activity_row_get_count (CbActivityRow *self)
{
  return self->count;
}

gboolean
cb_activity_row_get_folded (CbActivityRow *self)
{
  return self->folded;
}

void
cb_activity_row_set_group (CbActivityRow *self, guint count, gboolean folded)
{
  self->count = count;
  self->folded = folded;
}

gboolean
cb_activity_row_equal (CbActivityRow *a, CbActivityRow *b)
{
  if (a == b)
    return TRUE;
  return a->activity == NULL && b->activity == NULL && a->count == b->count
         && a->folded == b->folded && g_str_equal (a->tag, b->tag);
}
