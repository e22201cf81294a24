#!/usr/bin/env bash
# Measures the product against hand-written applications: all on one private PostgreSQL, in alternation, under wrk.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/run.sh [options]
  --targets LIST      out of product, interpreted, yardstick, dbjson (default product,yardstick)
  --operations LIST   out of get, list, filter, tree, count, deep, related, aggregate, cursor10, cursor100000, view, bulk, stream,
                      insert
                      (default all)
  --connections LIST  default 16,64 (bulk and stream: one request at a time)
  --duration SECONDS  of one measurement (default 5)
  --rounds N          measurements of each target; the median counts; even, so that each is first as often (default 4)
  --warmup SECONDS    of each operation and target, not counted (default 3)
  --pool N            most database connections of each target (default 16)
Needs the .NET 10 SDK, curl, PostgreSQL's binaries (initdb on PATH or under /usr/lib/postgresql/*/bin) and wrk:
  apt-get install -y postgresql wrk curl
TEXT
}

targets=product,yardstick
operations=get,list,filter,tree,count,deep,related,aggregate,cursor10,cursor100000,view,bulk,stream,insert
connections=16,64 duration=5 rounds=4 warmup=3 pool=16

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/harness/options.sh"
read_options "targets operations connections duration rounds warmup pool" "$@"
IFS=, read -ra targets <<<"$targets"
IFS=, read -ra operations <<<"$operations"
IFS=, read -ra connections <<<"$connections"

die() { echo "run.sh: $*" >&2; exit 1; }
say() { echo "run.sh: $*" >&2; }

for part in operations targets database processor answers load report; do . "$here/harness/$part.sh"; done

for target in "${targets[@]}"; do [[ -v project[$target] ]] || die "no target '$target'"; done
for operation in "${operations[@]}"; do [[ -v path[$operation] ]] || die "no operation '$operation'"; done
for tool in dotnet curl wrk; do command -v "$tool" >/dev/null || die "$tool is missing (apt-get install -y wrk curl)"; done

work=$(mktemp -d)
declare -A pid=() port=()
clean_up() {
    local status=$?
    trap - EXIT
    for target in "${!pid[@]}"; do kill "${pid[$target]}" 2>/dev/null || true; done
    for target in "${!pid[@]}"; do wait "${pid[$target]}" 2>/dev/null || true; done
    if [[ -f $work/pg/data/postmaster.pid ]]; then
        as_pg "$pg_bin/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

build_targets
say "loading the database"
start_database
dump_schema >"$work/schema.before"
for target in "${targets[@]}"; do start_target "$target"; done
dump_schema >"$work/schema.after"
diff "$work/schema.before" "$work/schema.after" >&2 || die "a target changed the schema; schema.sql must be what the product creates"
make_bulk_body
compare_answers
measure
report
