/* What readers wrote below an article. */
#include "article/html/content/replies.h"
#include "article/html/tree/texts.h"

enum { SHORTEST = 4, LONGEST = 60 }; /* bytes of an offer */

/* In the form of dl_html_key. */
static const char *const offers[] = {
    "reply", "replytothis", "replytothiscomment", "replytocomment", "reportabuse", "reportthis", "reportthiscomment", "reportcomment",
    "flagasoffensive", "flagasinappropriate", "flagthiscomment",
    "antworten", "kommentarmelden", "missbrauchmelden",
    "répondre", "répondreàcecommentaire", "signalerunabus", "signaleruncontenu", "signalercecommentaire",
    "responder", "denunciar", "denunciarcomentario", "reportarabuso", "responderaestecomentario",
    "rispondi", "segnalaabuso", "segnalaunabuso", "segnalacommento",
    "beantwoorden", "meldmisbruik", "svara", "anmälinlägg", "vastaa", "ilmoitaasiatonviesti",
    "odpowiedz", "odpowiedzi", "odpowiedznatenkomentarz", "cytuj", "zgłoś", "zgłośnadużycie", "zgłośnaruszenie", "zgłośnaruszenieregulaminu",
    "zgłośdomoderacji", "zgłośdomoderatora", "zgłośkomentarz", "odpovědět", "odpovedať", "nahlásit", "nahlásiť", "válasz",
    "ответить", "ответитьнакомментарий", "цитировать", "пожаловаться", "пожаловатьсянакомментарий", "сообщитьмодератору",
    "сообщитьонарушении", "відповісти", "цитувати", "поскаржитися", "адказаць", "отговор", "отговори", "одговори", "odgovori",
    "απάντηση", "απάντησε", "αναφορά", "αναφοράσχολίου", "yanıtla", "cevapla", "şikayetet", "trảlời", "balas",
    "回复", "回覆", "举报", "舉報", "檢舉", "返信", "通報", "답글", "답글쓰기"};

/* Whether node `at` is an offer, all that its element says, but for signs and numbers: "[Odpowiedz]", "Reply (2)". */
static bool is_offer(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    const dl_slice all = dl_html_node_text(tree, at), text = dl_slice_trim(all);
    if (text.size < SHORTEST || text.size > LONGEST || tree->nodes[tree->nodes[at].parent].text != all.size)
        return false;
    dl_slice key = dl_html_key(arena, text);
    while (key.size && key.data[key.size - 1] >= '0' && key.data[key.size - 1] <= '9')
        key.size--;
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        if (key.size && key.data[0] == offers[i][0] && dl_slice_is(key, offers[i])) /* most end with the first */
            return true;
    return false;
}

/* Bytes of the text between a heading that says the headline, a key, and element `at`. */
static size_t told_before(dl_arena *arena, const dl_html_tree *tree, uint32_t at, dl_slice key)
{
    enum { RAW_MOST = 1000, LINE = 60 }; /* bytes of a heading, of a text that counts */
    bool shown = false;
    size_t text = 0;
    for (uint32_t i = 0; i < at && key.size; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        const dl_slice own = dl_slice_trim(dl_html_node_text(tree, i));
        if (dl_html_is_no_text(tree, i))
            i = tree->nodes[i].end - 1;
        else if (shown)
            text += own.size >= LINE && !dl_html_is(tree, tree->nodes[i].parent, GUMBO_TAG_A) ? own.size : 0;
        else
            shown = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 && tree->nodes[i].text >= key.size &&
                    tree->nodes[i].text <= RAW_MOST &&
                    dl_slice_starts(dl_html_key(arena, dl_html_element_text(arena, tree, i)), key);
    }
    return text;
}

/* Whether element `at` holds the headline, while no longer text is told above it, or before its first offer more than is said
 * between others. */
static bool holds_article(dl_arena *arena, const dl_html_tree *tree, uint32_t at, dl_slice title)
{
    enum { AHEAD_MOST = 1500, TIMES = 3, TOLD_LEAST = 300 };
    const dl_slice key = dl_html_key(arena, title);
    size_t ahead = 0, since = 0, most = 0;
    bool met = false, headline = false;
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        const dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        headline |= dl_html_is(tree, i, GUMBO_TAG_H1);
        if (dl_html_is_no_text(tree, i)) {
            i = tree->nodes[i].end - 1;
        } else if (text.size && is_offer(arena, tree, i)) {
            ahead = met ? ahead : since;
            most = met && since > most ? since : most;
            since = 0;
            met = true;
        } else {
            headline |= !met && text.size >= key.size && text.size <= 2 * title.size &&
                        dl_slice_equal(dl_html_key(arena, text), key);
            since += text.size;
        }
    }
    const size_t told = headline ? told_before(arena, tree, at, key) : 0;
    return (headline && (told < TOLD_LEAST || told < 2 * ahead)) || (ahead > AHEAD_MOST && ahead > most * TIMES);
}

uint32_t dl_html_replies(dl_arena *arena, const dl_html_tree *tree, dl_slice title)
{
    enum { LEAST = 2 };
    uint32_t around = 0;
    size_t count = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (dl_html_is_no_text(tree, i) || dl_html_is(tree, i, GUMBO_TAG_HEAD)) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        if (!is_offer(arena, tree, i))
            continue;
        around = count++ ? around : tree->nodes[i].parent;
        while (around && i >= tree->nodes[around].end)
            around = tree->nodes[around].parent;
    }
    if (count < LEAST || dl_html_is(tree, around, GUMBO_TAG_BODY) || holds_article(arena, tree, around, title))
        return 0;
    return around;
}
