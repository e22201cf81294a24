# What is measured. {n} stands for a random whole number between lowest and highest, {cursor} for one of the cursors that a target gave.
# Sourced by run.sh.

encoded() { # a path with readable JSON
    local text=$1
    text=${text//'{n}'/@n@} text=${text//'{cursor}'/@cursor@}
    text=${text//'{'/%7B} text=${text//'}'/%7D} text=${text//'"'/%22} text=${text//':'/%3A}
    text=${text//@n@/'{n}'}
    echo "${text//@cursor@/'{cursor}'}"
}

declare -A title=(
    [get]='get by id' [list]='list of 20' [filter]='filtered and sorted list of 20'
    [tree]='row, parents, first 5 children' [count]='count per group'
    [deep]='10 rows, parents, 3 children of each, 2 of each of these' [related]='filter through two relations, sorted, 20 rows'
    [aggregate]='sum, average, count per group, having' [cursor10]='20 rows behind row 10' [cursor100000]='20 rows behind row 100,000'
    [view]='view: 20 rows by an argument, parents, count of children'
    [insert]='insert' [bulk]='insert of 10,000 rows' [stream]='stream of 1,000,000 rows')
declare -A path=(
    [get]='/api/books/{n}'
    [list]='/api/books?limit=20'
    [filter]=$(encoded '/api/books?filter={"price":{"_gt":{n}}}&sort=-price&limit=20')
    [tree]=$(encoded '/api/books/{n}?fields=id,title,price,author.id,author.name,publisher.id,publisher.name,reviews.id,reviews.rating,reviews.text&deep={"reviews":{"limit":5}}')
    [count]='/api/books?groupBy=author&aggregate=count&limit=20'
    [deep]=$(encoded '/api/books?filter={"id":{"_gt":{n}}}&limit=10&fields=id,title,price,author.id,author.name,publisher.id,publisher.name,reviews.id,reviews.rating,reviews.text,reviews.replies.id,reviews.replies.text&deep={"reviews":{"limit":3,"deep":{"replies":{"limit":2}}}}')
    [related]=$(encoded '/api/reviews?filter={"book":{"pages":{"_gt":{n}},"author":{"country":{"_eq":"Japan"}}}}&sort=-createdAt&limit=20')
    [aggregate]=$(encoded '/api/books?filter={"price":{"_gt":{n}}}&groupBy=publisher&aggregate={"price":{"sum":true,"avg":true,"count":true}}&having={"count":{"_gt":20}}&limit=20')
    [cursor10]='/api/measurements?first=20&after={cursor}'
    [cursor100000]='/api/measurements?first=20&after={cursor}'
    [view]='/api/views/dear_books?above={n}'
    [insert]='/api/reviews'
    [bulk]='/api/loans'
    [stream]='/api/measurements?limit=-1')
declare -A lowest=([related]=80 [aggregate]=92)
declare -A highest=([get]=100000 [filter]=90 [tree]=40000 [deep]=39990 [related]=900 [aggregate]=96 [view]=90 [insert]=100000)
declare -A rows_of=([bulk]=10000 [stream]=1000000)
insert_body='{"book":{n},"rating":4,"text":"Measured, and found to be long enough for a review."}'

lowest_of() { echo "${lowest[$1]:-1}"; }
highest_of() { echo "${highest[$1]:-1}"; }

make_bulk_body() {
    awk -v n="${rows_of[bulk]}" 'BEGIN {
        printf "["
        for (i = 1; i <= n; i++)
            printf "%s{\"book\":%d,\"borrower\":\"Reader %d\",\"lentOn\":\"2026-%02d-%02d\",\"days\":%d}", (i > 1 ? "," : ""),
                1 + i * 7919 % 100000, i, 1 + i % 12, 1 + i % 28, 7 + i % 21
        printf "]"
    }' >"$work/bulk.json"
}
