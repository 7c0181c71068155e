# The public interface: headers, symbols, the example, and what an installation gives to others.
setup_file() { cmake --install "$BUILD" --prefix "$BATS_FILE_TMPDIR/prefix" >/dev/null; }

@test "every header compiles alone as strict C17 and as C++17" {
    for header in "$PROJECT"/include/dateline/*.h; do
        cc -std=c17 -pedantic-errors -Wall -Wextra -Werror -I"$PROJECT/include" -fsyntax-only -x c "$header"
        c++ -std=c++17 -pedantic-errors -Wall -Wextra -Werror -I"$PROJECT/include" -fsyntax-only -x c++ "$header"
    done
}
@test "the library shows dateline_* and nothing else" {
    symbols=$(nm -D --defined-only "$(find "$BATS_FILE_TMPDIR/prefix" -name libdateline.so)" | awk '{print $3}')
    [ -n "$symbols" ]
    ! grep -v '^dateline_' <<<"$symbols"
}
@test "no two modules have a name in common, so that they can be one program" {
    names=$(nm -g --defined-only "$BUILD"/src/*/libdl_*.a | awk 'NF == 3 && $3 ~ /^dl_/ {print $3}')
    [ -n "$names" ]
    [ -z "$(sort <<<"$names" | uniq -d)" ]
}
@test "only src/store knows Xapian" {
    ! grep -rl 'xapian.h' "$PROJECT/src" "$PROJECT/include" | grep -v '/src/store/'
}
@test "a program outside the tree builds with CMake and with pkg-config, and works" {
    [ -z "$SANITIZED" ] || skip "the installed library is sanitized, the program would not be"
    prefix=$BATS_FILE_TMPDIR/prefix
    cmake -S "$PROJECT/tests/api/outside" -B "$BATS_TEST_TMPDIR/b" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
    cmake --build "$BATS_TEST_TMPDIR/b" >/dev/null
    pc=$(dirname "$(find "$prefix" -name dateline.pc)")
    flags=$(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs dateline)
    cc "$PROJECT/tests/api/example.c" $flags -Wl,-rpath,"$(dirname "$pc")" -o "$BATS_TEST_TMPDIR/p"
    for program in "$BATS_TEST_TMPDIR/b/outside" "$BATS_TEST_TMPDIR/p"; do
        run "$program" "$BATS_TEST_TMPDIR/i" "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt" "Tajikistan chairmanship"
        [ "$status" -eq 0 ]
        [ "${lines[0]}" = "19 passages" ]
        [[ "${lines[1]}" == "paragraph: 3 marked: Senator Dar also met Tajikistan"* ]]
    done
}
@test "man pages, documents and completions are installed" {
    prefix=$BATS_FILE_TMPDIR/prefix
    [ -s "$prefix/share/doc/dateline/docs/QUERY.md" ]
    [ -s "$prefix/share/man/man1/dateline-search.1" ]
    [ -s "$prefix/share/bash-completion/completions/dateline" ]
    [ -x "$prefix/bin/dateline" ]
    "$prefix/bin/dateline" version | grep -q '^dateline 0'
}
