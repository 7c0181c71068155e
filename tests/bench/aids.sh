#!/bin/sh
# What the aids of a search cost: CPU milliseconds a query, on one core, with an index and a file of queries.
#   tests/bench/aids.sh INDEX QUERIES [PROGRAM]
set -eu
[ $# -ge 2 ] || { echo "usage: tests/bench/aids.sh INDEX QUERIES [PROGRAM]" >&2; exit 2; }
index=$1 queries=$2 program=${3:-build/test/bin/dateline}
count=$(wc -l <"$queries")
row() { # name, options...
    name=$1
    shift
    for round in 1 2 3; do
        { bash -c "TIMEFORMAT='%U %S'; time taskset -c 0 '$program' search -q --index '$index' --batch '$queries' $* >/dev/null" 2>&1; } || true
    done | awk -v name="$name" -v count="$count" '
        { spent = ($1 + $2) * 1000 / count; if (NR == 1 || spent < least) least = spent }
        END { printf "%-28s %8.2f\n", name, least }'
}
row 'ten hits' --suggest 0 --duplicates show
row 'duplicates folded' --suggest 0
row 'histogram' --suggest 0 --duplicates show --histogram
row 'all facets' --suggest 0 --duplicates show --facets
row 'expanded' --suggest 0 --duplicates show --expand
# Each query with its second letter doubled: most of these words are nowhere.
misspelt=$(mktemp)
trap 'rm -f "$misspelt"' EXIT
sed 's/^\(.\)\(.\)/\1\2\2/' "$queries" >"$misspelt"
queries=$misspelt
row 'misspelt, no suggestions' --suggest 0 --duplicates show
row 'misspelt, three suggestions' --suggest 3 --duplicates show
