/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-private.h"

G_BEGIN_DECLS

typedef enum
{
  CB_SAMPLE_TOKEN_CODE,
  CB_SAMPLE_TOKEN_ACCESS,
  CB_SAMPLE_TOKEN_REFRESH,
  CB_SAMPLE_TOKEN_SESSION,
} CbSampleTokenKind;

/* What was issued to somebody. Owned by the set of tokens. */
typedef struct
{
  CbSampleTokenKind kind;
  char *value;
  char *client_id;
  char *redirect_uri;
  char *challenge;
  gboolean writes;
  gint64 user_id;
  gint64 expires;
} CbSampleToken;

CbSampleTokens *cb_sample_tokens_new (void);
void cb_sample_tokens_free (CbSampleTokens *self);
/* A new random token that is valid for @seconds. The oldest make room when there are too many. */
CbSampleToken *cb_sample_tokens_issue (CbSampleTokens *self, CbSampleTokenKind kind,
                                       const char *client_id, gboolean writes, guint seconds);
/* NULL where it is unknown, of another kind, or expired. */
CbSampleToken *cb_sample_tokens_find (CbSampleTokens *self, CbSampleTokenKind kind,
                                      const char *value);
void cb_sample_tokens_revoke (CbSampleTokens *self, const char *value);

G_END_DECLS
