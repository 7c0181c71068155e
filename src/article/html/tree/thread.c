/* Telling threads. */
#include "article/html/tree/thread.h"
#include "article/html/tree/class_words.h"

#include <strings.h>

static const char posts[] = "DiscussionForumPosting", answers[] = "QAPage";

/* What makes forums and nothing else. */
static const char *const programs[] = {"discourse", "vbulletin", "xenforo", "phpbb", "mybb", "nodebb", "flarum"};

/* Classes that the other programs of forums alone give to what readers wrote. */
static const char *const classes[] = {"comments_subtree", "comment-node", "nestedlisting", "commtext"};

/* Whether JSON says that something is of a type. */
static bool states(dl_slice json, const char *type)
{
    for (size_t at = 0, found; (found = dl_slice_find(dl_slice_cut(json, at, json.size), type)) != SIZE_MAX;) {
        at += found;
        if (at && (json.data[at - 1] == '"' || json.data[at - 1] == '/'))
            return true;
        at += strlen(type);
    }
    return false;
}

static bool is_of_program(const dl_html_tree *tree, uint32_t at)
{
    const dl_slice class = dl_html_attribute(tree, at, "class");
    bool found = false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes && class.size && !found; i++)
        found = dl_html_has_class(tree, at, classes[i]);
    return found;
}

static bool is_program(dl_slice name)
{
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (name.size >= strlen(programs[i]) && strncasecmp(name.data, programs[i], strlen(programs[i])) == 0)
            return true;
    return false;
}

dl_html_thread dl_html_thread_of(const dl_html_tree *tree)
{
    dl_html_thread found = DL_HTML_NO_THREAD;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT)
            continue;
        dl_slice type = {NULL, 0};
        if (dl_html_is(tree, i, GUMBO_TAG_META)) {
            if (dl_slice_is(dl_html_attribute(tree, i, "name"), "generator") &&
                is_program(dl_html_attribute(tree, i, "content")))
                return DL_HTML_POSTS;
        } else if (!dl_html_is(tree, i, GUMBO_TAG_SCRIPT)) {
            if (is_of_program(tree, i))
                return DL_HTML_POSTS;
            type = dl_html_attribute(tree, i, "itemtype");
        } else if (i + 1 < tree->nodes[i].end &&
                   dl_slice_is(dl_html_attribute(tree, i, "type"), "application/ld+json")) {
            type = dl_html_node_text(tree, i + 1);
        }
        if (type.size && states(type, posts))
            return DL_HTML_POSTS;
        if (type.size && states(type, answers))
            found = DL_HTML_ANSWERS;
    }
    return found;
}

bool dl_html_is_about_post(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"signature", "postprofile", "reputation", "votecell", "userinfo", "userblock"};
    static const char *const whole[] = {"message-user", "message-cell--user", "messageUserInfo", "user-info",
                                        "user-details", "user-statistics",    "post-likes",      "ipsReact",
                                        "tagline",      "flat-list",          "comhead",         "voters",
                                        "midcol",       "person-listing",     "moment-time",     "subline",
                                        "byline",       "panestack-title",    "navs"};
    bool found = dl_html_class_has(tree, at, words, sizeof words / sizeof *words);
    for (size_t i = 0; !found && i < sizeof whole / sizeof *whole; i++)
        found = dl_html_has_class(tree, at, whole[i]);
    return found;
}
