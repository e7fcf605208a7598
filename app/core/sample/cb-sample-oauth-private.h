/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-tokens-private.h"

G_BEGIN_DECLS

/* A client without a secret must use PKCE. */
typedef struct
{
  const char *id;
  const char *secret;
  const char *name;
} CbSampleClient;

const CbSampleClient *cb_sample_oauth_find_client (const char *id);
gboolean cb_sample_oauth_wants_write (const char *scope);

/* GET and POST /oauth/authorize: the page that asks, and what is answered. */
void cb_sample_consent_show (CbSampleCall *call);
void cb_sample_consent_decide (CbSampleCall *call);

G_END_DECLS
