# The measurements. Sourced by run.sh.

posts_of_a_measurement=10

# Output: requests per second, p50 and p99 in microseconds, microseconds of processor time per request of the target and of PostgreSQL.
load() { # target operation connections seconds
    local script=get.lua line requests errors elapsed p50 p99 target_before database_before target_after database_after
    [[ $2 != insert ]] || script=post.lua
    target_before=$(target_ticks "$1") database_before=$(database_ticks)
    line=$(wrk -t 2 -c "$3" -d "${4}s" --timeout 10s -s "$here/wrk/$script" "$(url "$1" "")" -- \
        "${path[$2]}" "$(lowest_of "$2")" "$(highest_of "$2")" "$insert_body" "$(cursor_file "$1" "$2")" 2>&1 |
        tee "$work/wrk.log" | grep '^bench ') || die "wrk failed: $(cat "$work/wrk.log")"
    target_after=$(target_ticks "$1") database_after=$(database_ticks)
    read -r _ requests errors elapsed p50 p99 <<<"$line"
    ((errors == 0)) || die "$1 $2: $errors of $requests requests failed: $(cat "$work/wrk.log")"
    ((requests > 0)) || die "$1 $2: no request was answered"
    awk -v n="$requests" -v us="$elapsed" -v p50="$p50" -v p99="$p99" 'BEGIN { printf "%.1f %d %d ", n / us * 1e6, p50, p99 }'
    echo "$(micros_per $((target_after - target_before)) "$requests") $(micros_per $((database_after - database_before)) "$requests")"
}

# Into an empty table. Output: seconds, clock ticks of the target and of PostgreSQL.
insert_many() { # target
    local target_before database_before status seconds
    run_sql -d bench -c 'TRUNCATE "loans"'
    target_before=$(target_ticks "$1") database_before=$(database_ticks)
    read -r status seconds < <(curl -sS -o "$work/$1.body" -w '%{http_code} %{time_total}\n' -H 'Content-Type: application/json' -H 'Prefer: return=minimal' -H 'Expect:' \
        --data-binary "@$work/bulk.json" "$(url "$1" "${path[bulk]}")")
    [[ $status == 20[0-9] ]] || die "bulk: $1 answers $status: $(head -c 500 "$work/$1.body")"
    echo "$seconds $(($(target_ticks "$1") - target_before)) $(($(database_ticks) - database_before))"
}

# Output of both: rows per second, microseconds of processor time per row of the target and of PostgreSQL, peak memory of the target in KiB.
load_bulk() { # target
    local post seconds target_ticks database_ticks
    forget_peak "$1"
    for ((post = 0; post < posts_of_a_measurement; post++)); do insert_many "$1"; done >"$work/posts"
    read -r seconds target_ticks database_ticks < <(awk '{ s += $1; t += $2; d += $3 } END { print s, t, d }' "$work/posts")
    row_figures $((rows_of[bulk] * posts_of_a_measurement)) "$seconds" "$target_ticks" "$database_ticks" "$(peak_memory "$1")"
}

load_stream() { # target
    local target_before database_before seconds
    forget_peak "$1"
    target_before=$(target_ticks "$1") database_before=$(database_ticks)
    seconds=$(curl -fsS -o /dev/null -w '%{time_total}' -H 'Accept: application/x-ndjson' "$(url "$1" "${path[stream]}")") || die "stream: $1 failed"
    row_figures "${rows_of[stream]}" "$seconds" $(($(target_ticks "$1") - target_before)) $(($(database_ticks) - database_before)) "$(peak_memory "$1")"
}

row_figures() { # rows seconds target_ticks database_ticks peak
    echo "$(awk -v n="$1" -v s="$2" 'BEGIN { printf "%.0f", n / s }') $(micros_per "$3" "$1") $(micros_per "$4" "$1") $5"
}

# Each target once in every round. A B, B A, ...: nobody is always the one that comes after the other.
in_alternation() { # operation connections command...: the command gets a target, what it prints goes to the results
    local operation=$1 count=$2 round target order numbers
    shift 2
    for ((round = 1; round <= rounds; round++)); do
        order=("${targets[@]}")
        ((round % 2)) || order=("${reversed[@]}")
        for target in "${order[@]}"; do
            serves "$target" "$operation" || continue
            numbers=$("$@" "$target") || exit 1
            say "$operation, $count connections, round $round, $target: ${numbers%% *}/s"
            echo "$operation $count $target $numbers" >>"$work/results"
        done
    done
}

load_of() { load "$4" "$1" "$2" "$3"; } # operation connections seconds target

measure() {
    local operation count target reversed=()
    for target in "${targets[@]}"; do reversed=("$target" ${reversed[@]+"${reversed[@]}"}); done
    for operation in "${operations[@]}"; do
        if [[ -v rows_of[$operation] ]]; then
            in_alternation "$operation" 1 "load_$operation"
            continue
        fi

        for target in "${targets[@]}"; do ! serves "$target" "$operation" || load "$target" "$operation" 16 "$warmup" >/dev/null; done
        for count in "${connections[@]}"; do in_alternation "$operation" "$count" load_of "$operation" "$count" "$duration"; done
    done
}
