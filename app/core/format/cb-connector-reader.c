/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-connector-reader.h"

#include "cb-format-migrate-private.h"
#include "cb-format-recognize.h"
#include "cb-item-reader-private.h"

#include <stdio.h>
#include <string.h>

void
cb_read_report_clear (CbReadReport *report)
{
  g_clear_pointer (&report->pointer, g_free);
  report->line = 0;
  report->column = 0;
  report->version = -1;
}

/* Takes over the place of what was wrong. */
static void
report_culprit (CbReadReport *report, CbItemReader *reader)
{
  CbPlace place = { 0 };

  if (!reader->culprit)
    return;
  g_free (report->pointer);
  report->pointer = cb_document_dup_pointer (reader->document, reader->culprit);
  if (reader->flags & CB_ITEM_READ_NO_PLACES)
    return;
  place = cb_document_get_place (reader->document, reader->culprit);
  report->line = place.line;
  report->column = place.column;
}

/* The document reader says where in words only: "Line 3, column 7: …". */
static void
report_syntax (CbReadReport *report, const GError *error)
{
  guint line = 0;
  guint column = 0;

  if (sscanf (error->message, "Line %u, column %u", &line, &column) != 2)
    return;
  report->line = line;
  report->column = column;
}

static gboolean
fail_not_connector (const char *looks_like, GError **error)
{
  if (looks_like)
    g_set_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_NOT_CONNECTOR,
                 "This is not a connector file. It looks like %s.", looks_like);
  else
    g_set_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_NOT_CONNECTOR,
                 "This is not a connector file. A connector file is a JSON object that begins "
                 "with “formatVersion”.");
  return FALSE;
}

static CbDocument *
read_document (GBytes *bytes, CbReadReport *report, GError **error)
{
  const CbReadOptions options = { CB_READ_STRICT, CB_LIMIT_CONNECTOR_BYTES,
                                  CB_LIMIT_CONNECTOR_DEPTH };
  g_autoptr (GError) reason = NULL;
  CbDocument *document = cb_document_read (bytes, &options, &reason);
  const char *looks_like = NULL;

  if (document)
    return document;
  looks_like = cb_format_recognize_bytes (bytes);
  if (looks_like)
    {
      fail_not_connector (looks_like, error);
      return NULL;
    }
  report_syntax (report, reason);
  g_set_error (error, CB_FORMAT_ERROR,
               g_error_matches (reason, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT)
                   ? CB_FORMAT_ERROR_LIMIT
                   : CB_FORMAT_ERROR_SYNTAX,
               "%s", reason->message);
  return NULL;
}

/* The second of two members of one object that have the same key, in the order of the file. */
static const CbNode *
find_duplicate (CbDocument *document, const CbNode *node)
{
  g_autoptr (GHashTable) keys = NULL;
  const CbNode *child = NULL;
  const char *key = NULL;
  CbNodeIter iter;

  if (!cb_node_is (node, CB_NODE_OBJECT) && !cb_node_is (node, CB_NODE_ARRAY))
    return NULL;
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cb_node_iter_init (&iter, document, node);
  while (cb_node_iter_next (&iter, &key, &child))
    {
      const CbNode *found = NULL;

      if (key && !g_hash_table_add (keys, g_strdup (key)))
        return child;
      found = find_duplicate (document, child);
      if (found)
        return found;
    }
  return NULL;
}

static gboolean
check_duplicates (CbItemReader *reader, GError **error)
{
  const CbNode *root = cb_document_get_root (reader->document);
  guint n_notes = cb_document_get_n_notes (reader->document);

  for (guint i = 0; i < n_notes; i++)
    {
      const CbNode *duplicate = NULL;

      if (strcmp (cb_document_get_note (reader->document, i)->rule, "json-duplicate-key") != 0)
        continue;
      duplicate = find_duplicate (reader->document, root);
      return cb_item_reader_fail (reader, duplicate ? duplicate : root, CB_FORMAT_ERROR_VALUE,
                                  error, "this key is there twice in one object; keep one of them");
    }
  return TRUE;
}

/* Whether an object without a format version is meant to be a connector file all the same. */
static gboolean
is_like_connector (CbDocument *document, const CbNode *root)
{
  const char *schema = cb_node_get_member_text (document, root, "$schema");

  if (schema && strstr (schema, "connectorbuilder.org/schema/connector"))
    return TRUE;
  return cb_node_is (cb_node_get_member (document, root, "activities"), CB_NODE_ARRAY)
         || cb_node_is (cb_node_get_member (document, root, "operations"), CB_NODE_ARRAY)
         || cb_node_is (cb_node_get_member (document, root, "authMethods"), CB_NODE_ARRAY);
}

static gboolean
fail_without_version (CbItemReader *reader, const CbNode *root, GError **error)
{
  if (cb_node_is (root, CB_NODE_OBJECT) && is_like_connector (reader->document, root))
    return cb_item_reader_fail (reader, root, CB_FORMAT_ERROR_VALUE, error,
                                "this looks like a connector file, but “formatVersion” is missing;"
                                " add \"formatVersion\": %d as its first key",
                                CB_FORMAT_VERSION);
  return fail_not_connector (cb_format_recognize_document (reader->document), error);
}

