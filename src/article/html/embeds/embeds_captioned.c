/* Posts of Instagram, TikTok and Facebook: a caption, and in the page's language who shared it. */
#include "article/html/embeds/embeds.h"
#include "article/html/tree/texts.h"
#include "article/network/permalink.h"

#include <ctype.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))

typedef struct caption {
    dl_html_captioned *out;
    dl_arena *arena;
    const dl_html_tree *tree;
    uint32_t at, end;
} caption;

static void add_text(const caption *of, uint32_t node)
{
    dl_html_squeeze(&of->out->text, DL_LITERAL(" "));
    dl_html_squeeze(&of->out->text, dl_html_element_text(of->arena, of->tree, node));
}

/* The first link in node `in` to somebody's page, whose name it is, or 0. */
static uint32_t profile_in(const caption *of, uint32_t in, const char *host)
{
    for (uint32_t i = in; i < of->tree->nodes[in].end; i++) {
        const dl_slice url =
            dl_html_is(of->tree, i, GUMBO_TAG_A) ? dl_html_attribute(of->tree, i, "href") : dl_slice_of(NULL);
        if (dl_slice_find(url, host) != SIZE_MAX && !dl_permalink_is_post(url))
            return i;
    }
    return 0;
}

/* "A post shared by Name (@handle) on ...", "A post shared by @handle". */
static void read_sharer(dl_html_captioned *out, dl_slice said)
{
    static const char *const openings[] = {
        "A post shared by ",           "A photo posted by ",               "A photo shared by ",
        "A video posted by ",          "A video shared by ",               "Ein Beitrag geteilt von ",
        "Ein Foto geteilt von ",       "Ein Video geteilt von ",           "Une publication partagée par ",
        "Une photo publiée par ",      "Una publicación compartida de ",   "Una publicación compartida por ",
        "Una foto publicada por ",     "Un post condiviso da ",            "Una foto pubblicata da ",
        "Uma publicação partilhada por ", "Uma publicação compartilhada por ", "Een bericht gedeeld door ",
        "Post udostępniony przez ",    "Публикация от ",
    };
    size_t sign = said.size;
    while (sign && said.data[sign - 1] != '@')
        sign--;
    if (!sign)
        return;
    size_t end = sign;
    while (end < said.size && (isalnum((unsigned char)said.data[end]) || strchr("._", said.data[end])))
        end++;
    out->handle = dl_slice_cut(said, sign, end);
    out->words = dl_slice_cut(said, end, said.size);
    const dl_slice before = dl_slice_cut(said, 0, sign - 1);
    for (size_t i = 0; i < COUNT(openings) && dl_slice_ends(before, DL_LITERAL("(")); i++)
        if (dl_slice_starts(before, dl_slice_of(openings[i])))
            out->name = dl_slice_trim(dl_slice_cut(before, strlen(openings[i]), before.size - 1));
}

/* Paragraphs, of which the last says who shared it. */
static void read_instagram(const caption *of)
{
    uint32_t last = 0;
    for (uint32_t i = of->at + 1; i < of->end; i++) {
        const dl_slice url =
            dl_html_is(of->tree, i, GUMBO_TAG_A) ? dl_html_attribute(of->tree, i, "href") : dl_slice_of(NULL);
        if (!of->out->url.size && dl_permalink_is_post(url))
            of->out->url = url;
        if (!dl_html_is(of->tree, i, GUMBO_TAG_P))
            continue;
        if (last)
            add_text(of, last);
        last = i;
    }
    const dl_slice said = last ? dl_html_element_text(of->arena, of->tree, last) : dl_slice_of(NULL);
    if (last && dl_slice_find(said, "@") == SIZE_MAX)
        add_text(of, last);
    else if (last) {
        const uint32_t profile = profile_in(of, last, "instagram.com/");
        read_sharer(of->out, said);
        if (profile)
            of->out->name = dl_html_element_text(of->arena, of->tree, profile);
    }
}

/* All but who made it and what music it has. */
static void read_tiktok(const caption *of)
{
    of->out->url = dl_html_attribute(of->tree, of->at, "cite");
    const uint32_t profile = profile_in(of, of->at, "tiktok.com/@");
    for (uint32_t i = of->at + 1; i < of->end;) {
        const bool music = dl_html_is(of->tree, i, GUMBO_TAG_A) &&
                           dl_slice_find(dl_html_attribute(of->tree, i, "href"), "/music/") != SIZE_MAX;
        if ((profile && i == profile) || music || dl_html_is_no_text(of->tree, i)) {
            i = of->tree->nodes[i].end;
            continue;
        }
        dl_html_squeeze(&of->out->text, dl_html_node_text(of->tree, i));
        i++;
    }
}

/* Paragraphs, then two links, which may stand in one, too: who, and when. */
static void read_facebook(const caption *of)
{
    for (uint32_t i = of->at + 1; i < of->end; i++) {
        if (dl_html_is(of->tree, i, GUMBO_TAG_P) &&
            !(of->out->text.size && profile_in(of, i, "facebook.com/"))) {
            add_text(of, i);
            i = of->tree->nodes[i].end - 1;
        } else if (dl_html_is(of->tree, i, GUMBO_TAG_A)) {
            dl_slice *into = of->out->name.size ? &of->out->words : &of->out->name;
            *into = dl_html_element_text(of->arena, of->tree, i);
        }
    }
}

bool dl_html_captioned_read(dl_html_captioned *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    static const struct {
        const char *class;
        void (*read)(const caption *of);
    } kinds[] = {{"instagram-media", read_instagram}, {"tiktok-embed", read_tiktok}, {"fb-post", read_facebook}};
    *out = (dl_html_captioned){.text = DL_BUFFER_EMPTY};
    const caption of = {out, arena, tree, at, tree->nodes[at].end};
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (dl_html_has_class(tree, at, kinds[i].class)) {
            kinds[i].read(&of);
            return true;
        }
    return false;
}
