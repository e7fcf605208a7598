/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-runtime.h>

#include "net-test.h"

G_BEGIN_DECLS

/* A connector with one activity and one server that answers. */
typedef struct
{
  CbConnector *connector;
  CbActivity *activity;
  CbRunner *runner;
  CbRun *run;
  GError *error;
} RunTest;

void run_test_init (RunTest *self, const char *url, const char *method, const char *path);
void run_test_clear (RunTest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RunTest, run_test_clear)

CbParameter *run_test_add_parameter (RunTest *self, const char *name, CbLocation location,
                                     CbFieldType type);
/* Makes the one authentication method. @credential: value of its field @field. */
CbAuthMethod *run_test_set_method (RunTest *self, CbAuthKind kind, const char *field,
                                   const char *credential);
/* Makes the run without starting it. @values: JSON, or NULL. */
CbRun *run_test_make (RunTest *self, const char *values);
/* Makes it, runs it and waits; the error is in self->error. */
CbRun *run_test_run (RunTest *self, const char *values);
/* Waits for the run that was made. */
void run_test_finish (RunTest *self, GCancellable *cancellable);
/* Asserts that @text is in the message of the run. */
void run_test_assert_message (RunTest *self, const char *text);

G_END_DECLS
