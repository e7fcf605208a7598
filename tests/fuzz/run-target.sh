#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-target.sh TARGET SEEDS [OPTION]...: runs a fuzz target over a copy of its seeds and, where
# the shared documents are beside the repository, over those of its format. An input that makes it
# fail is printed in base64.
set -euo pipefail

target=$1
seeds=$2
shift 2
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cb-fuzz-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/found"

shared=()
corpus=${CB_SHARED_DIR:-}/corpus
case $(basename "$seeds") in
  yaml) pattern='*.y*ml' ;;
  *)    pattern='*.json' ;;
esac
if [ -d "$corpus" ]; then
  mkdir "$scratch/shared"
  find "$corpus" -name "$pattern" -size -16k -exec cp --backup=numbered -t "$scratch/shared" {} +
  shared=("$scratch/shared")
fi

# The same seed each time: what fails once fails again.
"$target" -seed=1 -max_len=16384 -timeout=25 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
  -print_pcs=0 -artifact_prefix="$scratch/failed-" "$@" "$scratch/found" "$seeds" \
  ${shared[@]+"${shared[@]}"} && exit
status=$?
for input in "$scratch"/failed-*; do
  [ -f "$input" ] || continue
  echo "The input, in base64:"
  base64 "$input"
done
exit "$status"
