#!/usr/bin/env bash
# Imports the real letter in the folder given into a demonstration of its own and checks what that did.
set -euo pipefail
cd "$(dirname "$0")/.."
VAR_DIR=$(mktemp -d)
export VAR_DIR SEED="$1"
unset DATABASE_URL
trap 'rm -rf "$VAR_DIR"' EXIT
python=.venv/bin/python
$python manage.py migrate --verbosity 0
$python manage.py load_reference_data >/dev/null
$python manage.py load_demo_data >/dev/null
$python manage.py shell --no-imports --command "$(cat .ci/import_seed.py)"
