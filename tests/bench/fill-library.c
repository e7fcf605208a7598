/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill-library.h"

#include <sqlite3.h>

static const char fill_sql[] =
    "BEGIN;"
    "CREATE TEMP TABLE word (i INTEGER PRIMARY KEY, w TEXT);"
    "INSERT INTO word VALUES (0,'acme'),(1,'weather'),(2,'tickets'),(3,'billing'),(4,'orders'),"
    "(5,'inventory'),(6,'payroll'),(7,'calendar'),(8,'mail'),(9,'storage'),(10,'maps'),"
    "(11,'translate'),(12,'shipping'),(13,'accounts'),(14,'analytics'),(15,'messaging'),"
    "(16,'campaigns');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
    " INSERT INTO connectors (id, name, version, display_name, description, base_url, status,"
    " n_activities, created, edited, sort_title, sort_name, sort_version, change)"
    " SELECT printf ('%08d-bench', n.i), printf ('%s %s %d', a.w, b.w, n.i), '1.0.0',"
    " printf ('%s %s %d', a.w, b.w, n.i), 'Connects to the ' || a.w || ' and ' || b.w ||"
    " ' services of the organization, for reports and automation', 'https://' || a.w ||"
    " '.example.com/v2', n.i % 4, 10, n.i, abs (random ()) % 1000000000000,"
    " printf ('%s %s %d', a.w, b.w, n.i), printf ('%s %s %d', a.w, b.w, n.i), '0011', 0"
    " FROM n JOIN word AS a ON a.i = n.i % 17 JOIN word AS b ON b.i = (n.i / 17) % 17;"
    "INSERT INTO tags SELECT (SELECT w FROM word WHERE word.i = row % 17), row FROM connectors;"
    "INSERT INTO search_text SELECT row << 16, row, name || char (10) || description || char (10)"
    " || base_url FROM connectors;"
    "INSERT INTO search_text SELECT (row << 16) | 1, row, 'list ' || name || char (10) ||"
    " 'get one of ' || name || char (10) || 'create in ' || name || char (10) || 'update ' ||"
    " name || char (10) || 'delete from ' || name FROM connectors;"
    "COMMIT;";

void
fill_library (const char *path)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, fill_sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}
