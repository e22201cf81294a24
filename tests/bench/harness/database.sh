# The private PostgreSQL of a run. Sourced by run.sh and statements.sh.

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

free_port() {
    local candidate
    while :; do
        candidate=$((20000 + RANDOM % 12000))
        [[ " ${port[*]:-} " == *" $candidate "* ]] && continue
        (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || { echo "$candidate"; return; }
    done
}

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

# Output: the first column of the first row.
ask_sql() { "$pg_bin/psql" -X -qAt -h 127.0.0.1 -p "${port[database]}" -U snapwright -d bench -v ON_ERROR_STOP=1 -c "$1"; }

dump_schema() {
    "$pg_bin/pg_dump" -h 127.0.0.1 -p "${port[database]}" -U snapwright --schema-only --no-owner \
        -t authors -t publishers -t books -t reviews -t replies -t loans -t measurements bench |
        grep -v '^\\' # newer releases put a random \restrict key there
}
