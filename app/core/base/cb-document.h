/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbDocument:
 *
 * A parsed foreign document: a read-only tree of nodes, each of which knows its place.
 *
 * Reads JSON (RFC 8259) and, through libyaml's events, YAML 1.2's JSON-like core into the
 * same tree. The bytes are kept by reference and never changed; nodes live in one arena and
 * are valid as long as the document is. Strings are decoded when they are first asked for,
 * so one document is used by one thread at a time.
 *
 * Lines and columns count from 1; a column counts Unicode characters. Places are computed
 * when asked for, from the byte offset that each node carries.
 */
typedef struct _CbDocument CbDocument;

/**
 * CbNode:
 *
 * One value of a [struct@Document]: owned by the document, never freed by itself.
 */
typedef struct _CbNode CbNode;

#define CB_TYPE_DOCUMENT (cb_document_get_type ())
#define CB_DOCUMENT_ERROR (cb_document_error_quark ())

/**
 * CbDocumentError:
 * @CB_DOCUMENT_ERROR_SYNTAX: the bytes are not of the format
 * @CB_DOCUMENT_ERROR_ENCODING: the bytes are not valid UTF-8 (or UTF-16 with a mark)
 * @CB_DOCUMENT_ERROR_LIMIT: larger, deeper or more expanded than allowed
 * @CB_DOCUMENT_ERROR_TYPE: a value is not of the kind that was asked for
 */
typedef enum
{
  CB_DOCUMENT_ERROR_SYNTAX,
  CB_DOCUMENT_ERROR_ENCODING,
  CB_DOCUMENT_ERROR_LIMIT,
  CB_DOCUMENT_ERROR_TYPE,
} CbDocumentError;

typedef enum
{
  CB_NODE_NULL,
  CB_NODE_BOOLEAN,
  CB_NODE_NUMBER,
  CB_NODE_STRING,
  CB_NODE_ARRAY,
  CB_NODE_OBJECT,
} CbNodeKind;

/**
 * CbReadFlags:
 * @CB_READ_STRICT: exactly RFC 8259; duplicate keys are noted, not refused
 * @CB_READ_LENIENT: also a byte order mark, UTF-16, comments, trailing and missing commas, single
 *   quotes, unquoted keys, control characters in strings, other escapes; each repair is noted
 * @CB_READ_YAML: the bytes are YAML. The first document is read, with the types of the core schema;
 *   keys are texts, aliases are expanded, merge keys (`<<`) resolved
 *
 * Rules of notes: `json-duplicate-key`, `json-lone-surrogate` in every mode of JSON; the repairs
 * `json-byte-order-mark`, `json-comment`, `json-control-character`, `json-escape`,
 * `json-extra-comma`, `json-missing-comma`, `json-number`, `json-single-quotes`,
 * `json-trailing-comma`, `json-unquoted-key`, `json-utf-16`, `json-word`, `invalid-utf-8`;
 * `yaml-complex-key`, `yaml-duplicate-key`, `yaml-merge`, `yaml-more-documents`, `yaml-number`,
 * `yaml-tag`; and `notes-left-out`.
 */
typedef enum
{
  CB_READ_STRICT = 0,
  CB_READ_LENIENT = 1 << 0,
  CB_READ_YAML = 1 << 1,
} CbReadFlags;

/**
 * CbReadOptions:
 * @flags: how to read
 * @max_bytes: the most bytes accepted, 0 for %CB_LIMIT_DOCUMENT_BYTES
 * @max_depth: the deepest nesting accepted, 0 for %CB_LIMIT_DOCUMENT_DEPTH
 */
typedef struct
{
  CbReadFlags flags;
  gsize max_bytes;
  guint max_depth;
} CbReadOptions;

/**
 * CbPlace:
 * @offset: byte offset in the source
 * @line: line, from 1; 0 where unknown
 * @column: column in characters, from 1; 0 where unknown
 */
typedef struct
{
  gsize offset;
  guint line;
  guint column;
} CbPlace;

/**
 * CbNote:
 * @place: where
 * @message: what was repaired or noticed, a sentence
 * @rule: stable id, such as `json-duplicate-key` or `json-trailing-comma`
 *
 * Something the reader noticed or repaired without failing.
 */
