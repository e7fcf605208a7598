/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli.h"

G_BEGIN_DECLS

/* Standard output, buffered. A reader that went away ends the program by SIGPIPE, as it does any
 * other; output that can't be written is an error at the end. */
void cb_cli_write (const char *text, gssize length);
void cb_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Writes out what is kept back; also done whenever the program waits. */
void cb_cli_flush (void);
/* FALSE, with a message, where something could not be written. */
gboolean cb_cli_finish_output (void);
gboolean cb_cli_output_failed (void);

/* A value on one line. */
void cb_cli_print_value (CbValue *value);
/* JSON, on one line, with a line end; takes the builder's value. */
void cb_cli_print_builder (CbValueBuilder *builder);

/* Members of an object in @builder; a NULL text is null. */
void cb_cli_add_text (CbValueBuilder *builder, const char *key, const char *text);
void cb_cli_add_integer (CbValueBuilder *builder, const char *key, gint64 value);
void cb_cli_add_boolean (CbValueBuilder *builder, const char *key, gboolean value);
/* Microseconds since 1970 as RFC 3339; 0 is null. */
void cb_cli_add_time (CbValueBuilder *builder, const char *key, gint64 microseconds);
void cb_cli_add_texts (CbValueBuilder *builder, const char *key, const char *const *texts);

/* A table for people: rows of texts, columns as wide as they need be, two spaces between. */
typedef struct _CbCliTable CbCliTable;

CbCliTable *cb_cli_table_new (const char *const *titles);
/* Takes a copy of as many texts as there are titles. */
void cb_cli_table_add (CbCliTable *self, const char *const *cells);
void cb_cli_table_print (CbCliTable *self);
void cb_cli_table_free (CbCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbCliTable, cb_cli_table_free)

G_END_DECLS
