/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-draft-save-private.h"

/* Which of @pieces can keep their positions: a longest run of positions that rise in the order of
 * the list (patience sorting). */
static gboolean *
find_keepers (CbPiece **pieces, guint count)
{
  gboolean *keep = g_new0 (gboolean, count + 1);
  g_autofree guint *ends = g_new (guint, count + 1);
  g_autofree gint64 *before = g_new (gint64, count + 1);
  guint n_ends = 0;

  for (guint i = 0; i < count; i++)
    {
      guint low = 0;
      guint high = n_ends;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (pieces[ends[middle]]->position < pieces[i]->position)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (gint64) ends[low - 1] : -1;
      ends[low] = i;
      n_ends = MAX (n_ends, low + 1);
    }
  for (gint64 i = n_ends > 0 ? (gint64) ends[n_ends - 1] : -1; i >= 0; i = before[i])
    keep[i] = TRUE;
  return keep;
}

/* Spreads the pieces from @first to @end between their neighbours; FALSE where there is no room. */
static gboolean
spread (CbPiece **pieces, guint first, guint end, guint count)
{
  gint64 n = end - first;
  gint64 low = first > 0 ? pieces[first - 1]->position : 0;
  gint64 high = end < count ? pieces[end]->position : low + (n + 1) * CB_PIECE_GAP;
  gint64 step;

  if (first == 0)
    low = high - (n + 1) * CB_PIECE_GAP;
  step = (high - low) / (n + 1);
  if (step < 1)
    return FALSE;
  for (guint i = first; i < end; i++)
    pieces[i]->position = low + (gint64) (i - first + 1) * step;
  return TRUE;
}

static gboolean
number_between (CbPiece **pieces, const gboolean *keep, guint count)
{
  for (guint i = 0; i < count;)
    {
      guint end = i;

      while (end < count && !keep[end])
        end++;
      if (end > i && !spread (pieces, i, end, count))
        return FALSE;
      i = end + 1;
    }
  return TRUE;
}

GPtrArray *
cb_draft_number_list (CbList *list)
{
  guint count = cb_list_get_size (list);
  GPtrArray *changed = g_ptr_array_new ();
  g_autofree CbPiece **pieces = g_new (CbPiece *, count + 1);
  g_autofree gint64 *old = g_new (gint64, count + 1);
  g_autofree gboolean *keep = NULL;

  for (guint i = 0; i < count; i++)
    {
      pieces[i] = cb_piece_get (cb_list_get (list, i));
      old[i] = pieces[i]->position;
    }
  keep = find_keepers (pieces, count);
  if (!number_between (pieces, keep, count))
    for (guint i = 0; i < count; i++)
      pieces[i]->position = (gint64) (i + 1) * CB_PIECE_GAP;
  for (guint i = 0; i < count; i++)
    if (pieces[i]->position != old[i])
      g_ptr_array_add (changed, cb_list_get (list, i));
  return changed;
}