static gboolean
read_version (CbItemReader *reader, int *version, GError **error)
{
  const CbNode *root = cb_document_get_root (reader->document);
  const CbNode *node = NULL;
  gint64 number = 0;

  if (cb_node_is (root, CB_NODE_OBJECT))
    node = cb_node_get_member (reader->document, root, "formatVersion");
  if (!node)
    return fail_without_version (reader, root, error);
  if (!cb_node_is (node, CB_NODE_NUMBER) || !cb_node_get_int64 (reader->document, node, &number)
      || number < CB_FORMAT_OLDEST_VERSION)
    return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error,
                                "expected a format version, which is a whole number from %d to %d",
                                CB_FORMAT_OLDEST_VERSION, CB_FORMAT_VERSION);
  if (number > CB_FORMAT_VERSION)
    return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_NEWER, error,
                                "the file has the format version %" G_GINT64_FORMAT
                                ", and this Connector Builder %s is older and reads versions up to"
                                " %d; update Connector Builder to open it",
                                number, CB_VERSION, CB_FORMAT_VERSION);
  *version = (int) number;
  return TRUE;
}

/* An image is drawn wherever the connector is shown, and comes from a stranger. */
static gboolean
check_image (CbItemReader *reader, CbConnector *connector, GError **error)
{
  const CbNode *root = cb_document_get_root (reader->document);
  const char *image = cb_connector_get_image (connector);
  g_autoptr (GError) reason = NULL;

  if (!*image || cb_image_check (image, -1, &reason))
    return TRUE;
  return cb_item_reader_fail (reader, cb_node_get_member (reader->document, root, "image"),
                              CB_FORMAT_ERROR_VALUE, error, "%s", reason->message);
}

/* Reads a document of the present version. */
static CbConnector *
read_present (CbItemReader *reader, GError **error)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  const CbNode *root = cb_document_get_root (reader->document);

  if (!cb_item_reader_read (reader, CB_ITEM (connector), root, error)
      || !check_image (reader, connector, error))
    return NULL;
  return g_steal_pointer (&connector);
}

/* An older file is rewritten before it is read, so that there are no lines to point to. */
static CbConnector *
read_older (CbItemReader *reader, int version, CbReadReport *report, GError **error)
{
  const CbReadOptions options = { CB_READ_STRICT, CB_LIMIT_DOCUMENT_BYTES,
                                  CB_LIMIT_CONNECTOR_DEPTH + 8 };
  const CbNode *root = cb_document_get_root (reader->document);
  g_autoptr (CbValue) old = cb_value_new_from_node (reader->document, root);
  g_autoptr (CbValue) migrated = cb_format_migrate (old, version);
  g_autofree char *text = cb_value_to_text (migrated, 0);
  g_autoptr (CbDocument) document = cb_document_read_text (text, -1, &options, error);
  CbItemReader inner = { document, CB_ITEM_READ_NO_PLACES, NULL };
  g_autoptr (CbConnector) connector = NULL;

  if (!document)
    return NULL;
  connector = read_present (&inner, error);
  if (!connector)
    {
      g_prefix_error (error, "After bringing the file from format version %d to %d: ", version,
                      CB_FORMAT_VERSION);
      report_culprit (report, &inner);
    }
  return g_steal_pointer (&connector);
}

static CbConnector *
read_any (CbItemReader *reader, CbReadReport *report, GError **error)
{
  if (!check_duplicates (reader, error) || !read_version (reader, &report->version, error))
    return NULL;
  if (report->version < CB_FORMAT_VERSION)
    return read_older (reader, report->version, report, error);
  return read_present (reader, error);
}

/**
 * cb_connector_read_document:
 * @document: a document that was read strictly
 * @report: (nullable): return location for what else there is to say; cleared first
 * @error: return location for a #CbFormatError
 *
 * Makes a definition of a connector file that was read already.
 *
 * Returns: (transfer full): the definition, or NULL
 */
CbConnector *
cb_connector_read_document (CbDocument *document, CbReadReport *report, GError **error)
{
  g_auto (CbReadReport) own = CB_READ_REPORT_INIT;
  CbItemReader reader = { document, CB_ITEM_READ_FILE, NULL };
  CbConnector *connector = NULL;

  if (!report)
    report = &own;
  cb_read_report_clear (report);
  connector = read_any (&reader, report, error);
  if (!connector)
    report_culprit (report, &reader);
  return connector;
}

/**
 * cb_connector_read:
 * @bytes: what a connector file holds
 * @report: (nullable): return location for what else there is to say; cleared first
 * @error: return location for a #CbFormatError
 *
 * Reads a connector file of any format version up to the present one.
 *
 * Strict: what is not RFC 8259, has a key twice, or holds a wrong type, an unknown choice or an
 * image that may not be one is refused with its line, column and pointer. Keys that are not known
 * are kept.
 *
 * Returns: (transfer full): the definition, or NULL
 */
CbConnector *
cb_connector_read (GBytes *bytes, CbReadReport *report, GError **error)
{
  g_auto (CbReadReport) own = CB_READ_REPORT_INIT;
  g_autoptr (CbDocument) document = NULL;

  if (!report)
    report = &own;
  cb_read_report_clear (report);
  document = read_document (bytes, report, error);
  if (!document)
    return NULL;
  return cb_connector_read_document (document, report, error);
}
