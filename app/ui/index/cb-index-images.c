/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-index-images.h"

#include "cb-index-text.h"

/* Images kept; after these the cache starts anew. An image has 120 KB at most, usually 5. */
#define MAX_IMAGES 400

struct _CbIndexImages
{
  GObject parent_instance;

  CbLibrary *library;
  GHashTable *images;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbIndexImages, cb_index_images, G_TYPE_OBJECT)

typedef struct
{
  CbIndexImages *self;
  GWeakRef logo;
  char *hash;
} Request;

static GQuark
hash_quark (void)
{
  return g_quark_from_static_string ("cb-index-image-hash");
}

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_weak_ref_clear (&request->logo);
  g_free (request->hash);
  g_free (request);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (CbLogo) logo = g_weak_ref_get (&request->logo);
  g_autoptr (GBytes) image = cb_library_load_image_finish (CB_LIBRARY (source), result, NULL);

  if (image)
    {
      if (g_hash_table_size (request->self->images) >= MAX_IMAGES)
        g_hash_table_remove_all (request->self->images);
      g_hash_table_replace (request->self->images, g_strdup (request->hash), g_bytes_ref (image));
      if (logo
          && g_strcmp0 (g_object_get_qdata (G_OBJECT (logo), hash_quark ()), request->hash) == 0)
        cb_logo_set_data (logo, image);
    }
  request_free (request);
}

static void
request_image (CbIndexImages *self, CbLogo *logo, const char *hash)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_object_ref (self);
  g_weak_ref_init (&request->logo, logo);
  request->hash = g_strdup (hash);
  cb_library_load_image_async (self->library, hash, self->cancellable, loaded_cb, request);
}

void
cb_index_images_show (CbIndexImages *self, CbIndexRow *row, CbLogo *logo)
{
  const char *hash = cb_index_row_get_image_hash (row);
  const char *color = cb_index_row_get_color (row);
  g_autofree char *title = cb_index_text_dup_title (row);
  GBytes *image = *hash ? g_hash_table_lookup (self->images, hash) : NULL;

  cb_logo_set_text (logo, title);
  cb_logo_set_color (logo, *color ? color : NULL);
  g_object_set_qdata_full (G_OBJECT (logo), hash_quark (), g_strdup (hash), g_free);
  cb_logo_set_data (logo, image);
  if (*hash && !image)
    request_image (self, logo, hash);
}

static void
cb_index_images_dispose (GObject *object)
{
  CbIndexImages *self = CB_INDEX_IMAGES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cb_index_images_parent_class)->dispose (object);
}

static void
cb_index_images_finalize (GObject *object)
{
  CbIndexImages *self = CB_INDEX_IMAGES (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->images);
  G_OBJECT_CLASS (cb_index_images_parent_class)->finalize (object);
}

static void
cb_index_images_class_init (CbIndexImagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_index_images_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_index_images_finalize;
}

static void
cb_index_images_init (CbIndexImages *self)
{
  self->cancellable = g_cancellable_new ();
  self->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref);
}

CbIndexImages *
cb_index_images_new (CbLibrary *library)
{
  CbIndexImages *self = g_object_new (CB_TYPE_INDEX_IMAGES, NULL);

  self->library = g_object_ref (library);
  return self;
}
