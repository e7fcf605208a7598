/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/* A definition with random members of every kind that the tables know, by the test's seed. */
CbConnector *cb_random_model_new (void);

G_END_DECLS
