# The tables. Sourced by run.sh.

median() { # operation connections target field
    awk -v o="$1" -v c="$2" -v t="$3" -v f="$4" '$1 == o && $2 == c && $3 == t { print $f }' "$work/results" | sort -g |
        awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# The median over rounds of a target's figure to the yardstick's of the same round, which were measured one after the other: what slows the whole machine down for
# a while slows both. The figure is the sum of two fields, or one field where they are the same.
ratio() { # operation connections target field field
    awk -v o="$1" -v c="$2" -v t="$3" -v f="$4" -v g="$5" '
        $1 == o && $2 == c && ($3 == t || $3 == "yardstick") { v[$3, ++n[$3]] = f == g ? $f : $f + $g }
        END { for (i = 1; i <= n[t]; i++) if (v["yardstick", i] > 0 && v[t, i] > 0) print v[t, i] / v["yardstick", i] }' "$work/results" |
        sort -g | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

with_ratio() { [[ $1 != yardstick && " ${targets[*]} " == *" yardstick "* ]]; }

# The first column is that of the target; the ratio is the second, for all but the yardstick.
heading() { # first_columns column others...
    local target other first=$1 column=$2
    shift 2
    printf '|%s' "$first"
    for target in "${targets[@]}"; do
        printf ' %s %s |' "$target" "$column"
        ! with_ratio "$target" || printf ' ratio |'
        for other; do printf ' %s |' "$other"; done
    done
    printf '\n|%s' "$(sed -E 's/[^|]+/---/g' <<<"$first")"
    for target in "${targets[@]}"; do
        printf -- '---:|'
        ! with_ratio "$target" || printf -- '---:|'
        for other; do printf -- '---:|'; done
    done
    printf '\n'
}

print_ratio() { awk -v r="$1" 'BEGIN { if (r > 0) printf " %.2f |", r; else printf " |" }'; }
blank() { printf '%.0s |' $(seq "$1"); }

throughput() { # operation connections
    local target rate
    for target in "${targets[@]}"; do
        if ! serves "$target" "$1"; then blank 2; ! with_ratio "$target" || blank 1; continue; fi
        rate=$(median "$1" "$2" "$target" 4)
        printf ' %.0f |' "$rate"
        ! with_ratio "$target" || print_ratio "$(ratio "$1" "$2" "$target" 4 4)"
        awk -v a="$(median "$1" "$2" "$target" 5)" -v b="$(median "$1" "$2" "$target" 6)" 'BEGIN { printf " %.2f / %.2f |", a / 1000, b / 1000 }'
    done
    printf '\n'
}

# The ratio is that of the yardstick's time to the target's, so that more is better, as above.
processor_time() { # operation connections field_of_target digits
    local target
    for target in "${targets[@]}"; do
        if ! serves "$target" "$1"; then blank 1; ! with_ratio "$target" || blank 1; continue; fi
        printf " %.${4}f + %.${4}f |" "$(median "$1" "$2" "$target" "$3")" "$(median "$1" "$2" "$target" $(($3 + 1)))"
        ! with_ratio "$target" || print_ratio "$(ratio "$1" "$2" "$target" "$3" $(($3 + 1)) | awk '{ print 1 / $1 }')"
    done
}

row_throughput() { # operation
    local target rate
    for target in "${targets[@]}"; do
        if ! serves "$target" "$1"; then blank 2; ! with_ratio "$target" || blank 1; continue; fi
        rate=$(median "$1" 1 "$target" 4)
        printf ' %.0f |' "$rate"
        ! with_ratio "$target" || print_ratio "$(ratio "$1" 1 "$target" 4 4)"
        awk -v kib="$(median "$1" 1 "$target" 7)" 'BEGIN { printf " %.0f |", kib / 1024 }'
    done
    printf '\n'
}

report() {
    local operation count of_requests=() of_rows=()
    for operation in "${operations[@]}"; do
        if [[ -v rows_of[$operation] ]]; then of_rows+=("$operation"); else of_requests+=("$operation"); fi
    done
    if ((${#of_requests[@]})); then
        heading ' operation | connections |' req/s 'p50 / p99 ms'
        for operation in "${of_requests[@]}"; do
            for count in "${connections[@]}"; do
                printf '| %s | %s |' "${title[$operation]}" "$count"
                throughput "$operation" "$count"
            done
        done
        printf '\nProcessor time per request in µs, of the target + of PostgreSQL; the ratio is that of the yardstick'\''s sum to the target'\''s.\n\n'
        heading ' operation | connections |' µs
        for operation in "${of_requests[@]}"; do
            for count in "${connections[@]}"; do
                printf '| %s | %s |' "${title[$operation]}" "$count"
                processor_time "$operation" "$count" 7 0
                printf '\n'
            done
        done
        printf '\n'
    fi
    if ((${#of_rows[@]})); then
        heading ' operation |' rows/s 'peak MiB'
        for operation in "${of_rows[@]}"; do
            printf '| %s |' "${title[$operation]}"
            row_throughput "$operation"
        done
        printf '\nProcessor time per row in µs, as above.\n\n'
        heading ' operation |' µs
        for operation in "${of_rows[@]}"; do
            printf '| %s |' "${title[$operation]}"
            processor_time "$operation" 1 5 2
            printf '\n'
        done
    fi
}
