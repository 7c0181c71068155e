# Waiting for what shall happen, as long as a busy machine may need.

# Tries a command until it is true, for a minute.
until_true() { for _ in $(seq 600); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 0.1; done; echo "never: $*"; cat out err 2>/dev/null; return 1; }
# A process that holds the lock of an index until it is killed: $holder.
hold_lock() { (exec 9<>"$1/lock"; flock 9; exec sleep 600) 3>&- & holder=$!; until_true is_locked "$1"; }
is_locked() { ! flock -n "$1/lock" true; }
