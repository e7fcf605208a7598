/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-build-session.h"
#include "cb-export.h"
#include "cb-try-values.h"
#include "cb-use-response.h"
#include "cb-window-private.h"

#include <glib/gi18n.h>
#include <libcb-runtime.h>
#include <libcb-ui-builder.h>
#include <libcb-ui-console.h>
#include <libcb-ui-form.h>

/**
 * Session:
 *
 * One connector being edited: the draft that saves itself, the builder that edits it, the console
 * that tries it, and the values it is tried with. Owned by the builder's widget.
 */
typedef struct
{
  CbBuilder *builder;
  CbConsole *console;
  CbDraft *draft;
  CbHistory *history;
  CbTryValues *values;
  GCancellable *cancellable;
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  g_cancellable_cancel (session->cancellable);
  g_clear_object (&session->cancellable);
  g_clear_object (&session->draft);
  g_clear_object (&session->history);
  g_clear_object (&session->values);
  g_free (session);
}

static const char *
describe_status (CbLibraryStatus status)
{
  switch (status)
    {
    case CB_LIBRARY_STATUS_PUBLISHED:
      return _ ("Published");
    case CB_LIBRARY_STATUS_CHANGED:
      return _ ("Published, changed since");
    case CB_LIBRARY_STATUS_INSTALLED:
      return _ ("Installed");
    case CB_LIBRARY_STATUS_DRAFT:
    default:
      return _ ("Draft");
    }
}

static void
draft_changed_cb (Session *session)
{
  const char *status = describe_status (cb_draft_get_status (session->draft));
  const char *message = cb_draft_get_message (session->draft);
  g_autofree char *text = NULL;

  switch (cb_draft_get_state (session->draft))
    {
    case CB_DRAFT_SAVED:
      text = g_strdup_printf (_ ("%s, saved"), status);
      break;
    case CB_DRAFT_WAITING:
    case CB_DRAFT_SAVING:
      text = g_strdup_printf (_ ("%s, saving…"), status);
      break;
    case CB_DRAFT_FAILED:
    default:
      text = g_strdup_printf (_ ("Couldn’t save: %s"), message ? message : "");
    }
  cb_builder_set_save_state (session->builder, text);
  cb_builder_set_name_problem (session->builder,
                               cb_draft_get_clash (session->draft)
                                   ? _ ("Another connector has this name and version. Change one "
                                        "of them.")
                                   : NULL);
}

static void
draft_notify_cb (CbDraft *draft, GParamSpec *pspec, CbBuilder *builder)
{
  draft_changed_cb (g_object_get_data (G_OBJECT (builder), "cb-build-session"));
}

static Session *
get_session (gpointer builder)
{
  return g_object_get_data (builder, "cb-build-session");
}

/* What is filled in beside the pages goes along to the console. */
static void
hand_over_values (Session *session)
{
  g_autoptr (CbValues) values = cb_values_new ();
  g_autoptr (CbValue) object = NULL;

  cb_form_fill_values (cb_builder_get_activity_form (session->builder), values, CB_ORIGIN_USER);
  object = cb_values_to_value (values);
  if (cb_value_get_size (object) > 0)
    cb_console_set_values (session->console, object);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbBuilder) builder = data;
  g_autoptr (CbConnectionTest) test = cb_connection_test_finish (CB_RUNNER (source), result, NULL);

  cb_builder_set_testing (builder, FALSE);
  if (test)
    cb_builder_set_test_result (builder, test->success, test->message, test->step);
}

static void
test_requested_cb (CbBuilder *builder)
{
  Session *session = get_session (builder);
  CbForm *form = cb_connection_form_get_form (cb_builder_get_connection_form (builder));

  if (!cb_form_check (form))
    {
      g_object_set (builder, "show-preview", TRUE, NULL);
      cb_builder_set_test_result (builder, FALSE,
                                  _ ("Fill in what the connection needs, beside this page."), 2);
      return;
    }
  cb_builder_set_testing (builder, TRUE);
  cb_connection_test_async (cb_console_get_runner (session->console), session->cancellable,
                            tested_cb, g_object_ref (builder));
}

static void
try_requested_cb (CbBuilder *builder, CbActivity *activity)
{
  Session *session = get_session (builder);

  if (!activity)
    {
      cb_toast_show_text (GTK_WIDGET (builder), _ ("Add an activity first, in step 3."));
      return;
    }
  cb_console_set_activity (session->console, cb_builder_get_connector (builder), activity);
  hand_over_values (session);
  cb_builder_set_show_console (builder, TRUE);
  cb_console_send (session->console);
}

static void
activity_shown_cb (CbBuilder *builder)
{
  Session *session = get_session (builder);
  CbActivity *activity = cb_builder_get_activity (builder);

  if (activity && cb_builder_get_show_console (builder))
    cb_console_set_activity (session->console, cb_builder_get_connector (builder), activity);
}

