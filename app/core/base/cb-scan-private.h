/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* The scanning that reader, writer and stream share. Inline, since each runs once a token. */

/* The length of the well-formed UTF-8 sequence (RFC 3629 section 4) at @p, which is not ASCII;
 * 0 where there is none. */
static inline guint
cb_scan_utf8 (const guint8 *p, const guint8 *end)
{
  gsize left = end - p;

  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return left >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      guint8 low = p[0] == 0xe0 ? 0xa0 : 0x80;
      guint8 high = p[0] == 0xed ? 0x9f : 0xbf;

      return left >= 3 && p[1] >= low && p[1] <= high && (p[2] & 0xc0) == 0x80 ? 3 : 0;
    }
  if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      guint8 low = p[0] == 0xf0 ? 0x90 : 0x80;
      guint8 high = p[0] == 0xf4 ? 0x8f : 0xbf;

      return left >= 4 && p[1] >= low && p[1] <= high && (p[2] & 0xc0) == 0x80
                     && (p[3] & 0xc0) == 0x80
                 ? 4
                 : 0;
    }
  return 0;
}

/* The first byte from @p on that a JSON string can't hold as it stands, or that is not ASCII. */
static inline const guint8 *
cb_scan_plain (const guint8 *p, const guint8 *end, guint8 quote)
{
#ifdef __SSE2__
  const __m128i quotes = _mm_set1_epi8 ((char) quote);
  const __m128i slashes = _mm_set1_epi8 ('\\');
  const __m128i spaces = _mm_set1_epi8 (' ');

  while (end - p >= 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      __m128i found = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, quotes),
                                    _mm_cmpeq_epi8 (bytes, slashes));
      /* As signed bytes, both controls and non-ASCII are less than a space. */
      int mask = _mm_movemask_epi8 (_mm_or_si128 (found, _mm_cmplt_epi8 (bytes, spaces)));

      if (mask)
        return p + __builtin_ctz ((guint) mask);
      p += 16;
    }
#endif
  while (p < end && *p != quote && *p != '\\' && *p >= ' ' && *p < 0x80)
    p++;
  return p;
}

/* The first byte from @p on that is not white space of RFC 8259. */
static inline const guint8 *
cb_scan_space (const guint8 *p, const guint8 *end)
{
  if (p<end && * p> ' ')
    return p;
#ifdef __SSE2__
  if (p < end && (*p == '\n' || *p == '\r'))
    {
      const __m128i spaces = _mm_set1_epi8 (' ');

      p++;
      while (end - p >= 16)
        {
          __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) p);
          int mask = _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, spaces));

          if (mask != 0xffff)
            {
              p += __builtin_ctz (~(guint) mask);
              break;
            }
          p += 16;
        }
    }
#endif
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

static inline gboolean
cb_scan_is_digit (const guint8 *p, const guint8 *end)
{
  return p < end && *p >= '0' && *p <= '9';
}

static inline const guint8 *
cb_scan_digits (const guint8 *p, const guint8 *end)
{
  while (cb_scan_is_digit (p, end))
    p++;
  return p;
}

/* The end of the number of RFC 8259 section 6 at @p. Where it is none, *@wrong is the byte at which
 * that shows and the result is %NULL. */
static inline const guint8 *
cb_scan_number (const guint8 *p, const guint8 *end, const guint8 **wrong)
{
  if (p < end && *p == '-')
    p++;
  *wrong = p;
  if (!cb_scan_is_digit (p, end))
    return NULL;
  if (*p == '0' && cb_scan_is_digit (p + 1, end))
    return NULL;
  p = cb_scan_digits (p, end);
  if (p < end && *p == '.')
    {
      *wrong = ++p;
      if (!cb_scan_is_digit (p, end))
        return NULL;
      p = cb_scan_digits (p, end);
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      *wrong = p;
      if (!cb_scan_is_digit (p, end))
        return NULL;
      p = cb_scan_digits (p, end);
    }
  return p;
}

/* The value of four hexadecimal digits at @p, or -1. */
static inline int
cb_scan_hex4 (const guint8 *p, const guint8 *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit ((char) p[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value ((char) p[i]);
    }
  return value;
}

/* A hash that a stranger can't steer: the seed is drawn once a process. */
guint32 cb_hash_bytes (const void *bytes, gsize length);
/* As GHashFunc, for NUL-terminated texts and for GBytes. */
guint cb_hash_text (gconstpointer text);
guint cb_hash_gbytes (gconstpointer bytes);

/* Number texts, shared by nodes and values. */
gboolean cb_number_is_valid (const char *text, gsize length);
gboolean cb_number_to_int64 (const char *text, gsize length, gint64 *value);
/* @text is NUL-terminated. FALSE where the number is beyond what a double holds. */
gboolean cb_number_to_double (const char *text, double *value);
#define CB_NUMBER_BUFFER_SIZE 32
/* The shortest text that reads back as @value; "null" where JSON has no number for it. */
void cb_number_format_double (double value, char buffer[CB_NUMBER_BUFFER_SIZE]);

G_END_DECLS
