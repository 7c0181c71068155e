/* Houses among those who sign. */
#include "article/html/author/author_house.h"
#include "article/html/author/author_publisher.h"
#include "article/html/tree/texts.h"

#include <strings.h>

/* Who signs for what nobody signed: an account, a house, a desk. */
static bool is_house(dl_slice name)
{
    static const char *const words[] = {
        "redaktion", "gmbh", "e.v.", "verlag", "magazin", "webmaster", " inc.",     " ltd", " sp. z o.o",  "www.", " media",
        ".com",      ".de",  ".org", ".net",   "admin",   "team",      "editorial", "online",
        "网",       "社",   "电视台", "编辑",  "公司",    "频道",      "小编",      "新闻",  "日报",
        "晚报",      "網",   "編輯",   "新聞"};
    bool found = (name.size && name.data[0] == '@') || dl_html_is_host(name);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        found |= dl_html_holds_word(name, words[i]);
    return found;
}

void dl_html_drop_houses(dl_html_names *of, dl_arena *arena, const dl_html_site *site, dl_slice house)
{
    size_t kept = 0, houses = 0;
    for (size_t i = 0; i < of->count; i++)
        if (!dl_html_names_site(arena, site, of->items[i]) &&
            (dl_html_is_person(of->items[i]) || !dl_slice_equal(of->items[i], house))) {
            houses += is_house(of->items[i]);
            of->items[kept++] = of->items[i];
        }
    of->count = houses == kept ? 0 : kept;
    kept = 0;
    for (size_t i = 0; i < of->count; i++)
        if (!dl_html_is_host(of->items[i]))
            of->items[kept++] = of->items[i];
    of->count = kept;
}

bool dl_html_house_signs(const dl_html_names *names)
{
    static const char *const ends[] = {" news",  " press",   "-presse",     " service", " services", " agency",
                                       " times", " journal", " herald",     " post",    " gazette",  " tribune",
                                       " media", " network", " university", " online",  " staff", " nachrichten",
                                       " zeitung", " anzeiger", " tagblatt", " rundschau", " m\u00E9dia"};
    const dl_slice name = names->count == 1 ? names->items[0] : dl_slice_of(NULL);
    bool found = name.size && !dl_html_is_person(name);
    for (size_t i = 0; i < name.size; i++)
        found = found && (unsigned char)name.data[i] < 0x80; /* other scripts have no capitals */
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i]);
        found = found || (name.size > size && strncasecmp(name.data + name.size - size, ends[i], size) == 0);
    }
    return found;
}
