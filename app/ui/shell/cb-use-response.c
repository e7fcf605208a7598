/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-use-response.h"

#include <libcb-runtime.h>
#include <libcb-schema.h>

static CbResponse *
ensure_response (CbActivity *activity, guint status)
{
  CbList *responses = cb_activity_get_responses (activity);
  g_autofree char *code = g_strdup_printf ("%u", status);
  g_autoptr (CbResponse) made = NULL;
  CbResponse *present = cb_list_find (responses, code);

  if (present)
    return present;
  made = cb_response_new (code);
  cb_list_append (responses, made);
  return cb_list_find (responses, code);
}

static CbContent *
ensure_content (CbResponse *response, const char *media_type)
{
  CbList *contents = cb_response_get_contents (response);
  g_autoptr (CbContent) made = NULL;
  CbContent *present = cb_list_find (contents, media_type);

  if (present)
    return present;
  made = cb_content_new (media_type, NULL);
  cb_list_append (contents, made);
  return cb_list_find (contents, media_type);
}

static void
guess_records (CbActivity *activity, CbValue *sample)
{
  g_autofree char *text = cb_value_to_text (sample, 0);
  g_autoptr (CbDocument) document = cb_document_read_text (text, -1, NULL, NULL);
  g_autofree char *path = document ? cb_records_guess_path (document) : NULL;

  if (path && !*cb_activity_get_records_path (activity))
    cb_activity_set_records_path (activity, path);
}

void
cb_use_response (CbActivity *activity, guint status, const char *media_type, CbValue *sample)
{
  g_autoptr (CbValue) schema = cb_schema_infer (&sample, 1);
  CbContent *content = ensure_content (ensure_response (activity, status),
                                       *media_type ? media_type : "application/json");

  cb_content_set_schema (content, schema);
  if (status < 300)
    guess_records (activity, sample);
}
