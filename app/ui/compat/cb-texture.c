/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-texture.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* A picture of more pixels than this is refused before it is decoded. */
#define MAX_PIXELS (64.0 * 1024 * 1024)

typedef struct
{
  int size;
  gboolean refused;
} Request;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Request *request = data;
  double scale = (double) request->size / MAX (MAX (width, height), 1);

  request->refused = width < 1 || height < 1 || (double) width * height > MAX_PIXELS;
  if (request->refused)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale + 0.5)),
                                MAX (1, (int) (height * scale + 0.5)));
}

static GdkPixbuf *
decode (GBytes *bytes, int size)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf = NULL;
  Request request = { size, FALSE };
  gboolean written = FALSE;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &request);
  written = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  /* A loader has to be closed whatever came before. */
  if (!gdk_pixbuf_loader_close (loader, NULL) || !written || request.refused)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf ? g_object_ref (pixbuf) : NULL;
}

GdkTexture *
cb_texture_new_from_image (GBytes *bytes, int size, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_return_val_if_fail (bytes && size > 0, NULL);
  pixbuf = decode (bytes, size);
  if (!pixbuf)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is not an image that can be shown."));
      return NULL;
    }
  return gdk_texture_new_for_pixbuf (pixbuf);
}