typedef struct
{
  CbPlace place;
  const char *rule;
  const char *message;
} CbNote;

GType cb_document_get_type (void);
GQuark cb_document_error_quark (void);

CbDocument *cb_document_read (GBytes *bytes, const CbReadOptions *options,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
CbDocument *cb_document_read_text (const char *text, gssize length, const CbReadOptions *options,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
CbDocument *cb_document_ref (CbDocument *self);
void cb_document_unref (CbDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDocument, cb_document_unref)

const CbNode *cb_document_get_root (CbDocument *self);
GBytes *cb_document_get_bytes (CbDocument *self);
guint cb_document_get_n_notes (CbDocument *self);
const CbNote *cb_document_get_note (CbDocument *self, guint index);
gsize cb_document_get_memory (CbDocument *self);

/* Places. A pointer is RFC 6901, "" for the root. */
CbPlace cb_document_get_place (CbDocument *self, const CbNode *node);
/* Where the key of a member starts; where the node itself starts if it is none. */
CbPlace cb_document_get_key_place (CbDocument *self, const CbNode *node);
char *cb_document_dup_pointer (CbDocument *self, const CbNode *node);
const CbNode *cb_document_resolve_pointer (CbDocument *self, const char *pointer);

/* Nodes. All accept NULL for @node, which reads as an absent value: kind NULL, no members. */
CbNodeKind cb_node_get_kind (const CbNode *node);
gboolean cb_node_is (const CbNode *node, CbNodeKind kind);
gboolean cb_node_get_boolean (const CbNode *node);
/* The text of a string or of a number, NUL-terminated; @length takes the true length, which
 * is larger than strlen() where the string holds U+0000. NULL for every other kind. */
const char *cb_node_get_text (CbDocument *document, const CbNode *node, gsize *length);
/* The key under which @node stands, NULL if it is no member; NUL-terminated, @length as above. */
const char *cb_node_get_key (CbDocument *document, const CbNode *node, gsize *length);
gboolean cb_node_get_int64 (CbDocument *document, const CbNode *node, gint64 *value);
gboolean cb_node_get_double (CbDocument *document, const CbNode *node, double *value);
/* The bytes of the source from which @node was read (JSON only; NULL in YAML). */
GBytes *cb_node_slice (CbDocument *document, const CbNode *node);

/* Members of objects and items of arrays, in the order of the source. Duplicate keys are all
 * there when iterated; a look-up by key gives the last. */
guint cb_node_get_size (const CbNode *node);
const CbNode *cb_node_get_member (CbDocument *document, const CbNode *node, const char *key);
const char *cb_node_get_member_text (CbDocument *document, const CbNode *node, const char *key);
const CbNode *cb_node_get_item (const CbNode *node, guint index);

/**
 * CbNodeIter:
 *
 * Walks the children of an array or object in order. On the stack; nothing to free.
 */
typedef struct
{
  CbDocument *document;
  const CbNode *next;
  guint left;
  gboolean keyed;
} CbNodeIter;

void cb_node_iter_init (CbNodeIter *iter, CbDocument *document, const CbNode *node);
/* @key is set to NULL for items of an array; it may be NULL. */
gboolean cb_node_iter_next (CbNodeIter *iter, const char **key, const CbNode **child);

/**
 * CbItemFunc:
 * @item: the bytes of one item, valid during the call
 *
 * Takes one item of a streamed array. Returns FALSE to stop reading without an error.
 */
typedef gboolean (*CbItemFunc) (const char *item, gsize length, gpointer data);

/**
 * CbItemStream:
 *
 * Takes a JSON text in pieces of any size and hands on the items of one large array in it,
 * each as the slice that was received, with memory that does not grow with the text.
 */
typedef struct _CbItemStream CbItemStream;

/* @path: the member names that lead from the root to the array; NULL or empty for the root. */
CbItemStream *cb_item_stream_new (const char *const *path, CbItemFunc func, gpointer data);
gboolean cb_item_stream_feed (CbItemStream *self, const char *bytes, gsize length, GError **error);
gboolean cb_item_stream_finish (CbItemStream *self, GError **error);
void cb_item_stream_free (CbItemStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbItemStream, cb_item_stream_free)

G_END_DECLS
