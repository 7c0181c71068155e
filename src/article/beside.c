/* Files of an archive that say of the others whose they are, and what "tweets.js" has cut off: beside a source, or packed
 * with it. */
#include "article/beside.h"
#include "article/json/json_long.h"
#include "article/lines/prose.h"
#include "article/posts/post_text.h"
#include "article/posts/tweet_fields.h"
#include "article/posts/tweet_json.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

enum { ACCOUNT_MOST = 64 * 1024, NOTES_MOST = 8 * 1024 * 1024, UP_MOST = 3 };

/* What the names of sources begin with, and where a file stands that tells more of them, from their folder or one above. */
static const struct neighbour {
    const char *source, *file;
    unsigned up;
} neighbours[] = {
    {"tweet", "account.js", 0},
    {"tweet", "note-tweet.js", 0},
    {"note-tweet", "account.js", 0},
    {"outbox.json", "actor.json", 0},
    {"your_posts", "profile_information/profile_information.json", UP_MOST},
    {"posts_", "profile_information/profile_information.json", UP_MOST},
    {"comments", "profile_information/profile_information.json", UP_MOST},
    {"posts_", "personal_information/personal_information.json", UP_MOST},
    {"reels", "personal_information/personal_information.json", UP_MOST},
    {"stories", "personal_information/personal_information.json", UP_MOST},
    {"threads_and_replies", "personal_information/personal_information.json", UP_MOST},
};
enum { NEIGHBOURS = sizeof neighbours / sizeof *neighbours };

/* ---- what they say ---- */

static dl_slice text_at(dl_arena *arena, const json_t *object, const char *const *paths)
{
    static const dl_json_long none = {NULL, 0};
    for (; *paths; paths++) {
        const json_t *value = dl_tweet_member(object, *paths);
        if (json_string_length(value))
            return dl_post_mended(arena, dl_prose_trim(dl_json_text(&none, arena, value)));
    }
    return (dl_slice){NULL, 0};
}

static json_t *load(dl_slice text)
{
    size_t begin = 0;
    while (begin < text.size && text.data[begin] != '[' && text.data[begin] != '{')
        begin++;
    return json_loadb(text.data ? text.data + begin : "", text.size - begin, JSON_DISABLE_EOF_CHECK, NULL);
}

/* X, Mastodon, Facebook, Instagram. */
static void take_account(dl_account *out, dl_arena *arena, dl_slice text)
{
    static const char *const names[] = {"account.accountDisplayName",
                                        "profile_v2.name.full_name",
                                        "profile.name.full_name",
                                        "string_map_data.Name.value",
                                        "name",
                                        NULL};
    static const char *const handles[] = {"account.username",
                                          "preferredUsername",
                                          "profile_v2.username",
                                          "profile.username",
                                          "string_map_data.Username.value",
                                          "username",
                                          NULL};
    json_t *root = load(text);
    const json_t *object = json_is_array(root) ? json_array_get(root, 0) : root,
                 *user = json_object_get(object, "profile_user");
    object = json_is_array(user) ? json_array_get(user, 0) : object;
    out->name = text_at(arena, object, names);
    out->handle = text_at(arena, object, handles);
    json_decref(root);
}

static bool is_notes(dl_slice name)
{
    return dl_slice_starts(name, DL_LITERAL("note-tweet"));
}

static void take(dl_run *run, dl_slice name, dl_slice text)
{
    if (is_notes(name))
        dl_notes_parse(&run->owner, &run->arena, text);
    else
        take_account(&run->owner, &run->arena, text);
}

/* ---- where they are ---- */

bool dl_beside_is(dl_slice path)
{
    for (size_t i = 0; i < NEIGHBOURS; i++) {
        const dl_slice file = dl_slice_of(neighbours[i].file);
        if (dl_slice_ends(path, file) && (path.size == file.size || strchr("/!", path.data[path.size - file.size - 1])))
            return true;
    }
    return false;
}

size_t dl_beside_most(dl_slice path)
{
    return dl_slice_ends(path, DL_LITERAL("note-tweet.js")) ? NOTES_MOST : ACCOUNT_MOST;
}

void dl_beside_take(dl_run *run, dl_slice path, dl_slice text)
{
    size_t begin = path.size;
    while (begin && path.data[begin - 1] != '/')
        begin--;
    take(run, dl_slice_cut(path, begin, path.size), text);
}

bool dl_beside_wanted(dl_slice name)
{
    for (size_t i = 0; i < NEIGHBOURS; i++)
        if (dl_slice_starts(name, dl_slice_of(neighbours[i].source)))
            return true;
    return false;
}

/* False: there is no such file. */
static bool take_file(dl_run *run, const char *path)
{
    dl_buffer content = DL_BUFFER_EMPTY;
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const size_t most = dl_beside_most(dl_slice_of(path));
    if (file < 0)
        return false;
    for (ssize_t got = 1; got > 0 && content.size < most;) {
        char *room = dl_buffer_reserve(&content, ACCOUNT_MOST);
        got = room ? read(file, room, ACCOUNT_MOST) : 0;
        content.size += got > 0 ? (size_t)got : 0;
    }
    close(file);
    if (content.size)
        dl_beside_take(run, dl_slice_of(path), dl_buffer_slice(&content));
    dl_buffer_free(&content);
    return true;
}

void dl_beside_read(dl_run *run)
{
    const char *path = run->source->path, *slash = strrchr(path, '/');
    const size_t folder = slash ? (size_t)(slash + 1 - path) : 0;
    for (size_t i = 0; i < NEIGHBOURS; i++) {
        bool found = strncmp(path + folder, neighbours[i].source, strlen(neighbours[i].source)) != 0;
        for (unsigned up = 0; !found && up <= neighbours[i].up; up++) {
            dl_buffer beside = DL_BUFFER_EMPTY;
            dl_buffer_printf(&beside, "%.*s%.*s%s", (int)folder, path, (int)(3 * up), "../../../", neighbours[i].file);
            found = !beside.failed && take_file(run, beside.data);
            dl_buffer_free(&beside);
        }
    }
}
