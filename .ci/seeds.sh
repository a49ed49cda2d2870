#!/usr/bin/env bash
# Reads the two real letters in the folder given and checks the facts they are known to state.
set -euo pipefail
cd "$(dirname "$0")/.."
exec .venv/bin/python .ci/check_seeds.py "$1"
