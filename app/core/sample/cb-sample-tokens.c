/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-tokens-private.h"

#define DEMO_USER 1

struct _CbSampleTokens
{
  /* By value; the queue holds the same, oldest first. */
  GHashTable *by_value;
  GQueue queue;
};

static void
token_free (CbSampleToken *token)
{
  g_free (token->value);
  g_free (token->client_id);
  g_free (token->redirect_uri);
  g_free (token->challenge);
  g_free (token);
}

CbSampleTokens *
cb_sample_tokens_new (void)
{
  CbSampleTokens *self = g_new0 (CbSampleTokens, 1);

  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->queue);
  return self;
}

void
cb_sample_tokens_free (CbSampleTokens *self)
{
  g_hash_table_unref (self->by_value);
  g_queue_clear_full (&self->queue, (GDestroyNotify) token_free);
  g_free (self);
}

static char *
random_value (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();

  return g_strconcat (first, second, NULL);
}

static void
forget (CbSampleTokens *self, CbSampleToken *token)
{
  g_hash_table_remove (self->by_value, token->value);
  g_queue_remove (&self->queue, token);
  token_free (token);
}

CbSampleToken *
cb_sample_tokens_issue (CbSampleTokens *self, CbSampleTokenKind kind, const char *client_id,
                        gboolean writes, guint seconds)
{
  CbSampleToken *token = g_new0 (CbSampleToken, 1);

  if (self->queue.length >= CB_SAMPLE_MAX_TOKENS)
    forget (self, g_queue_peek_head (&self->queue));
  token->kind = kind;
  token->value = random_value ();
  token->client_id = g_strdup (client_id);
  token->writes = writes;
  token->user_id = DEMO_USER;
  token->expires = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  g_hash_table_insert (self->by_value, token->value, token);
  g_queue_push_tail (&self->queue, token);
  return token;
}

CbSampleToken *
cb_sample_tokens_find (CbSampleTokens *self, CbSampleTokenKind kind, const char *value)
{
  CbSampleToken *token = value ? g_hash_table_lookup (self->by_value, value) : NULL;

  if (!token || token->kind != kind)
    return NULL;
  if (token->expires > g_get_monotonic_time ())
    return token;
  forget (self, token);
  return NULL;
}

void
cb_sample_tokens_revoke (CbSampleTokens *self, const char *value)
{
  CbSampleToken *token = value ? g_hash_table_lookup (self->by_value, value) : NULL;

  if (token)
    forget (self, token);
}
