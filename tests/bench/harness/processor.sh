# Processor time. It is far less disturbed by a busy machine than throughput is. Sourced by run.sh and statements.sh.

clock=$(getconf CLK_TCK)

# The second field of /proc/PID/stat may hold blanks and parentheses; without it utime, stime, cutime and cstime are 13 to 16.
process_stat() { sed 's/^\([0-9]*\) (.*) /\1 /' "$@" 2>/dev/null || true; }

target_ticks() { process_stat "/proc/${pid[$1]}/stat" | awk '{ print $13 + $14 }'; }

# The postmaster, its children, and those of its children that have ended.
database_ticks() {
    process_stat /proc/[0-9]*/stat | awk -v postmaster="$(head -n 1 "$work/pg/data/postmaster.pid")" '
        $1 == postmaster { ticks += $13 + $14 + $15 + $16 }
        $3 == postmaster { ticks += $13 + $14 }
        END { print ticks + 0 }'
}

micros_per() { awk -v ticks="$1" -v n="$2" -v clock="$clock" 'BEGIN { printf "%.2f", ticks / clock * 1e6 / n }'; }

# The greatest resident set since it was last forgotten, in KiB.
forget_peak() { echo 5 >"/proc/${pid[$1]}/clear_refs"; }
peak_memory() { awk '$1 == "VmHWM:" { print $2 }' "/proc/${pid[$1]}/status"; }
