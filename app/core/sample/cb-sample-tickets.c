/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-fields-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-select-private.h"

static CbValue *
find (CbSampleCall *call)
{
  CbValue *ticket = cb_sample_store_find (call->sample->store, CB_SAMPLE_TICKETS,
                                          cb_sample_call_get_id (call, 0));

  if (!ticket)
    cb_sample_call_problem (call, 404, "There is no ticket with the id “%s”.",
                            cb_sample_call_get_arg (call, 0));
  return ticket;
}

static char *
etag_of (CbValue *ticket)
{
  return g_strdup_printf ("\"%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "\"",
                          cb_sample_int (ticket, "id"), cb_sample_int (ticket, "version"));
}

/* RFC 9110 section 13.1. */
static gboolean
lists_etag (const char *header, const char *etag)
{
  g_auto (GStrv) tags = g_strsplit (header, ",", -1);

  for (guint i = 0; tags[i]; i++)
    {
      const char *tag = g_strstrip (tags[i]);
      if (g_str_equal (tag, "*") || g_str_equal (tag, etag))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_unchanged (CbSampleCall *call, CbValue *ticket)
{
  const char *header = cb_sample_call_get_header (call, "If-Match");
  g_autofree char *etag = etag_of (ticket);

  if (!header || lists_etag (header, etag))
    return TRUE;
  cb_sample_call_set_header (call, "ETag", etag);
  cb_sample_call_problem (call, 412,
                          "Somebody changed this ticket since you read it. Read it again and "
                          "repeat your change.");
  return FALSE;
}

static void
reply_ticket (CbSampleCall *call, guint status, CbValue *ticket)
{
  g_autofree char *etag = etag_of (ticket);

  cb_sample_call_set_header (call, "ETag", etag);
  cb_sample_call_reply (call, status, ticket);
}

static void
list_tickets (CbSampleCall *call)
{
  g_autoptr (GPtrArray) tickets = cb_sample_select (call, CB_SAMPLE_TICKETS);

  if (tickets)
    cb_sample_reply_page (call, tickets);
}

static void
get_ticket (CbSampleCall *call)
{
  CbValue *ticket = find (call);
  const char *known = cb_sample_call_get_header (call, "If-None-Match");
  g_autofree char *etag = ticket ? etag_of (ticket) : NULL;

  if (!ticket)
    return;
  if (known && lists_etag (known, etag))
    {
      cb_sample_call_set_header (call, "ETag", etag);
      soup_server_message_set_status (call->message, 304, NULL);
      return;
    }
  reply_ticket (call, 200, ticket);
}

static char *
next_key (CbSampleCall *call, gint64 project_id)
{
  GPtrArray *tickets = cb_sample_store_list (call->sample->store, CB_SAMPLE_TICKETS);
  CbValue *project = cb_sample_store_find (call->sample->store, CB_SAMPLE_PROJECTS, project_id);
  const char *prefix = cb_value_get_member_text (project, "key");
  gint64 highest = 0;

  for (guint i = 0; i < tickets->len; i++)
    {
      CbValue *ticket = g_ptr_array_index (tickets, i);
      const char *key = cb_value_get_member_text (ticket, "key");
      const char *hyphen = strrchr (key, '-');
      if (cb_sample_int (ticket, "project_id") == project_id && hyphen)
        highest = MAX (highest, g_ascii_strtoll (hyphen + 1, NULL, 10));
    }
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, prefix, highest + 1);
}

/* @accepted between what the server decides, in the order of the table of fields. */
static CbValue *
complete (CbValue *accepted, const char *key, gint64 reporter, const char *created,
          const char *closed, gint64 version)
{
  g_autofree char *now = cb_sample_now ();
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  gboolean done = g_strcmp0 (cb_value_get_member_text (accepted, "status"), "done") == 0;
  const char *const texts[][2] = { { "key", key },
                                   { "created_at", created ? created : now },
                                   { "updated_at", now },
                                   { "closed_at", done ? (closed ? closed : now) : NULL } };
  CbValue *ticket = cb_value_ref (accepted);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CbValue *next = cb_sample_with_text (ticket, texts[i][0], texts[i][1]);
      cb_value_unref (ticket);
      ticket = next;
    }
  cb_value_builder_begin_object (builder);
  for (const CbSampleField *field = cb_sample_fields_get (CB_SAMPLE_TICKETS) + 1; field->name;
       field++)
    {
      cb_value_builder_set_key (builder, field->name);
      if (g_str_equal (field->name, "reporter_id"))
        cb_value_builder_add_int64 (builder, reporter);
      else if (g_str_equal (field->name, "version"))
        cb_value_builder_add_int64 (builder, version);
      else
        cb_value_builder_add (builder, cb_value_get_member (ticket, field->name));
    }
  cb_value_builder_end (builder);
  cb_value_unref (ticket);
  return cb_value_builder_finish (builder);
}

