/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-picture-cache.h"

#include <libcb-ui-compat.h>

/* About 10 MB of pictures of 48 pixels. */
#define MAX_PICTURES 1000

typedef struct
{
  GBytes *data;
  int pixels;
} Key;

static GHashTable *pictures;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_bytes_hash (key->data) ^ (guint) key->pixels;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->pixels == second->pixels && g_bytes_equal (first->data, second->data);
}

static Key *
key_new (GBytes *data, int pixels)
{
  Key *key = g_new (Key, 1);

  key->data = g_bytes_ref (data);
  key->pixels = pixels;
  return key;
}

static void
key_free (Key *key)
{
  g_bytes_unref (key->data);
  g_free (key);
}

GdkTexture *
cb_picture_cache_look_up (GBytes *data, int pixels)
{
  const Key key = { data, pixels };
  GdkTexture *texture = pictures ? g_hash_table_lookup (pictures, &key) : NULL;

  return texture ? g_object_ref (texture) : NULL;
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Key *key = task_data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = cb_texture_new_from_image (key->data, key->pixels, &error);

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cb_picture_cache_load_async (GBytes *data, int pixels, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cb_picture_cache_load_async);
  g_task_set_task_data (task, key_new (data, pixels), (GDestroyNotify) key_free);
  g_task_run_in_thread (task, draw_in_thread);
}

GdkTexture *
cb_picture_cache_load_finish (GAsyncResult *result, GError **error)
{
  const Key *key = NULL;
  GdkTexture *texture = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, cb_picture_cache_load_async), NULL);
  key = g_task_get_task_data (G_TASK (result));
  texture = g_task_propagate_pointer (G_TASK (result), error);
  if (!texture)
    return NULL;
  if (!pictures)
    pictures = g_hash_table_new_full (key_hash, key_equal, (GDestroyNotify) key_free,
                                      g_object_unref);
  if (g_hash_table_size (pictures) >= MAX_PICTURES)
    g_hash_table_remove_all (pictures);
  g_hash_table_replace (pictures, key_new (key->data, key->pixels), g_object_ref (texture));
  return texture;
}
