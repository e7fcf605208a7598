/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Starts a GLib test program: isolated XDG directories, C.UTF-8, TAP output. */
void cb_test_init (int *argc, char ***argv);

/* The path of something in the folder of shared documents and suites beside the repository,
 * or NULL after having skipped the running test with a message. */
char *cb_test_shared_path (const char *relative);
/* The path of a fixture under tests/fixtures. */
char *cb_test_fixture_path (const char *relative);
GBytes *cb_test_load (const char *path);

/* A directory of its own for this test, removed by cb_test_remove_dir(). */
char *cb_test_make_dir (void);
void cb_test_remove_dir (const char *path);

/**
 * CbTestCondition:
 *
 * Whether what a test waits for has come.
 */
typedef gboolean (*CbTestCondition) (gpointer data);

/* Runs the default main context until @condition holds, at most @timeout_ms; fails the test then.
 */
void cb_test_wait (CbTestCondition condition, gpointer data, guint timeout_ms);
/* Runs the default main context until the GAsyncResult that cb_test_result_cb() stored is there. */
GAsyncResult *cb_test_wait_result (GAsyncResult **result);
void cb_test_result_cb (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