static void
create_ticket (CbSampleCall *call)
{
  g_autoptr (CbValue) input = cb_sample_call_read_object (call);
  g_autoptr (CbValue)
      accepted = input ? cb_sample_fields_accept (call, CB_SAMPLE_TICKETS, input, NULL) : NULL;
  g_autofree char *key = accepted ? next_key (call, cb_sample_int (accepted, "project_id")) : NULL;
  g_autofree char *location = NULL;
  g_autoptr (CbValue) ticket = NULL;
  CbValue *added = NULL;

  if (!accepted)
    return;
  ticket = complete (accepted, key, call->user_id, NULL, NULL, 1);
  added = cb_sample_store_add (call->sample->store, CB_SAMPLE_TICKETS, ticket);
  if (!added)
    {
      cb_sample_call_problem (call, 507, "The sample API is full. Delete some tickets first.");
      return;
    }
  location = g_strdup_printf ("%s/tickets/%" G_GINT64_FORMAT, call->sample->base_url,
                              cb_sample_int (added, "id"));
  cb_sample_call_set_header (call, "Location", location);
  reply_ticket (call, 201, added);
}

static void
change_ticket (CbSampleCall *call, gboolean keep_missing)
{
  CbValue *ticket = find (call);
  g_autoptr (CbValue) id = NULL;
  g_autoptr (CbValue) input = NULL;
  g_autoptr (CbValue) accepted = NULL;
  g_autoptr (CbValue) changed = NULL;
  g_autoptr (CbValue) identified = NULL;

  if (!ticket || !check_unchanged (call, ticket))
    return;
  input = cb_sample_call_read_object (call);
  accepted = input ? cb_sample_fields_accept (call, CB_SAMPLE_TICKETS, input,
                                              keep_missing ? ticket : NULL)
                   : NULL;
  if (!accepted)
    return;
  changed = complete (
      accepted, cb_value_get_member_text (ticket, "key"), cb_sample_int (ticket, "reporter_id"),
      cb_value_get_member_text (ticket, "created_at"),
      cb_value_get_member_text (ticket, "closed_at"), cb_sample_int (ticket, "version") + 1);
  id = cb_value_new_int64 (cb_sample_int (ticket, "id"));
  identified = cb_value_with_member_at (changed, 0, "id", id);
  cb_sample_store_replace (call->sample->store, CB_SAMPLE_TICKETS, identified);
  reply_ticket (call, 200, identified);
}

static void
replace_ticket (CbSampleCall *call)
{
  change_ticket (call, FALSE);
}

static void
update_ticket (CbSampleCall *call)
{
  change_ticket (call, TRUE);
}

static void
delete_ticket (CbSampleCall *call)
{
  CbValue *ticket = find (call);

  if (!ticket || !check_unchanged (call, ticket))
    return;
  cb_sample_store_remove (call->sample->store, CB_SAMPLE_TICKETS, cb_sample_int (ticket, "id"));
  soup_server_message_set_status (call->message, 204, NULL);
}

const CbSampleRoute cb_sample_ticket_routes[] = {
  { "GET", "/tickets", list_tickets, CB_SAMPLE_READ },
  { "POST", "/tickets", create_ticket, CB_SAMPLE_WRITE },
  { "GET", "/tickets/{ticket_id}", get_ticket, CB_SAMPLE_READ },
  { "PUT", "/tickets/{ticket_id}", replace_ticket, CB_SAMPLE_WRITE },
  { "PATCH", "/tickets/{ticket_id}", update_ticket, CB_SAMPLE_WRITE },
  { "DELETE", "/tickets/{ticket_id}", delete_ticket, CB_SAMPLE_WRITE },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
