/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-cli.h"

G_BEGIN_DECLS

CbCliStatus cb_cli_check (CbCli *cli, char **arguments);
CbCliStatus cb_cli_connect (CbCli *cli, char **arguments);
CbCliStatus cb_cli_connections (CbCli *cli, char **arguments);
CbCliStatus cb_cli_diff (CbCli *cli, char **arguments);
CbCliStatus cb_cli_export (CbCli *cli, char **arguments);
CbCliStatus cb_cli_import (CbCli *cli, char **arguments);
CbCliStatus cb_cli_list (CbCli *cli, char **arguments);
CbCliStatus cb_cli_request (CbCli *cli, char **arguments);
CbCliStatus cb_cli_run (CbCli *cli, char **arguments);
CbCliStatus cb_cli_sample (CbCli *cli, char **arguments);
CbCliStatus cb_cli_show (CbCli *cli, char **arguments);
CbCliStatus cb_cli_test (CbCli *cli, char **arguments);

G_END_DECLS
