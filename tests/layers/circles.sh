#!/bin/sh
# No two files of the program need each other, on however long a way, and no two folders do:
# circles.sh OBJECT..., the compiled files of src/. A file needs another when it names what that one defines.
set -eu
needs=$(mktemp)
trap 'rm -f "$needs"' EXIT
nm -A -- "$@" 2>/dev/null | awk '
    {
        file = $1
        sub(/:[0-9a-f]*$/, "", file)
        sub(/.*\/src\//, "", file)
        sub(/CMakeFiles\/[^\/]*\.dir\//, "", file)
        sub(/\.o$/, "", file)
        if ($(NF - 1) ~ /^[TDRBC]$/)
            defines[$NF] = file
        else if ($(NF - 1) == "U")
            wants[++count] = file " " $NF
    }
    END {
        for (i = 1; i <= count; i++) {
            split(wants[i], want, " ")
            if (want[2] in defines && defines[want[2]] != want[1])
                print want[1], defines[want[2]]
        }
    }' | sort -u >"$needs"
[ "$(wc -l <"$needs")" -gt "$#" ] || { echo "not ok: $# objects name too little of each other to believe it" >&2; exit 1; }
failed=0
tsort "$needs" >/dev/null || failed=1
awk '{for (i = 1; i <= 2; i++) sub(/\/[^\/]*$/, "", $i); if ($1 != $2) print}' "$needs" | sort -u | tsort >/dev/null || failed=1
exit $failed
