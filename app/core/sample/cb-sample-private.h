/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _CbSampleStore CbSampleStore;
typedef struct _CbSampleTokens CbSampleTokens;
typedef struct _CbSampleCounters CbSampleCounters;

/* The state of one running server. */
typedef struct
{
  char *base_url;
  CbSampleStore *store;
  CbSampleTokens *tokens;
  CbSampleCounters *counters;
} CbSample;

typedef enum
{
  CB_SAMPLE_PUBLIC,
  CB_SAMPLE_READ,
  CB_SAMPLE_WRITE,
} CbSampleAccess;

/* One request that is being answered. */
typedef struct
{
  CbSample *sample;
  SoupServerMessage *message;
  /* GET for HEAD. */
  const char *method;
  const char *path;
  /* Decoded names to decoded values, the last of each name; never NULL. */
  GHashTable *query;
  /* What stands for the {variables} of the route, in order. */
  GPtrArray *args;
  /* Who asks, once that is known. */
  gint64 user_id;
  CbSampleAccess granted;
} CbSampleCall;

typedef void (*CbSampleHandler) (CbSampleCall *call);

/* One operation of the API; the lists end with a row without a method. */
typedef struct
{
  const char *method;
  const char *path;
  CbSampleHandler handler;
  CbSampleAccess access;
} CbSampleRoute;

/* Bounds of what a client can make this process keep or do. */
#define CB_SAMPLE_MAX_BODY_BYTES (8 * 1024 * 1024)
#define CB_SAMPLE_MAX_ITEMS 2000
#define CB_SAMPLE_MAX_ATTACHMENTS 40
#define CB_SAMPLE_MAX_ATTACHMENT_BYTES (2 * 1024 * 1024)
#define CB_SAMPLE_MAX_TOKENS 1000
#define CB_SAMPLE_MAX_DEPTH 32
#define CB_SAMPLE_MAX_PAGE 100
#define CB_SAMPLE_CALLS_PER_MINUTE 6000

/* Objects. */
gint64 cb_sample_int (CbValue *object, const char *key);
char *cb_sample_now (void);
char *cb_sample_time (gint64 seconds);
CbValue *cb_sample_with_text (CbValue *object, const char *key, const char *text);
CbValue *cb_sample_with_int (CbValue *object, const char *key, gint64 number);

G_END_DECLS
