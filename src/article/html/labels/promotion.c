/* Invitations. */
#include "article/html/labels/promotion.h"
#include "article/html/labels/opens.h"

#include <strings.h>

enum { MOST = 400, SHORT = 240 };

/* What opens a sentence that invites, and where to. */
static const char *const invitations[] = {
    "follow ",
    "you can also follow ",
    "like us",
    "subscribe",
    "sign up",
    "download",
    "join us",
    "join our",
    "get the best of ",
    "folge ",
    "folgt ",
    "folgen sie",
    "abonnier",
    "zapraszamy",
    "s\u00EDguenos",
    "sigue ",
    "s\u00EDganos",
    "suscr\u00EDb",
    "\u00FAnete",
    "\u00FAnase",
    "descarg",
    "siga ",
    "siga-nos",
    "inscreva-se",
    "assine",
    "participe",
    "suivez",
    "abonnez",
    "t\u00E9l\u00E9charge",
    "rejoignez",
    "seguici",
    "segui ",
    "iscriviti",
    "scarica ",
    "volg ons",
    "abonneer",
    "obserwuj",
    "subskryb",
    "\u043F\u043E\u0434\u043F\u0438\u0441\u044B\u0432\u0430\u0439"};

static const char *const places[] = {
    "twitter",     "facebook",  "instagram",  "whatsapp",  "telegram", "youtube",
    "tiktok",      "linkedin",  "threads",    "mastodon",  "bluesky",  "google news",
    "google play", "app store", "app-store",  "ios",       "android",  "newsletter",
    "apple news",  "podcast",   "subskrypcj", "prenumerat"};

static bool is_letter(char byte)
{
    char low = byte | 0x20;
    return (low >= 'a' && low <= 'z') || (unsigned char)byte >= 0x80;
}

/* "For updates, follow us on ..." */
static bool says_what_for(dl_slice text)
{
    static const char *const fors[] = {"for ", "(for "}, *const asked[] = {"follow ", "like us", "join us", "subscribe to"};
    const char *comma = DL_HTML_OPENS(text, fors) ? memchr(text.data, ',', text.size) : NULL;
    const dl_slice rest = comma ? dl_slice_cut(text, (size_t)(comma - text.data) + 1, text.size) : dl_slice_of(NULL);
    return DL_HTML_OPENS(dl_slice_trim(rest), asked);
}

/* Where the first sentence begins that invites, or SIZE_MAX. */
static size_t find_invitation(dl_slice text)
{
    bool begins = true;
    for (size_t at = 0; at < text.size; at++) {
        char byte = text.data[at];
        if (begins && byte != ' ' &&
            dl_html_opens(dl_slice_cut(text, at, text.size), invitations,
                          sizeof invitations / sizeof *invitations))
            return at;
        begins =
            byte == '.' || byte == '!' || byte == '?' || byte == ':' || (begins && byte == ' ');
    }
    return SIZE_MAX;
}

/* How many of the places stand in `text`, each at the beginning of a word. */
static size_t count_places(dl_slice text)
{
    size_t found = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t size = strlen(places[i]);
        for (size_t at = 0; at + size <= text.size; at++)
            if (strncasecmp(text.data + at, places[i], size) == 0 &&
                (!at || !is_letter(text.data[at - 1]))) {
                found++;
                break;
            }
    }
    return found;
}

bool dl_html_is_promotion(dl_slice text)
{
    size_t invited = text.size > MOST ? SIZE_MAX : says_what_for(text) ? 0 : find_invitation(text);
    if (invited == SIZE_MAX || (invited && text.size > SHORT))
        return false;
    return count_places(text) >= (invited ? 2 : 1);
}
