#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time to the first frame: an empty AdwApplicationWindow, the application with an empty library, and
with 10,000 connectors. Prints the medians and their ratios.

usage: bench-startup.py PROGRAM CONNECTORCTL
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 11
CONNECTORS = 10_000


def first_frame(program, mode, environment):
    environment = dict(environment, CB_BENCH_START=str(time.monotonic_ns() // 1000))
    answer = subprocess.run([program, mode], env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, timeout=60, check=True)
    return int(answer.stdout.split()[0]) / 1000


def fill(connectorctl, library, folder):
    """Imports CONNECTORS small connectors, a few hundred a call."""
    paths = []
    for number in range(CONNECTORS):
        path = os.path.join(folder, f'{number}.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'formatVersion': 1, 'name': f'Connector {number}', 'version': '1.0.0',
                       'description': 'One of many.', 'tags': [f'tag{number % 20}'],
                       'servers': [{'url': 'https://api.example.com'}],
                       'activities': [{'id': 'list', 'method': 'GET', 'path': '/things'}]}, file)
        paths.append(path)
    for start in range(0, CONNECTORS, 500):
        subprocess.run([connectorctl, '--library', library, 'import', *paths[start:start + 500]],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def main():
    program, connectorctl = sys.argv[1:3]
    if not os.environ.get('DISPLAY'):
        print('bench-startup needs a display: run it through tests/run --bench')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, 'full.db')
        fill(connectorctl, full, folder)
        environment = dict(os.environ, GSK_RENDERER='cairo', GTK_A11Y='none',
                           CONNECTOR_LIBRARY=os.path.join(folder, 'empty.db'))
        environments = {'empty window': ('empty', environment),
                        'no connectors': ('application', environment),
                        '10,000 connectors': ('application',
                                              dict(environment, CONNECTOR_LIBRARY=full))}
        times = {name: [] for name in environments}
        for _ in range(RUNS):
            for name, (mode, variables) in environments.items():
                times[name].append(first_frame(program, mode, variables))
    base = statistics.median(times['empty window'])
    print('time to the first frame, median of', RUNS, 'runs')
    for name, aim in (('empty window', None), ('no connectors', 1.3), ('10,000 connectors', 1.5)):
        median = statistics.median(times[name])
        print(f'  {name:18} {median:7.1f} ms  {median / base:5.2f} times'
              + (f'  (aim {aim})' if aim else ''))
    return 0


if __name__ == '__main__':
    sys.exit(main())
