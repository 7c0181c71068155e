#!/bin/sh
# The files and folders that the documents name between ` are there: named.sh, in the project's folder.
set -eu
top=$(cd src && echo */ | sed 's,/ *,|,g')
names=$(mktemp)
trap 'rm -f "$names"' EXIT
grep -o '`[^`]*`' README.md docs/*.md index/README.md | tr -d '`' |
    grep -E ":((src|tests|include|tools|docs|${top}html)/|[a-z0-9_./-]+\.(c|cc|h|sh|map|tsv|service)(\$|:))" >"$names"
[ "$(wc -l <"$names")" -gt 100 ] || { echo "not ok: too few names to believe it" >&2; exit 1; }
known=$(find README.md COPYING CMakeLists.txt docs src include tests tools | sed 's,.*,/&/,')
failed=0
while IFS=: read -r document name; do
    case $name in *\**) continue ;; esac
    name=${name%%[ :]*}
    printf '%s\n' "$known" | grep -qF "/${name%/}/" || { echo "$document: $name is not there" >&2; failed=1; }
done <"$names"
exit $failed
