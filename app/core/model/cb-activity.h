/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-auth-method.h"
#include "cb-content.h"
#include "cb-parameter.h"

G_BEGIN_DECLS

/**
 * CbActivity:
 *
 * One operation that the connector offers: verb, path, parameters, request and response structure.
 *
 * Its id names it for the shell, for agents and for other activities, and stays when the display
 * name changes. Id, display name, method, path, tags and visibility are its head.
 */
#define CB_TYPE_ACTIVITY (cb_activity_get_type ())
G_DECLARE_FINAL_TYPE (CbActivity, cb_activity, CB, ACTIVITY, CbItem)

enum
{
  CB_ACTIVITY_ID,
  CB_ACTIVITY_DISPLAY_NAME,
  CB_ACTIVITY_METHOD,
  CB_ACTIVITY_PATH,
  CB_ACTIVITY_TAGS,
  CB_ACTIVITY_VISIBILITY,
  CB_ACTIVITY_DEPRECATED,
  CB_ACTIVITY_DESCRIPTION,
  CB_ACTIVITY_IDEMPOTENT,
  CB_ACTIVITY_SERVER_URL,
  CB_ACTIVITY_SECURITY_MODE,
  CB_ACTIVITY_SECURITY,
  CB_ACTIVITY_PARAMETERS,
  CB_ACTIVITY_REQUEST,
  CB_ACTIVITY_RESPONSES,
  CB_ACTIVITY_RECORDS_PATH,
  CB_ACTIVITY_EXTRAS,
  CB_ACTIVITY_N_MEMBERS,
};

CbActivity *cb_activity_new (const char *id, const char *method, const char *path);
CB_ITEM_STRING (CbActivity, activity, id, CB_ACTIVITY_ID)
CB_ITEM_STRING (CbActivity, activity, display_name, CB_ACTIVITY_DISPLAY_NAME)
CB_ITEM_STRING (CbActivity, activity, method, CB_ACTIVITY_METHOD)
CB_ITEM_STRING (CbActivity, activity, path, CB_ACTIVITY_PATH)
CB_ITEM_STRINGS (CbActivity, activity, tags, CB_ACTIVITY_TAGS)
CB_ITEM_INTEGER (CbActivity, activity, CbVisibility, visibility, CB_ACTIVITY_VISIBILITY)
CB_ITEM_INTEGER (CbActivity, activity, gboolean, deprecated, CB_ACTIVITY_DEPRECATED)
CB_ITEM_STRING (CbActivity, activity, description, CB_ACTIVITY_DESCRIPTION)
/* Doing it twice does no more than doing it once, although the verb doesn't say so. */
CB_ITEM_INTEGER (CbActivity, activity, gboolean, idempotent, CB_ACTIVITY_IDEMPOTENT)
/* Another address than the connector's servers; "" for theirs. */
CB_ITEM_STRING (CbActivity, activity, server_url, CB_ACTIVITY_SERVER_URL)
CB_ITEM_INTEGER (CbActivity, activity, CbSecurityMode, security_mode, CB_ACTIVITY_SECURITY_MODE)
CB_ITEM_LIST (CbActivity, activity, security, CB_ACTIVITY_SECURITY)
CB_ITEM_LIST (CbActivity, activity, parameters, CB_ACTIVITY_PARAMETERS)
/* NULL where it sends no body. */
CB_ITEM_ITEM (CbActivity, activity, CbBody, request, CB_ACTIVITY_REQUEST)
CB_ITEM_LIST (CbActivity, activity, responses, CB_ACTIVITY_RESPONSES)
/* Where the records are in the response: member names joined by dots, "" for the root. */
CB_ITEM_STRING (CbActivity, activity, records_path, CB_ACTIVITY_RECORDS_PATH)
CB_ITEM_VALUE (CbActivity, activity, extras, CB_ACTIVITY_EXTRAS)

/* The display name, else the id made readable, else verb and path. (transfer full) */
char *cb_activity_dup_title (CbActivity *self);
/* The parameter of that name and place; borrowed, or NULL. */
CbParameter *cb_activity_find_parameter (CbActivity *self, const char *name, CbLocation location);
/* The structure of the body it sends, in the media type that is used; borrowed, or NULL. */
CbContent *cb_activity_get_request_content (CbActivity *self);
/* The structure of the answer for @status, by the most specific entry; @status 0 takes the first
 * success. Borrowed, or NULL. */
CbResponse *cb_activity_find_response (CbActivity *self, guint status);
CbContent *cb_activity_get_response_content (CbActivity *self, guint status);
/* Adds a path parameter for each `{name}` of the path that has none, renames the one that the
 * path renamed, and removes those that the path no longer names and that are as they were made. */
void cb_activity_sync_path_parameters (CbActivity *self);

G_END_DECLS
