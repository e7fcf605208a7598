/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-redactor.h"

#include <string.h>

void
cb_secret_free (char *secret)
{
  if (!secret)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
