#!/usr/bin/env bash
# Measures the product against the hand-written yardstick: both on one private PostgreSQL, in alternation, under wrk.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/run.sh [options]
  --targets LIST      out of product, interpreted, yardstick (default product,yardstick)
  --operations LIST   out of get, list, filter, tree, count, insert (default all)
  --connections LIST  default 16,64
  --duration SECONDS  of one measurement (default 5)
  --rounds N          measurements of each target; the median counts; even, so that each is first as often (default 4)
  --warmup SECONDS    of each operation and target, not counted (default 3)
  --pool N            most database connections of each target (default 16)
Needs the .NET 10 SDK, curl, PostgreSQL's binaries (initdb on PATH or under /usr/lib/postgresql/*/bin) and wrk:
  apt-get install -y postgresql wrk curl
TEXT
}

targets=product,yardstick operations=get,list,filter,tree,count,insert connections=16,64
duration=5 rounds=4 warmup=3 pool=16
while (($#)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --targets | --operations | --connections | --duration | --rounds | --warmup | --pool)
            [[ $# -ge 2 ]] || { usage >&2; exit 2; }
            printf -v "${1#--}" %s "$2"; shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done
IFS=, read -ra targets <<<"$targets"
IFS=, read -ra operations <<<"$operations"
IFS=, read -ra connections <<<"$connections"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

die() { echo "run.sh: $*" >&2; exit 1; }
say() { echo "run.sh: $*" >&2; }

# --- What is measured -----------------------------------------------------------------------------------------------------------

declare -A title=(
    [get]='get by id' [list]='list of 20' [filter]='filtered and sorted list of 20'
    [tree]='row, parents, first 5 children' [count]='count per group' [insert]='insert')
declare -A path=(
    [get]='/api/books/{n}'
    [list]='/api/books?limit=20'
    [filter]='/api/books?filter=%7B%22price%22%3A%7B%22_gt%22%3A{n}%7D%7D&sort=-price&limit=20'
    [tree]='/api/books/{n}?fields=id,title,price,author.id,author.name,publisher.id,publisher.name,reviews.id,reviews.rating,reviews.text&deep=%7B%22reviews%22%3A%7B%22limit%22%3A5%7D%7D'
    [count]='/api/books?groupBy=author&aggregate=count&limit=20'
    [insert]='/api/reviews')
declare -A highest=([get]=100000 [list]=1 [filter]=90 [tree]=40000 [count]=1 [insert]=100000)
insert_body='{"book":{n},"rating":4,"text":"Measured, and found to be long enough for a review."}'

declare -A project=([product]=Snapwright.Bench.App [interpreted]=Snapwright.Bench.App [yardstick]=Snapwright.Bench.Yardstick)
declare -A setting=([product]=Snapwright__UseCompiled=true [interpreted]=Snapwright__UseCompiled=false [yardstick]=)

for target in "${targets[@]}"; do [[ -v project[$target] ]] || die "no target '$target'"; done
for operation in "${operations[@]}"; do [[ -v path[$operation] ]] || die "no operation '$operation'"; done

# --- Tools ----------------------------------------------------------------------------------------------------------------------

for tool in dotnet curl wrk; do command -v "$tool" >/dev/null || die "$tool is missing (apt-get install -y wrk curl)"; done
pg_bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname)
if [[ -z $pg_bin ]]; then
    command -v initdb >/dev/null || die "initdb is missing (apt-get install -y postgresql)"
    pg_bin=$(dirname "$(readlink -f "$(command -v initdb)")")
fi

# PostgreSQL refuses to run as root.
as_pg() {
    if ((EUID != 0)); then "$@"; else runuser -u "$pg_user" -- "$@"; fi
}
pg_user=$(id -un)
if ((EUID == 0)); then
    pg_user=postgres
    id -u postgres >/dev/null 2>&1 || pg_user=nobody
fi

# --- Clean-up -------------------------------------------------------------------------------------------------------------------

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

free_port() {
    local candidate
    while :; do
        candidate=$((20000 + RANDOM % 12000))
        [[ " ${port[*]:-} " == *" $candidate "* ]] && continue
        (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || { echo "$candidate"; return; }
    done
}

# --- Database -------------------------------------------------------------------------------------------------------------------

start_database() {
    chmod 755 "$work"
    mkdir "$work/pg"
    ((EUID != 0)) || chown "$pg_user" "$work/pg"
    cd "$work/pg"
    as_pg "$pg_bin/initdb" -D "$work/pg/data" -U snapwright -A trust -E UTF8 --no-sync >"$work/initdb.log" || die "initdb failed: $(cat "$work/initdb.log")"
    port[database]=$(free_port)
    # All other settings, fsync and synchronous_commit among them, stay as PostgreSQL ships them.
    as_pg "$pg_bin/pg_ctl" -D "$work/pg/data" -l "$work/pg/log" -w start \
        -o "-c listen_addresses=127.0.0.1 -c port=${port[database]} -c unix_socket_directories=$work/pg -c shared_buffers=256MB" \
        >/dev/null || die "PostgreSQL did not start: $(tail -n 5 "$work/pg/log")"
    run_sql -d postgres -c 'CREATE DATABASE bench'
    run_sql -d bench -f "$here/schema.sql" -f "$here/seed.sql"
    cd "$root"
}

run_sql() { "$pg_bin/psql" -X -q -h 127.0.0.1 -p "${port[database]}" -U snapwright -v ON_ERROR_STOP=1 "$@" >/dev/null; }

dump_schema() {
    "$pg_bin/pg_dump" -h 127.0.0.1 -p "${port[database]}" -U snapwright --schema-only --no-owner \
        -t authors -t publishers -t books -t reviews bench | grep -v '^\\' # newer releases put a random \restrict key there
}

# --- Applications ---------------------------------------------------------------------------------------------------------------

build_targets() {
    local name
    for name in $(for target in "${targets[@]}"; do echo "${project[$target]}"; done | sort -u); do
        say "building $name"
        dotnet build "$here/$name" -c Release -v q --nologo --nodereuse:false >"$work/build.log" 2>&1 || die "$(tail -n 20 "$work/build.log")"
    done
}

start_target() {
    local target=$1 name=${project[$1]} settings
    port[$target]=$(free_port)
    settings=(
        "ASPNETCORE_URLS=http://127.0.0.1:${port[$target]}"
        "Logging__LogLevel__Default=None"
        "Snapwright__Database=postgres"
        "ConnectionStrings__Snapwright=Host=127.0.0.1;Port=${port[database]};Username=snapwright;Database=bench;Maximum Pool Size=$pool")
    [[ -z ${setting[$target]} ]] || settings+=("${setting[$target]}")
    (cd "$here/$name" && exec env "${settings[@]}" dotnet "$root/artifacts/bin/$name/release/$name.dll") >"$work/$target.log" 2>&1 &
    pid[$target]=$!
    for ((attempt = 0; attempt < 600; attempt++)); do
        ! curl -fsS -o /dev/null "$(url "$target" /api/books/1)" 2>/dev/null || return 0
        kill -0 "${pid[$target]}" 2>/dev/null || break
        sleep 0.1
    done
    die "$target does not answer: $(tail -n 20 "$work/$target.log")"
}

url() { echo "http://127.0.0.1:${port[$1]}$2"; }

# --- The same answers -----------------------------------------------------------------------------------------------------------

# An inserted row's key and times are its own; the rest must be the same.
shape_of_insert() { sed -E 's/"data":\{"id":[0-9]+/"data":{"id":N/; s/"(createdAt|updatedAt)":"[0-9T:.-]+Z"/"\1":"T"/g' "$1"; }

answer() { # target operation number file: the body into the file, the status as output
    local request=${path[$2]//'{n}'/$3}
    if [[ $2 == insert ]]; then
        curl -sS -o "$4.raw" -w '%{http_code}' -H 'Content-Type: application/json' -d "${insert_body//'{n}'/$3}" "$(url "$1" "$request")"
        shape_of_insert "$4.raw" >"$4"
    else
        curl -sS -o "$4" -w '%{http_code}' "$(url "$1" "$request")"
    fi
}

compare_answers() {
    local operation sample number expected status target
    for operation in "${operations[@]}"; do
        expected=200
        [[ $operation != insert ]] || expected=201
        for ((sample = 0; sample < 20; sample++)); do
            number=$((1 + (sample * 7919) % highest[$operation]))
            for target in "${targets[@]}"; do
                status=$(answer "$target" "$operation" "$number" "$work/$target.body")
                [[ $status == "$expected" ]] || die "$operation $number: $target answers $status: $(head -c 500 "$work/$target.body")"
                cmp -s "$work/${targets[0]}.body" "$work/$target.body" || die "$operation $number differs:
${targets[0]}: $(head -c 2000 "$work/${targets[0]}.body")
$target: $(head -c 2000 "$work/$target.body")"
            done
        done
    done
    say "the same answers from: ${targets[*]}"
}

# --- Load -----------------------------------------------------------------------------------------------------------------------

# Output: requests per second, p50 and p99 in microseconds.
load() { # target operation connections seconds
    local script=get.lua line requests errors elapsed p50 p99
    [[ $2 != insert ]] || script=post.lua
    line=$(wrk -t 2 -c "$3" -d "${4}s" --timeout 10s -s "$here/wrk/$script" "$(url "$1" "")" -- \
        "${path[$2]}" 1 "${highest[$2]}" "$insert_body" 2>&1 | tee "$work/wrk.log" | grep '^bench ') || die "wrk failed: $(cat "$work/wrk.log")"
    read -r _ requests errors elapsed p50 p99 <<<"$line"
    ((errors == 0)) || die "$1 $2: $errors of $requests requests failed: $(cat "$work/wrk.log")"
    ((requests > 0)) || die "$1 $2: no request was answered"
    awk -v n="$requests" -v us="$elapsed" -v p50="$p50" -v p99="$p99" 'BEGIN { printf "%.1f %d %d\n", n / us * 1e6, p50, p99 }'
}

measure() {
    local operation count round target numbers order reversed=()
    for target in "${targets[@]}"; do reversed=("$target" ${reversed[@]+"${reversed[@]}"}); done
    for operation in "${operations[@]}"; do
        for target in "${targets[@]}"; do load "$target" "$operation" 16 "$warmup" >/dev/null; done
        for count in "${connections[@]}"; do
            for ((round = 1; round <= rounds; round++)); do
                # A B, B A, ...: nobody is always the one that comes after the other.
                order=("${targets[@]}")
                ((round % 2)) || order=("${reversed[@]}")
                for target in "${order[@]}"; do
                    numbers=$(load "$target" "$operation" "$count" "$duration")
                    say "$operation, $count connections, round $round, $target: ${numbers%% *} req/s"
                    echo "$operation $count $target $numbers" >>"$work/results"
                done
            done
        done
    done
}

# --- Report ---------------------------------------------------------------------------------------------------------------------

median() { # operation connections target field
    awk -v o="$1" -v c="$2" -v t="$3" -v f="$4" '$1 == o && $2 == c && $3 == t { print $f }' "$work/results" | sort -g |
        awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

report() {
    local operation count target rate yardstick=0 with_ratio=0
    [[ " ${targets[*]} " != *" yardstick "* ]] || with_ratio=1
    printf '| operation | connections |'
    for target in "${targets[@]}"; do
        printf ' %s req/s |' "$target"
        [[ $target == yardstick || $with_ratio == 0 ]] || printf ' ratio |'
        printf ' p50 / p99 ms |'
    done
    printf '\n|---|---|'
    for target in "${targets[@]}"; do
        printf -- '---:|---:|'
        [[ $target == yardstick || $with_ratio == 0 ]] || printf -- '---:|'
    done
    printf '\n'
    for operation in "${operations[@]}"; do
        for count in "${connections[@]}"; do
            printf '| %s | %s |' "${title[$operation]}" "$count"
            [[ $with_ratio == 0 ]] || yardstick=$(median "$operation" "$count" yardstick 4)
            for target in "${targets[@]}"; do
                rate=$(median "$operation" "$count" "$target" 4)
                printf ' %.0f |' "$rate"
                [[ $target == yardstick || $with_ratio == 0 ]] || awk -v a="$rate" -v b="$yardstick" 'BEGIN { printf " %.2f |", a / b }'
                awk -v a="$(median "$operation" "$count" "$target" 5)" -v b="$(median "$operation" "$count" "$target" 6)" \
                    'BEGIN { printf " %.2f / %.2f |", a / 1000, b / 1000 }'
            done
            printf '\n'
        done
    done
}

build_targets
say "loading the database"
start_database
dump_schema >"$work/schema.before"
for target in "${targets[@]}"; do start_target "$target"; done
dump_schema >"$work/schema.after"
diff "$work/schema.before" "$work/schema.after" >&2 || die "a target changed the schema; schema.sql must be what the product creates"
compare_answers
measure
report
