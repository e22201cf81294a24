#!/usr/bin/env bash
# Counts the instructions that PostgreSQL takes for forms of one statement, by callgrind, on a backend in single-user mode. Times differ by a tenth between
# runs on a shared machine; this number does not. It knows nothing of memory, of the network, and of the client.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/instructions.sh [options]
  --statements LIST   names of files in tests/bench/statements, without .sql (default all)
  --runs N            executions that are counted, after 15 that are not (default 200)
Needs PostgreSQL's binaries and valgrind (apt-get install -y postgresql valgrind).
TEXT
}

statements='' runs=200

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/harness/options.sh"
read_options "statements runs" "$@"

die() { echo "instructions.sh: $*" >&2; exit 1; }
say() { echo "instructions.sh: $*" >&2; }

. "$here/harness/database.sh"
command -v valgrind >/dev/null || die "valgrind is missing (apt-get install -y valgrind)"
[[ -n $statements ]] || statements=$(cd "$here/statements" && ls | sed 's/\.sql$//' | paste -sd, -)
IFS=, read -ra statements <<<"$statements"
for statement in "${statements[@]}"; do [[ -f $here/statements/$statement.sql ]] || die "no statement '$statement'"; done

work=$(mktemp -d)
declare -A port=()
stop_database() { as_pg "$pg_bin/pg_ctl" -D "$work/pg/data" -m fast -w stop >/dev/null; }
clean_up() {
    local status=$?
    trap - EXIT
    [[ ! -f $work/pg/data/postmaster.pid ]] || stop_database || true
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# One command per line, as a backend in single-user mode takes them: each statement of the file prepared, and executed with keys that are spread over the table.
commands_of() { # statement executions
    local lines number run
    mapfile -t lines < <(grep -v '^\\' "$here/statements/$1.sql")
    for number in "${!lines[@]}"; do echo "PREPARE s$number(integer) AS ${lines[number]//':id'/'$1'}"; done
    for ((run = 0; run < $2; run++)); do
        for number in "${!lines[@]}"; do echo "EXECUTE s$number($((1 + run * 7919 % 39900)))"; done
    done
}

count() { # statement executions
    commands_of "$1" "$2" >"$work/pg/commands"
    (cd "$work/pg" && as_pg valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/pg/valgrind" \
        "$pg_bin/postgres" --single -D "$work/pg/data" -c shared_buffers=256MB bench <"$work/pg/commands" >"$work/pg/rows" 2>"$work/pg/errors") ||
        die "$1: $(tail -n 5 "$work/pg/errors")"
    ! grep -q ERROR "$work/pg/errors" || die "$1: $(grep -m 1 ERROR "$work/pg/errors")"
    sed -nE 's/.*Collected : ([0-9]+).*/\1/p' "$work/pg/valgrind"
}

say "loading the database"
start_database
stop_database
printf '| statement | instructions |\n|---|---:|\n'
for statement in "${statements[@]}"; do
    printf '| %s | %d |\n' "$statement" $((($(count "$statement" $((15 + runs))) - $(count "$statement" 15)) / runs))
done
