/* Finding "account.js". */
#include "article/reading.h"
#include "article/tweet_json.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { ACCOUNT_MOST = 64 * 1024 };

void dl_reading_account(dl_reading *reading)
{
    if (!dl_reading_want(reading, ACCOUNT_MOST))
        dl_account_parse(&reading->run->owner, &reading->run->arena, dl_reading_rest(reading));
}

void dl_reading_account_beside(dl_run *run)
{
    const char *path = run->source->path, *slash = strrchr(path, '/');
    dl_buffer beside = DL_BUFFER_EMPTY;
    size_t folder = slash ? (size_t)(slash + 1 - path) : 0;
    if (strncmp(path + folder, "tweet", 5) != 0 && strncmp(path + folder, "note-tweet", 10) != 0)
        return;
    dl_buffer_printf(&beside, "%.*saccount.js", (int)folder, path);
    int file = beside.failed ? -1 : open(beside.data, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    dl_buffer_clear(&beside);
    char *room = dl_buffer_reserve(&beside, ACCOUNT_MOST);
    ssize_t got = file >= 0 && room ? read(file, room, ACCOUNT_MOST) : 0;
    if (got > 0)
        dl_account_parse(&run->owner, &run->arena, dl_slice_make(room, (size_t)got));
    if (file >= 0)
        close(file);
    dl_buffer_free(&beside);
}
