/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _CbActivity CbActivity;
typedef struct _CbAuthMethod CbAuthMethod;
typedef struct _CbBody CbBody;
typedef struct _CbChange CbChange;
typedef struct _CbChoice CbChoice;
typedef struct _CbCondition CbCondition;
typedef struct _CbConnector CbConnector;
typedef struct _CbContent CbContent;
typedef struct _CbDynamicChoices CbDynamicChoices;
typedef struct _CbField CbField;
typedef struct _CbHistory CbHistory;
typedef struct _CbItem CbItem;
typedef struct _CbLinks CbLinks;
typedef struct _CbList CbList;
typedef struct _CbMember CbMember;
typedef struct _CbParameter CbParameter;
typedef struct _CbProvenance CbProvenance;
typedef struct _CbResponse CbResponse;
typedef struct _CbSchemaEntry CbSchemaEntry;
typedef struct _CbSecurity CbSecurity;
typedef struct _CbServer CbServer;

G_END_DECLS
