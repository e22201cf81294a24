#!/usr/bin/env bash
# Measures forms of one statement, without an application: pgbench, prepared and in pipelines, on a private PostgreSQL with the benchmark's tables.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/statements.sh [options]
  --statements LIST   names of files in tests/bench/statements, without .sql (default all)
  --seconds N         of one measurement (default 5)
  --rounds N          measurements of each; the median counts; every other round goes backwards (default 4)
  --clients N         connections (default 8)
TEXT
}

statements='' seconds=5 rounds=4 clients=8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/harness/options.sh"
read_options "statements seconds rounds clients" "$@"

die() { echo "statements.sh: $*" >&2; exit 1; }
say() { echo "statements.sh: $*" >&2; }

for part in database processor; do . "$here/harness/$part.sh"; done
[[ -n $statements ]] || statements=$(cd "$here/statements" && ls | sed 's/\.sql$//' | paste -sd, -)
IFS=, read -ra statements <<<"$statements"
for statement in "${statements[@]}"; do [[ -f $here/statements/$statement.sql ]] || die "no statement '$statement'"; done

work=$(mktemp -d)
declare -A port=()
clean_up() {
    local status=$?
    trap - EXIT
    if [[ -f $work/pg/data/postmaster.pid ]]; then
        as_pg "$pg_bin/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Output: runs per second, microseconds of PostgreSQL's processor time per run. One of each connection and its plans are in it.
run_statement() { # statement
    local before runs
    before=$(database_ticks)
    "$pg_bin/pgbench" -h 127.0.0.1 -p "${port[database]}" -U snapwright -n -M prepared -c "$clients" -j 1 -T "$seconds" \
        -f "$here/statements/$1.sql" bench >"$work/pgbench.log" 2>&1 || die "$1: $(cat "$work/pgbench.log")"
    runs=$(awk '/^number of transactions actually processed/ { print $NF }' "$work/pgbench.log")
    awk '/^tps/ { printf "%.0f ", $3 }' "$work/pgbench.log"
    micros_per $(($(database_ticks) - before)) "$runs"
    echo
}

median() { # statement field
    awk -v s="$1" -v f="$2" '$1 == s { print $f }' "$work/results" | sort -g |
        awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

say "loading the database"
start_database
reversed=()
for statement in "${statements[@]}"; do
    reversed=("$statement" ${reversed[@]+"${reversed[@]}"})
    run_statement "$statement" >/dev/null
done
for ((round = 1; round <= rounds; round++)); do
    order=("${statements[@]}")
    ((round % 2)) || order=("${reversed[@]}")
    for statement in "${order[@]}"; do
        numbers=$(run_statement "$statement") || exit 1
        say "round $round, $statement: ${numbers%% *}/s"
        echo "$statement $numbers" >>"$work/results"
    done
done
printf '| statement | runs/s | PostgreSQL µs |\n|---|---:|---:|\n'
for statement in "${statements[@]}"; do printf '| %s | %.0f | %.0f |\n' "$statement" "$(median "$statement" 2)" "$(median "$statement" 3)"; done
