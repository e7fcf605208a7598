/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-scan-private.h"

static guint64
get_seed (void)
{
  static gsize seed = 0;

  if (g_once_init_enter (&seed))
    {
      guint64 drawn = ((guint64) g_random_int () << 32) | g_random_int ();

      g_once_init_leave (&seed, (gsize) drawn | 1);
    }
  return seed;
}

static inline guint64
mix (guint64 a, guint64 b)
{
  __uint128_t product = (__uint128_t) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

guint32
cb_hash_bytes (const void *bytes, gsize length)
{
  const guint8 *p = bytes;
  guint64 hash = get_seed () ^ (length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
  guint64 word = 0;

  while (length >= 8)
    {
      memcpy (&word, p, 8);
      hash = mix (hash ^ word, G_GUINT64_CONSTANT (0xa0761d6478bd642f));
      p += 8;
      length -= 8;
    }
  word = 0;
  if (length)
    memcpy (&word, p, length);
  hash = mix (hash ^ word, G_GUINT64_CONSTANT (0xe7037ed1a0b428db));
  hash = mix (hash ^ get_seed (), G_GUINT64_CONSTANT (0x8ebc6af09c88c6e3));
  return (guint32) (hash ^ (hash >> 32));
}

guint
cb_hash_text (gconstpointer text)
{
  return cb_hash_bytes (text, strlen (text));
}

guint
cb_hash_gbytes (gconstpointer bytes)
{
  gsize length = 0;
  const void *data = g_bytes_get_data ((GBytes *) bytes, &length);

  return cb_hash_bytes (data, length);
}
