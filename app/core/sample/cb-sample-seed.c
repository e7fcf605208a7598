/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-store-private.h"

#define N_TICKETS 120
#define FIRST_DAY 1736154000 /* 2025-01-06T09:00:00Z */
#define HOURS 3600

typedef struct
{
  const char *username;
  const char *name;
  const char *email;
  const char *role;
  gboolean active;
} User;

static const User users[] = {
  { "demo", "Dana Morgan", "dana@tickets.example", "admin", TRUE },
  { "ada", "Ada Nováková", "ada@tickets.example", "developer", TRUE },
  { "ben", "Ben Okafor", "ben@tickets.example", "developer", TRUE },
  { "chiara", "Chiara Rossi", "chiara@tickets.example", "support", TRUE },
  { "daniel", "Daniel Kim", "daniel@tickets.example", "developer", FALSE },
};

typedef struct
{
  const char *key;
  const char *name;
  const char *description;
  gint64 lead_id;
  const char *things[6];
} Project;

static const Project projects[] = {
  { "WEB",
    "Web shop",
    "The shop that customers see.",
    2,
    { "The checkout form", "The product search", "The cart", "The order history",
      "The password reset", "The price filter" } },
  { "APP",
    "Mobile app",
    "The shop for Android and iOS.",
    3,
    { "The start screen", "The barcode scanner", "The push messages", "The map of branches",
      "The offline mode", "The photo upload" } },
  { "OPS",
    "Operations",
    "Servers, backups and monitoring.",
    3,
    { "The nightly backup", "The mail relay", "The log archive", "The staging server",
      "The certificate renewal", "The load balancer" } },
  { "DOC",
    "Documentation",
    "Handbooks for customers and colleagues.",
    4,
    { "The installation guide", "The API reference", "The glossary", "The price list",
      "The onboarding page", "The release notes" } },
};

typedef struct
{
  const char *ending;
  const char *description;
  const char *label;
} Story;

static const Story stories[] = {
  { "is slow in the morning",
    "Between eight and nine it takes more than ten seconds. Later in the day all is well.",
    "performance" },
  { "shows dates of the wrong time zone",
    "Customers in Lisbon see the time of Berlin. It should follow their own setting.", "bug" },
  { "does not work with a screen reader",
    "The buttons have no names. Give each of them a label that says what it does.",
    "accessibility" },
  { "needs a keyboard shortcut",
    "Support uses this a hundred times a day and would like to keep both hands on the keys.",
    "enhancement" },
  { "loses what was typed when the network drops",
    "Steps: type a long text, switch the network off, press Save, switch it on again.", "bug" },
  { "should remember the last choice",
    "Everybody picks the same entry each time. Remember it for each person.", "enhancement" },
  { "still has the old logo", "The new one is in the brand folder since March.", "design" },
  { "fails for names with an apostrophe",
    "O’Brien and D’Angelo can't get past the second step. The log says “unexpected quote”.",
    "bug" },
  { "should be translated into Portuguese",
    "The texts are with the translators and come back at the end of the month.", "translation" },
  { "has no test", "It broke twice this year without anybody noticing for days.", "quality" },
};

static const char *const statuses[] = { "open",    "in_progress", "done", "open",
                                        "blocked", "done",        "done", "in_progress" };
static const char *const priorities[] = { "normal", "high",   "normal", "low",
                                          "normal", "urgent", "low" };
static const char *const remarks[] = {
  "I can reproduce this on the staging server.",
  "A customer called about it again today. Can we move it up?",
  "The cause is in the shared library, so the fix helps two other tickets as well.",
  "Waiting for an answer from the hosting company.",
  "Please add the version and the browser next time, that saves us a round.",
  "Fixed on the main branch, will be in the next release.",
  "Works for me now. Thank you, that was quick!",
  "I would rather do this after the summer release.",
};

static void
add_text (CbValueBuilder *builder, const char *key, const char *text)
{
  g_autoptr (CbValue) null = text ? NULL : cb_value_new_null ();

  cb_value_builder_set_key (builder, key);
  if (text)
    cb_value_builder_add_string (builder, text);
  else
    cb_value_builder_add (builder, null);
}

static void
add_int (CbValueBuilder *builder, const char *key, gint64 number)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_int64 (builder, number);
}

static void
add_time (CbValueBuilder *builder, const char *key, gint64 seconds)
{
  g_autofree char *text = cb_sample_time (seconds);

  add_text (builder, key, text);
}

static void
keep (CbSampleStore *store, CbSampleKind kind, CbValueBuilder *builder)
{
  g_autoptr (CbValue) object = NULL;

  cb_value_builder_end (builder);
  object = cb_value_builder_finish (builder);
  cb_sample_store_add (store, kind, object);
}

static void
seed_users (CbSampleStore *store, CbValueBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      cb_value_builder_begin_object (builder);
      add_text (builder, "username", users[i].username);
      add_text (builder, "name", users[i].name);
      add_text (builder, "email", users[i].email);
      add_text (builder, "role", users[i].role);
      cb_value_builder_set_key (builder, "active");
      cb_value_builder_add_boolean (builder, users[i].active);
      add_time (builder, "created_at", FIRST_DAY - 1000 * HOURS + i * 30 * HOURS);
      keep (store, CB_SAMPLE_USERS, builder);
    }
}