static void
responded_cb (Session *session, CbActivity *activity, guint status, const char *media_type,
              CbValue *sample)
{
  cb_builder_set_last_response (session->builder, activity, status, media_type, sample);
}

static void
use_response_cb (Session *session, CbActivity *activity, guint status, const char *media_type,
                 CbValue *sample)
{
  cb_history_begin_step (session->history, _ ("Use of the response"));
  cb_use_response (activity, status, media_type, sample);
  cb_history_end_step (session->history);
  cb_builder_show_item (session->builder, CB_ITEM (activity), CB_ACTIVITY_RESPONSES);
  cb_toast_show_text (GTK_WIDGET (session->builder),
                      _ ("The response is the activity’s structure now."));
}

static void
close_console_cb (Session *session)
{
  cb_builder_set_show_console (session->builder, FALSE);
}

static void
export_requested_cb (CbBuilder *builder)
{
  cb_export_connector (GTK_WIDGET (builder), cb_builder_get_connector (builder));
}

static void
publish_requested_cb (CbBuilder *builder)
{
  cb_toast_show_text (GTK_WIDGET (builder),
                      _ ("Add your organization’s registry in Organization first."));
}

static void
connect_builder (Session *session)
{
  g_signal_connect (session->builder, "try-requested", G_CALLBACK (try_requested_cb), NULL);
  g_signal_connect (session->builder, "test-requested", G_CALLBACK (test_requested_cb), NULL);
  g_signal_connect (session->builder, "export-requested", G_CALLBACK (export_requested_cb), NULL);
  g_signal_connect (session->builder, "publish-requested", G_CALLBACK (publish_requested_cb), NULL);
  g_signal_connect (session->builder, "notify::activity", G_CALLBACK (activity_shown_cb), NULL);
  g_signal_connect (session->builder, "notify::show-console", G_CALLBACK (activity_shown_cb), NULL);
}

static void
connect_console (Session *session)
{
  CbConnector *connector = cb_draft_get_connector (session->draft);

  cb_console_set_activity (session->console, connector, NULL);
  cb_try_values_add_form (session->values, cb_builder_get_connection_form (session->builder));
  cb_try_values_add_form (session->values, cb_console_get_connection_form (session->console));
  g_signal_connect_swapped (session->console, "responded", G_CALLBACK (responded_cb), session);
  g_signal_connect_swapped (session->console, "use-response", G_CALLBACK (use_response_cb),
                            session);
  g_signal_connect_swapped (session->console, "close-requested", G_CALLBACK (close_console_cb),
                            session);
  cb_builder_set_console (session->builder, GTK_WIDGET (session->console));
}

static Session *
session_new (CbWindow *window, CbDraft *draft)
{
  Session *session = g_new0 (Session, 1);
  CbConnector *connector = cb_draft_get_connector (draft);
  CbSecretStore *secrets = cb_workspace_get_secrets (cb_window_get_workspace (window));

  session->cancellable = g_cancellable_new ();
  session->draft = g_object_ref (draft);
  session->history = cb_history_new (CB_ITEM (connector));
  session->values = cb_try_values_new (connector, cb_draft_get_id (draft), secrets);
  session->builder = CB_BUILDER (cb_builder_new (connector, session->history));
  session->console = CB_CONSOLE (cb_console_new ());
  g_object_set_data_full (G_OBJECT (session->builder), "cb-build-session", session, session_free);
  connect_builder (session);
  connect_console (session);
  g_signal_connect_object (draft, "notify", G_CALLBACK (draft_notify_cb), session->builder, 0);
  draft_changed_cb (session);
  return session;
}

typedef struct
{
  CbWindow *window;
  guint step;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (CbWindow) window = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDraft) draft = cb_draft_open_finish (result, &error);
  Session *session;

  if (!draft)
    {
      cb_toast_show_error (GTK_WIDGET (window), error);
      return;
    }
  session = session_new (window, draft);
  cb_builder_set_step (session->builder, opening->step);
  cb_window_pop_to_root (window, CB_PLACE_BUILD);
  cb_window_set_place (window, CB_PLACE_BUILD);
  cb_window_push_page (window, CB_PLACE_BUILD, GTK_WIDGET (session->builder));
}

void
cb_build_session_open (CbWindow *window, const char *id, guint step)
{
  CbLibrary *library = cb_workspace_get_library (cb_window_get_workspace (window));
  Opening *opening = g_new0 (Opening, 1);

  cb_ui_form_init ();
  cb_ui_builder_init ();
  cb_ui_console_init ();
  opening->window = g_object_ref (window);
  opening->step = step;
  cb_draft_open_async (library, id, NULL, opened_cb, opening);
}
