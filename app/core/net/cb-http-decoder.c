/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-decoder-private.h"

#define MAX_CODINGS 3

/* "deflate" is the zlib format (RFC 1950), but some servers send it without its two bytes of
 * header, so the format is told from the first bytes. */
typedef struct
{
  GObject parent_instance;

  GConverter *zlib;
} CbHttpInflater;

typedef struct
{
  GObjectClass parent_class;
} CbHttpInflaterClass;

static GType cb_http_inflater_get_type (void);
static void cb_http_inflater_converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbHttpInflater, cb_http_inflater, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER,
                                                      cb_http_inflater_converter_init))

static void
cb_http_inflater_dispose (GObject *object)
{
  CbHttpInflater *self = (CbHttpInflater *) object;

  g_clear_object (&self->zlib);
  G_OBJECT_CLASS (cb_http_inflater_parent_class)->dispose (object);
}

static void
cb_http_inflater_class_init (CbHttpInflaterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_http_inflater_dispose;
}

static void
cb_http_inflater_init (CbHttpInflater *self)
{
}

/* RFC 1950 section 2.2: method 8, and a check sum over both bytes. */
static gboolean
has_zlib_header (const guint8 *bytes)
{
  return (bytes[0] & 0x0f) == 8 && (bytes[0] * 256 + bytes[1]) % 31 == 0;
}

static GConverterResult
cb_http_inflater_convert (GConverter *converter, const void *input, gsize input_length,
                          void *output, gsize output_length, GConverterFlags flags,
                          gsize *bytes_read, gsize *bytes_written, GError **error)
{
  CbHttpInflater *self = (CbHttpInflater *) converter;

  if (!self->zlib && input_length < 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "Need more input");
      return G_CONVERTER_ERROR;
    }
  if (!self->zlib)
    self->zlib = G_CONVERTER (g_zlib_decompressor_new (
        has_zlib_header (input) ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW));
  return g_converter_convert (self->zlib, input, input_length, output, output_length, flags,
                              bytes_read, bytes_written, error);
}

static void
cb_http_inflater_reset (GConverter *converter)
{
  CbHttpInflater *self = (CbHttpInflater *) converter;

  g_clear_object (&self->zlib);
}

static void
cb_http_inflater_converter_init (GConverterIface *iface)
{
  iface->convert = cb_http_inflater_convert;
  iface->reset = cb_http_inflater_reset;
}

static GConverter *
converter_for (const char *coding)
{
  if (g_ascii_strcasecmp (coding, "gzip") == 0 || g_ascii_strcasecmp (coding, "x-gzip") == 0)
    return G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  if (g_ascii_strcasecmp (coding, "deflate") == 0)
    return g_object_new (cb_http_inflater_get_type (), NULL);
  return NULL;
}

static GInputStream *
undo (GInputStream *stream, const char *coding)
{
  g_autoptr (GConverter) converter = converter_for (coding);
  GInputStream *decoded = NULL;

  if (!converter)
    return NULL;
  decoded = g_converter_input_stream_new (stream, converter);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (decoded), FALSE);
  return decoded;
}

GInputStream *
cb_http_decoder_wrap (GInputStream *base, const char *content_encoding)
{
  g_auto (GStrv) codings = g_strsplit (content_encoding ? content_encoding : "", ",", -1);
  g_autoptr (GInputStream) stream = g_object_ref (base);
  guint n = g_strv_length (codings);

  if (n > MAX_CODINGS)
    return g_steal_pointer (&stream);
  /* The last coding in the list was applied last. */
  for (guint i = n; i > 0; i--)
    {
      const char *coding = g_strstrip (codings[i - 1]);
      GInputStream *decoded = *coding ? undo (stream, coding) : g_object_ref (stream);

      if (!decoded)
        break;
      g_object_unref (stream);
      stream = decoded;
    }
  return g_steal_pointer (&stream);
}
