/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-importer-private.h"

static const CbImporter *const importers[] = {
  &cb_importer_connector,
  &cb_importer_openapi,
};

guint
cb_importer_count (void)
{
  return G_N_ELEMENTS (importers);
}

const CbImporter *
cb_importer_get (guint index)
{
  return importers[index];
}

const CbImporter *
cb_importer_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      if (g_str_equal (importers[i]->name, name))
        return importers[i];
    }
  return NULL;
}

const CbImporter *
cb_importer_recognize (CbImportRun *run)
{
  const CbImporter *best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      guint score = importers[i]->recognize (run);
      if (score > best_score)
        {
          best = importers[i];
          best_score = score;
        }
    }
  return best;
}