static void
seed_projects (CbSampleStore *store, CbValueBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      cb_value_builder_begin_object (builder);
      add_text (builder, "key", projects[i].key);
      add_text (builder, "name", projects[i].name);
      add_text (builder, "description", projects[i].description);
      add_int (builder, "lead_id", projects[i].lead_id);
      cb_value_builder_set_key (builder, "archived");
      cb_value_builder_add_boolean (builder, FALSE);
      add_time (builder, "created_at", FIRST_DAY - 500 * HOURS + i * 24 * HOURS);
      keep (store, CB_SAMPLE_PROJECTS, builder);
    }
}

static void
add_labels (CbValueBuilder *builder, guint i)
{
  cb_value_builder_set_key (builder, "labels");
  cb_value_builder_begin_array (builder);
  cb_value_builder_add_string (builder, stories[i % G_N_ELEMENTS (stories)].label);
  if (i % 4 == 1)
    cb_value_builder_add_string (builder, "customer");
  cb_value_builder_end (builder);
}

static void
add_estimate (CbValueBuilder *builder, guint i)
{
  g_autoptr (CbValue) estimate = i % 3 == 2 ? cb_value_new_null ()
                                            : cb_value_new_double (0.5 * (i % 7 + 1));

  cb_value_builder_set_key (builder, "estimate_hours");
  cb_value_builder_add (builder, estimate);
}

static void
add_assignee (CbValueBuilder *builder, guint i)
{
  g_autoptr (CbValue) nobody = cb_value_new_null ();

  cb_value_builder_set_key (builder, "assignee_id");
  if (i % 5 == 0)
    cb_value_builder_add (builder, nobody);
  else
    cb_value_builder_add_int64 (builder, 1 + i % G_N_ELEMENTS (users));
}

static void
add_dates (CbValueBuilder *builder, guint i, const char *status)
{
  gint64 created = FIRST_DAY + (gint64) i * 29 * HOURS;
  gint64 updated = created + (gint64) (i * i % 400) * HOURS;
  g_autofree char *due = cb_sample_time (created + 21 * 24 * HOURS);

  due[strlen ("2025-01-06")] = '\0';
  add_text (builder, "due_on", i % 4 == 3 ? NULL : due);
  add_time (builder, "created_at", created);
  add_time (builder, "updated_at", updated);
  if (g_str_equal (status, "done"))
    add_time (builder, "closed_at", updated);
  else
    add_text (builder, "closed_at", NULL);
}

static void
seed_ticket (CbSampleStore *store, CbValueBuilder *builder, guint i)
{
  guint project = i % G_N_ELEMENTS (projects);
  guint number = i / G_N_ELEMENTS (projects);
  const Project *p = &projects[project];
  const Story *story = &stories[i % G_N_ELEMENTS (stories)];
  const char *status = statuses[(i * 5 + number * 3) % G_N_ELEMENTS (statuses)];
  g_autofree char *key = g_strdup_printf ("%s-%u", p->key, number + 1);
  g_autofree char *title = g_strdup_printf ("%s %s", p->things[number % G_N_ELEMENTS (p->things)],
                                            story->ending);

  cb_value_builder_begin_object (builder);
  add_text (builder, "key", key);
  add_int (builder, "project_id", project + 1);
  add_text (builder, "title", title);
  add_text (builder, "description", story->description);
  add_text (builder, "status", status);
  add_text (builder, "priority", priorities[i % G_N_ELEMENTS (priorities)]);
  add_assignee (builder, i);
  add_int (builder, "reporter_id", 1 + (i * 2 + 3) % G_N_ELEMENTS (users));
  add_labels (builder, i);
  add_estimate (builder, i);
  add_dates (builder, i, status);
  add_int (builder, "version", 1);
  keep (store, CB_SAMPLE_TICKETS, builder);
}

static void
seed_comments (CbSampleStore *store, CbValueBuilder *builder)
{
  for (guint i = 0; i < N_TICKETS; i++)
    for (guint n = 0; n < (i * 7 + 1) % 4; n++)
      {
        cb_value_builder_begin_object (builder);
        add_int (builder, "ticket_id", i + 1);
        add_int (builder, "author_id", 1 + (i + n) % G_N_ELEMENTS (users));
        add_text (builder, "text", remarks[(i * 3 + n) % G_N_ELEMENTS (remarks)]);
        add_time (builder, "created_at", FIRST_DAY + (gint64) (i * 29 + n * 7 + 2) * HOURS);
        keep (store, CB_SAMPLE_COMMENTS, builder);
      }
}

static void
seed_attachment (CbSampleStore *store, CbValueBuilder *builder, gint64 ticket_id,
                 const char *file_name, const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new_static (text, strlen (text));
  GPtrArray *list = cb_sample_store_list (store, CB_SAMPLE_ATTACHMENTS);

  cb_value_builder_begin_object (builder);
  add_int (builder, "ticket_id", ticket_id);
  add_text (builder, "file_name", file_name);
  add_text (builder, "content_type", "text/plain");
  add_int (builder, "size", (gint64) strlen (text));
  add_int (builder, "uploaded_by", 4);
  add_time (builder, "created_at", FIRST_DAY + 40 * HOURS);
  keep (store, CB_SAMPLE_ATTACHMENTS, builder);
  cb_sample_store_set_content (store, list->len, content);
}

void
cb_sample_seed (CbSampleStore *store)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  seed_users (store, builder);
  seed_projects (store, builder);
  for (guint i = 0; i < N_TICKETS; i++)
    seed_ticket (store, builder, i);
  seed_comments (store, builder);
  seed_attachment (store, builder, 2, "steps.txt",
                   "1. Open the shop\n2. Change the time zone to Lisbon\n3. Look at an order\n");
  seed_attachment (store, builder, 8, "log.txt",
                   "09:14:02 unexpected quote in “O’Brien”\n09:14:02 step 2 failed\n");
}
