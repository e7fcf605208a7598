/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-fields-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-select-private.h"

static CbValue *
find_ticket (CbSampleCall *call)
{
  CbValue *ticket = cb_sample_store_find (call->sample->store, CB_SAMPLE_TICKETS,
                                          cb_sample_call_get_id (call, 0));

  if (!ticket)
    cb_sample_call_problem (call, 404, "There is no ticket with the id “%s”.",
                            cb_sample_call_get_arg (call, 0));
  return ticket;
}

static CbValue *
find_comment (CbSampleCall *call)
{
  CbValue *comment = cb_sample_store_find (call->sample->store, CB_SAMPLE_COMMENTS,
                                           cb_sample_call_get_id (call, 0));

  if (!comment)
    cb_sample_call_problem (call, 404, "There is no comment with the id “%s”.",
                            cb_sample_call_get_arg (call, 0));
  return comment;
}

static void
list_comments (CbSampleCall *call)
{
  g_autoptr (GPtrArray) comments = cb_sample_select (call, CB_SAMPLE_COMMENTS);

  if (comments)
    cb_sample_reply_cursor (call, comments);
}

static void
list_comments_of_ticket (CbSampleCall *call)
{
  CbValue *ticket = find_ticket (call);
  g_autoptr (GPtrArray) comments = ticket ? cb_sample_select (call, CB_SAMPLE_COMMENTS) : NULL;

  if (!comments)
    return;
  for (guint i = comments->len; i > 0; i--)
    if (cb_sample_int (g_ptr_array_index (comments, i - 1), "ticket_id")
        != cb_sample_int (ticket, "id"))
      g_ptr_array_remove_index (comments, i - 1);
  cb_sample_reply_cursor (call, comments);
}

static CbValue *
make_comment (CbSampleCall *call, CbValue *ticket, CbValue *accepted)
{
  g_autofree char *now = cb_sample_now ();
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "ticket_id");
  cb_value_builder_add_int64 (builder, cb_sample_int (ticket, "id"));
  cb_value_builder_set_key (builder, "author_id");
  cb_value_builder_add_int64 (builder, call->user_id);
  cb_value_builder_set_key (builder, "text");
  cb_value_builder_add (builder, cb_value_get_member (accepted, "text"));
  cb_value_builder_set_key (builder, "created_at");
  cb_value_builder_add_string (builder, now);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
create_comment (CbSampleCall *call)
{
  CbValue *ticket = find_ticket (call);
  g_autoptr (CbValue) input = ticket ? cb_sample_call_read_object (call) : NULL;
  g_autoptr (CbValue)
      accepted = input ? cb_sample_fields_accept (call, CB_SAMPLE_COMMENTS, input, NULL) : NULL;
  g_autoptr (CbValue) comment = accepted ? make_comment (call, ticket, accepted) : NULL;
  g_autofree char *location = NULL;
  CbValue *added = NULL;

  if (!comment)
    return;
  added = cb_sample_store_add (call->sample->store, CB_SAMPLE_COMMENTS, comment);
  if (!added)
    {
      cb_sample_call_problem (call, 507, "The sample API is full. Delete some comments first.");
      return;
    }
  location = g_strdup_printf ("%s/comments/%" G_GINT64_FORMAT, call->sample->base_url,
                              cb_sample_int (added, "id"));
  cb_sample_call_set_header (call, "Location", location);
  cb_sample_call_reply (call, 201, added);
}

static void
get_comment (CbSampleCall *call)
{
  CbValue *comment = find_comment (call);

  if (comment)
    cb_sample_call_reply (call, 200, comment);
}

static void
update_comment (CbSampleCall *call)
{
  CbValue *comment = find_comment (call);
  g_autoptr (CbValue) input = comment ? cb_sample_call_read_object (call) : NULL;
  g_autoptr (CbValue)
      accepted = input ? cb_sample_fields_accept (call, CB_SAMPLE_COMMENTS, input, comment) : NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!accepted)
    return;
  changed = cb_sample_with_text (comment, "text", cb_value_get_member_text (accepted, "text"));
  cb_sample_store_replace (call->sample->store, CB_SAMPLE_COMMENTS, changed);
  cb_sample_call_reply (call, 200, changed);
}

static void
delete_comment (CbSampleCall *call)
{
  CbValue *comment = find_comment (call);

  if (!comment)
    return;
  cb_sample_store_remove (call->sample->store, CB_SAMPLE_COMMENTS, cb_sample_int (comment, "id"));
  soup_server_message_set_status (call->message, 204, NULL);
}

const CbSampleRoute cb_sample_comment_routes[] = {
  { "GET", "/comments", list_comments, CB_SAMPLE_READ },
  { "GET", "/tickets/{ticket_id}/comments", list_comments_of_ticket, CB_SAMPLE_READ },
  { "POST", "/tickets/{ticket_id}/comments", create_comment, CB_SAMPLE_WRITE },
  { "GET", "/comments/{comment_id}", get_comment, CB_SAMPLE_READ },
  { "PATCH", "/comments/{comment_id}", update_comment, CB_SAMPLE_WRITE },
  { "DELETE", "/comments/{comment_id}", delete_comment, CB_SAMPLE_WRITE },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
