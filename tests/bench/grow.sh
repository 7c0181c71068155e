#!/bin/sh
# What an index costs as it grows: tests/bench/grow.sh [COLLECTION], a folder of ../shared/collections/news; default
# wikipedia_en_2016. The first $ARTICLES (6000), a file each: four fifths are indexed, then the last fifth comes, then one
# file of 100 changes, then so $UPDATES (40) times others, and all is rebuilt. Prints processor seconds, and what each
# update is of a rebuild.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/scratch.sh
count=${ARTICLES:-6000}
mkdir first last c
articles "${1:-wikipedia_en_2016}" | head -n "$count" >all
head -n $((count * 4 / 5)) all | (cd first && split -l 1 -a 5 -d --additional-suffix=.json)
tail -n $((count / 5)) all | (cd last && split -l 1 -a 5 -d --additional-suffix=.json - y)
mv first c/first
sleep 1.1 # a file that changes in the second of a run is looked at again

# run NAME OPTION...: one run over c
run() {
    name=$1
    shift
    measured "$dateline" index -q --index index "$@" c >/dev/null
    awk -v name="$name" -v disk="$(du -sb index | cut -f1)" '
        {printf "%-28s %7.2f s  peak %4.0f MB  index %6.1f MB\n", name, $1, $3 / 1024, disk / 1e6}' time
    seconds=$(awk '{print $1}' time)
}
run "new, four fifths"
mv last c/last
sleep 1.1
run "the last fifth comes"
added=$seconds
# change NUMBER: other files each time; time stamps that no run is near to
change() {
    ls c/*/*.json | awk -v first="$1" 'NR % 100 == first % 100' >changing
    xargs sed -i "s/\"text\": \"/\"text\": \"Changed the $1th time. /" <changing
    xargs touch -d "2020-01-01 + $1 hours" <changing
}
change 1
run "one in 100 changes"
changed=$seconds
updates=${UPDATES:-40}
all=0 largest=0
for number in $(seq 2 $((updates + 1))); do
    change "$number"
    run "one in 100 changes" >line
    all=$(echo "$all $seconds" | awk '{print $1 + $2}')
    largest=$(du -sb index | awk -v largest="$largest" '{print ($1 > largest) ? $1 : largest}')
done
[ "$updates" -eq 0 ] || tail -n 1 line
run "rebuild" --rebuild
awk -v added="$added" -v changed="$changed" -v rebuilt="$seconds" -v all="$all" -v updates="$updates" -v largest="$largest" \
    -v disk="$(du -sb index | cut -f1)" 'BEGIN {
    printf "of a rebuild: a fifth more %.0f %%, one in 100 changed %.1f %%\n", 100 * added / rebuilt, 100 * changed / rebuilt
    if (updates > 0)
        printf "%d more such changes: %.1f %% each on average; the index at most %.2f times as large\n", updates,
               100 * all / updates / rebuilt, largest / disk}'
