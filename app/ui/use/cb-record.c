/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-record.h"

struct _CbRecord
{
  GObject parent_instance;

  GBytes *bytes;
  CbValue *value;
};

G_DEFINE_FINAL_TYPE (CbRecord, cb_record, G_TYPE_OBJECT)

CbRecord *
cb_record_new (const char *bytes, gsize length)
{
  CbRecord *self = g_object_new (CB_TYPE_RECORD, NULL);

  self->bytes = g_bytes_new (bytes, length);
  return self;
}

GBytes *
cb_record_get_bytes (CbRecord *self)
{
  return self->bytes;
}

CbValue *
cb_record_get_value (CbRecord *self)
{
  if (!self->value)
    self->value = cb_value_new_from_text (g_bytes_get_data (self->bytes, NULL),
                                          (gssize) g_bytes_get_size (self->bytes), NULL);
  if (!self->value)
    self->value = cb_value_new_null ();
  return self->value;
}

static CbValue *
get_cell (CbRecord *self, const char *key)
{
  CbValue *value = cb_record_get_value (self);

  return key ? cb_value_get_member (value, key) : value;
}

char *
cb_record_dup_cell (CbRecord *self, const char *key)
{
  CbValue *cell = get_cell (self, key);
  const char *text = cell ? cb_value_get_text (cell, NULL) : NULL;

  if (!cell || cb_value_is (cell, CB_NODE_NULL))
    return g_strdup ("");
  return text ? g_strdup (text) : cb_value_to_text (cell, 0);
}

static int
compare_present (CbValue *a, CbValue *b)
{
  double x = 0;
  double y = 0;
  g_autofree char *a_text = NULL;
  g_autofree char *b_text = NULL;

  if (cb_value_is (a, CB_NODE_NUMBER) && cb_value_is (b, CB_NODE_NUMBER)
      && cb_value_get_double (a, &x) && cb_value_get_double (b, &y))
    return (x > y) - (x < y);
  a_text = cb_value_get_text (a, NULL) ? g_strdup (cb_value_get_text (a, NULL))
                                       : cb_value_to_text (a, 0);
  b_text = cb_value_get_text (b, NULL) ? g_strdup (cb_value_get_text (b, NULL))
                                       : cb_value_to_text (b, 0);
  return g_utf8_collate (a_text, b_text);
}

int
cb_record_compare (CbRecord *a, CbRecord *b, const char *key)
{
  CbValue *x = get_cell (a, key);
  CbValue *y = get_cell (b, key);
  gboolean no_x = !x || cb_value_is (x, CB_NODE_NULL);
  gboolean no_y = !y || cb_value_is (y, CB_NODE_NULL);

  if (no_x || no_y)
    return (int) no_x - (int) no_y;
  return compare_present (x, y);
}

char **
cb_record_list_keys (GListModel *model, guint max)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  guint count = MIN (max, g_list_model_get_n_items (model));

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CbRecord) record = g_list_model_get_item (model, i);
      CbValue *value = cb_record_get_value (record);

      for (guint k = 0; cb_value_is (value, CB_NODE_OBJECT) && k < cb_value_get_size (value); k++)
        if (g_hash_table_add (seen, g_strdup (cb_value_get_key_at (value, k))))
          g_strv_builder_add (keys, cb_value_get_key_at (value, k));
    }
  return g_strv_builder_end (keys);
}

static void
cb_record_finalize (GObject *object)
{
  CbRecord *self = CB_RECORD (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->value, cb_value_unref);

  G_OBJECT_CLASS (cb_record_parent_class)->finalize (object);
}

static void
cb_record_class_init (CbRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_record_finalize;
}

static void
cb_record_init (CbRecord *self)
{
}
