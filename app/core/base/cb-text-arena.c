/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"

/* A reference is a block number and a place in the block, in units of eight bytes. */
#define UNIT_BITS 3
#define PLACE_BITS 20
#define PLACE_MASK ((1u << PLACE_BITS) - 1)
#define FIRST_BLOCK_SIZE ((gsize) 4096)
#define LAST_BLOCK_SIZE ((gsize) 1 << (PLACE_BITS + UNIT_BITS))
#define HEAD_SIZE sizeof (guint32)

void
cb_text_arena_init (CbTextArena *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->used = 0;
  self->block_size = 0;
  self->total = 0;
}

void
cb_text_arena_clear (CbTextArena *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
}

static void
start_block (CbTextArena *self, gsize needed)
{
  gsize size = CLAMP (self->block_size * 2, FIRST_BLOCK_SIZE, LAST_BLOCK_SIZE);

  size = MAX (size, needed);
  g_ptr_array_add (self->blocks, g_malloc (size));
  self->block_size = size;
  self->total += size;
  /* Place 0 of block 0 stays empty, since reference 0 means none. */
  self->used = self->blocks->len == 1 ? (gsize) 1 << UNIT_BITS : 0;
}

char *
cb_text_arena_add (CbTextArena *self, gsize length, guint32 *reference)
{
  gsize size = (HEAD_SIZE + length + 1 + 7) & ~(gsize) 7;
  guint32 head = (guint32) length;
  char *block = NULL;

  if (self->blocks->len == 0 || self->used + size > self->block_size
      || self->used >= LAST_BLOCK_SIZE)
    start_block (self, size + 8);
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  block += self->used;
  memcpy (block, &head, HEAD_SIZE);
  block[HEAD_SIZE + length] = '\0';
  *reference = ((self->blocks->len - 1) << PLACE_BITS) | (guint32) (self->used >> UNIT_BITS);
  self->used += size;
  return block + HEAD_SIZE;
}

static char *
get_head (const CbTextArena *self, guint32 reference)
{
  char *block = g_ptr_array_index (self->blocks, reference >> PLACE_BITS);

  return block + ((gsize) (reference & PLACE_MASK) << UNIT_BITS);
}

const char *
cb_text_arena_get (const CbTextArena *self, guint32 reference, gsize *length)
{
  const char *head = get_head (self, reference);
  guint32 stored = 0;

  memcpy (&stored, head, HEAD_SIZE);
  if (length)
    *length = stored;
  return head + HEAD_SIZE;
}

void
cb_text_arena_trim (CbTextArena *self, guint32 reference, gsize length)
{
  char *head = get_head (self, reference);
  gsize place = (gsize) (reference & PLACE_MASK) << UNIT_BITS;
  guint32 stored = (guint32) length;

  memcpy (head, &stored, HEAD_SIZE);
  head[HEAD_SIZE + length] = '\0';
  self->used = place + ((HEAD_SIZE + length + 1 + 7) & ~(gsize) 7);
}
