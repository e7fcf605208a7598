/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>
#include <libcb-net.h>
#include <libcb-sample.h>

G_BEGIN_DECLS

/* A running sample API and somebody who calls it. */
typedef struct
{
  CbSampleServer *server;
  CbHttpClient *client;
  /* "Name: value" of the credentials that every call sends; NULL for none. */
  char *credentials;
  /* The last answer. */
  CbHttpExchange *exchange;
  GPtrArray *exchanges;
  GError *error;
  CbValue *json;
} Sample;

Sample *sample_new (const char *credentials);
void sample_free (Sample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

/* Calls and keeps the answer. @body with a Content-Type before it, as "application/json:{…}", or
 * NULL; @header as "Name: value", or NULL. Redirects are answers. Returns the status, 0 where the
 * call failed. */
guint sample_call (Sample *self, const char *method, const char *path, const char *header,
                   const char *body);
guint sample_get (Sample *self, const char *path);
/* Of the last answer. */
const char *sample_header (Sample *self, const char *name);
char *sample_text (Sample *self);
CbValue *sample_at (Sample *self, const char *pointer);
const char *sample_text_at (Sample *self, const char *pointer);
gint64 sample_int_at (Sample *self, const char *pointer);
/* Asserts a problem of RFC 9457 with @status and @text in its detail. */
void sample_assert_problem (Sample *self, guint status, const char *text);

G_END_DECLS
