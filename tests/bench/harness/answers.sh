# The targets must give the same answers, before any of them is measured. Sourced by run.sh.

cursors_of_a_target=32

fetch() { curl -fsS "$(url "$1" "$2")" || die "$1 does not answer $2"; }

# The cursors of row 10 or 100,000 and of those that follow, found by paging.
fetch_cursors() { # target operation
    local place=${2#cursor} at=0 step cursor='' page
    : >"$work/$1.$2.cursors"
    while (($(wc -l <"$work/$1.$2.cursors") < cursors_of_a_target)); do
        step=$((place - at > 1000 ? 1000 : place > at ? place - at : 1))
        page=$(fetch "$1" "/api/measurements?first=$step${cursor:+&after=$cursor}")
        cursor=$(sed -nE 's/.*"endCursor":"([^"]+)".*/\1/p' <<<"$page")
        [[ -n $cursor ]] || die "$1 gave no cursor behind row $at: $(head -c 500 <<<"$page")"
        at=$((at + step))
        ((at < place)) || echo "$cursor" >>"$work/$1.$2.cursors"
    done
}

cursor_file() { [[ $2 != cursor* ]] || echo "$work/$1.$2.cursors"; }

# An inserted row's key and times are its own, and so are the cursors of a target; the rest must be the same.
comparable() { # operation
    case $1 in
        insert) sed -E 's/"data":\{"id":[0-9]+/"data":{"id":N/; s/"(createdAt|updatedAt)":"[0-9T:.-]+Z"/"\1":"T"/g' ;;
        cursor*) sed -E 's/,"meta":\{"pageInfo":.*$/}/' ;;
        *) cat ;;
    esac
}

answer() { # target operation number file: the body into the file, the status as output
    local request=${path[$2]//'{n}'/$3} options=()
    [[ $2 != cursor* ]] || request=${request//'{cursor}'/$(sed -n "$((1 + $3 % cursors_of_a_target))p" "$(cursor_file "$1" "$2")")}
    [[ $2 != insert ]] || options=(-H 'Content-Type: application/json' -d "${insert_body//'{n}'/$3}")
    curl -sS -o "$4.raw" -w '%{http_code}' ${options[@]+"${options[@]}"} "$(url "$1" "$request")"
    comparable "$2" <"$4.raw" >"$4"
}

compare_samples() { # operation targets...
    local operation=$1 sample number span expected=200 status target first
    shift
    first=$1
    [[ $operation != insert ]] || expected=201
    span=$(($(highest_of "$operation") - $(lowest_of "$operation") + 1))
    for ((sample = 0; sample < 20; sample++)); do
        number=$(($(lowest_of "$operation") + (sample * 7919) % span))
        [[ $operation != cursor* ]] || number=$sample
        for target; do
            status=$(answer "$target" "$operation" "$number" "$work/$target.body")
            [[ $status == "$expected" ]] || die "$operation $number: $target answers $status: $(head -c 500 "$work/$target.body")"
            cmp -s "$work/$first.body" "$work/$target.body" || die "$operation $number differs:
$first: $(head -c 2000 "$work/$first.body")
$target: $(head -c 2000 "$work/$target.body")"
        done
    done
}

# What a target stored, apart from keys and times.
stored_loans() { ask_sql 'SELECT count(*) || md5(string_agg(ROW("borrower", "lentOn", "days", "bookId")::text, chr(10) ORDER BY "id")) FROM "loans"'; }

compare_bulk() { # targets...
    local target stored expected=
    for target; do
        insert_many "$target" >/dev/null
        stored=$(stored_loans)
        [[ $stored == "${rows_of[bulk]}"* ]] || die "bulk: $target stored other than ${rows_of[bulk]} rows: $stored"
        : "${expected:=$stored}"
        [[ $stored == "$expected" ]] || die "bulk: $target stored other rows than $1"
    done
}

compare_streams() { # targets...
    local target sum expected=
    for target; do
        sum=$(curl -fsS -H 'Accept: application/x-ndjson' "$(url "$target" "${path[stream]}")" | tee >(wc -l >"$work/lines") | md5sum) || die "stream: $target failed"
        while [[ ! -s $work/lines ]]; do sleep 0.1; done
        (($(<"$work/lines") == rows_of[stream])) || die "stream: $target sent $(<"$work/lines") lines"
        rm "$work/lines"
        : "${expected:=$sum}"
        [[ $sum == "$expected" ]] || die "stream: $target sent other bytes than $1"
    done
}

compare_answers() {
    local operation target serving
    for operation in "${operations[@]}"; do
        serving=()
        for target in "${targets[@]}"; do ! serves "$target" "$operation" || serving+=("$target"); done
        ((${#serving[@]})) || die "no target serves $operation"
        case $operation in
            bulk) compare_bulk "${serving[@]}" ;;
            stream) compare_streams "${serving[@]}" ;;
            *)
                if [[ $operation == cursor* ]]; then for target in "${serving[@]}"; do fetch_cursors "$target" "$operation"; done; fi
                compare_samples "$operation" "${serving[@]}"
                ;;
        esac
        say "$operation: the same answers from ${serving[*]}"
    done
}
