/* Short texts around articles in Chinese. */
#include "article/html/labels/label_east.h"
#include "article/lines/east_name.h"
#include "util/ascii.h"
#include "util/utf8.h"

#include <stdio.h>
#include <strings.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))
#define OPENS(text, words) opens(text, words, COUNT(words))
#define HOLDS(text, words) holds(text, words, COUNT(words))
#define ENDS(text, words) ends(text, words, COUNT(words))

static bool opens(dl_slice text, const char *const *words, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = text.size >= strlen(words[i]) && strncasecmp(text.data, words[i], strlen(words[i])) == 0;
    return found;
}

static bool ends(dl_slice text, const char *const *words, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = dl_slice_ends(text, dl_slice_of(words[i]));
    return found;
}

/* How many of the words stand in a text. */
static size_t holds(dl_slice text, const char *const *words, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += dl_slice_find(text, words[i]) != SIZE_MAX;
    return found;
}

/* Whether a Chinese character stands in it. */
static bool is_east(dl_slice text)
{
    for (size_t at = 0, size; at < text.size; at += size)
        if (dl_html_is_han(dl_utf8_decode(text, at, &size)))
            return true;
    return false;
}

/* Without the brackets, points and blanks that stand before it. */
static dl_slice without_front(dl_slice text)
{
    static const char *const signs[] = {"[", "(", "（", "【", "〔", "［", "•", "·", "■", "▲", "*", "－", "-", " ", "\u3000"};
    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; i < COUNT(signs) && !cut; i++)
            if (dl_slice_starts(text, dl_slice_of(signs[i]))) {
                text = dl_slice_cut(text, strlen(signs[i]), text.size);
                cut = true;
            }
    }
    return text;
}

/* ---- tools ---- */

/* The numbers of an article's parts, from the first on, with or without what leads to the one before and behind: "1 2 3",
 * "上一页 123 下一页". */
static bool is_parts(dl_slice text)
{
    enum { MOST = 150 };
    static const char *const steps[] = {"上一页", "下一页", "上一頁", "下一頁", "首页", "首頁", "尾页", "末页", "末頁", "后一页", "前一页"};
    size_t number = 0, named = 0;
    for (size_t at = 0; at < text.size && text.size <= MOST;) {
        char next[8];
        size_t step = 0;
        for (size_t i = 0; i < COUNT(steps) && !step; i++)
            step = dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_of(steps[i])) ? strlen(steps[i]) : 0;
        const int digits = snprintf(next, sizeof next, "%zu", number + 1);
        if (step) {
            named++;
            at += step;
        } else if (dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_make(next, (size_t)digits))) {
            number++;
            at += (size_t)digits;
        } else if (memchr(" []()|<>.", text.data[at], 9)) {
            at++;
        } else {
            return false;
        }
    }
    return number + named * 2 >= 3;
}

bool dl_html_is_label_east(dl_slice text)
{
    enum { TOOL_MOST = 100, WAY_MOST = 200 };
    static const char *const tools[] = {"字号", "字號", "字体：", "字体:", "字体大小", "字體：", "字體:", "字體大小", "调整字", "調整字", "人参与", "0人参与",
                                        "分享工具", "分享到", "分享至", "我要评论", "我要評論", "发表评论", "發表評論", "评论0", "点击图片查看",
                                        "點擊圖片", "点击查看大图", "更多>>", "advertisement】"},
                             *const ways[] = {"您所在的位置", "您当前的位置", "您的当前位置", "您的位置", "你的位置", "当前位置", "您現在的位置", "您现在的位置",
                                              "目前位置", "所在位置", "首页 >", "首頁 >", "首页>", "首頁>"};
    const dl_slice inner = without_front(text);
    return (text.size <= TOOL_MOST && OPENS(inner, tools)) || (text.size <= WAY_MOST && OPENS(inner, ways)) || is_parts(text);
}

/* ---- above the text ---- */

/* "河城晚报记者 李明", "编辑 李明 校对 王强": a house, what they are, and names of two or three characters. */
static bool names_reporters(dl_slice text)
{
    enum { MOST = 60, HOUSE_MOST = 30, NAME_LEAST = 6, NAME_MOST = 12 };
    static const char *const roles[] = {"记者 ", "記者 ", "记者\u3000", "編輯 ", "编辑 "};
    size_t role = SIZE_MAX, size = 0;
    for (size_t i = 0; i < COUNT(roles) && text.size <= MOST && role == SIZE_MAX; i++) {
        role = dl_slice_find(text, roles[i]);
        size = strlen(roles[i]);
    }
    if (role == SIZE_MAX || role > HOUSE_MOST)
        return false;
    size_t names = 0;
    for (size_t at = role + size, begin = at; at <= text.size; at++)
        if (at == text.size || text.data[at] == ' ') {
            const dl_slice name = dl_slice_cut(text, begin, at);
            for (size_t k = 0, length; k < name.size; k += length)
                if (!dl_html_is_han(dl_utf8_decode(name, k, &length)))
                    return false;
            if (name.size && (name.size < NAME_LEAST || name.size > NAME_MOST))
                return false;
            names += name.size > 0;
            begin = at + 1;
        }
    return names > 0;
}

/* Whether a year, a month and a day stand there in figures: "2012年01月12日", "2012-1-17", "2012/1/17". */
static bool holds_day(dl_slice text)
{
    static const char *const marks[] = {"年", "-", "/", "."};
    for (size_t at = 0; at + 6 < text.size; at++) {
        const char *year = text.data + at;
        if (year[0] != '2' || (at && dl_is_digit(year[-1])) || !dl_is_digit(year[1]) || !dl_is_digit(year[2]) || !dl_is_digit(year[3]))
            continue;
        for (size_t i = 0; i < COUNT(marks); i++) {
            size_t month = at + 4 + strlen(marks[i]);
            month += month < text.size && text.data[month] == ' ';
            if (dl_slice_starts(dl_slice_cut(text, at + 4, text.size), dl_slice_of(marks[i])) && month < text.size && dl_is_digit(text.data[month]))
                return true;
        }
    }
    return false;
}

/* "16:30" */
static bool holds_clock(dl_slice text)
{
    for (size_t at = 1; at + 2 < text.size; at++)
        if (text.data[at] == ':' && dl_is_digit(text.data[at - 1]) && dl_is_digit(text.data[at + 1]) && dl_is_digit(text.data[at + 2]))
            return true;
    return false;
}

/* "記者李明／台北報導", "【河城日報／記者李明／台北報導】", "國際中心／綜合報導" */
static bool is_byline(dl_slice text)
{
    enum { MOST = 100 };
    static const char *const fronts[] = {"文/圖", "文/图", "文／圖", "文／图"};
    static const char *const reports[] = {"報導", "報導】", "报道", "报道】", "報道", "報道】", "報導）", "报道）"}, *const parts[] = {"／", "/"};
    return names_reporters(text) || (text.size <= MOST && (OPENS(text, fronts) || (ENDS(text, reports) && HOLDS(text, parts))));
}

bool dl_html_is_line_east(dl_slice text)
{
    enum { LINE_MOST = 260 };
    static const char *const sentences[] = {"。", "！", "？"},
                             *const labels[] = {"来源", "來源", "作者", "编辑", "編輯", "字号", "字號", "字体", "字體", "参与", "评论", "評論", "稿源", "出处",
                                                "出處", "时间", "時間", "栏目", "欄目", "关键字", "關鍵字", "阅读", "閱讀", "打印", "列印", "收藏", "链接"};
    if (text.size > LINE_MOST || HOLDS(text, sentences))
        return false;
    const size_t said = HOLDS(text, labels);
    return is_byline(text) || (holds_day(text) && (said || holds_clock(text)) && is_east(text)) || (said >= 3);
}

/* ---- below the text ---- */

/* An invitation to follow the site elsewhere. */
static bool invites(dl_slice text)
{
    enum { MOST = 700 };
    static const char *const places[] = {"Facebook", "facebook", "FACEBOOK", "Google plus", "Google+", "Plurk", "Twitter", "twitter", "微信", "微博", "客户端"},
                             *const calls[] = {"我們的專頁", "按讚", "按赞", "按 讚", "粉絲團", "快點到", "關注我們", "关注我们", "follow 我", "Like", "扫描", "掃描",
                                               "扫一扫", "正式登陸", "短信爆料"};
    return text.size <= MOST && HOLDS(text, places) && HOLDS(text, calls);
}

bool dl_html_is_closing_east(dl_slice text)
{
    enum { LINE_MOST = 320, NOTICE_MOST = 1500, NOTE_MOST = 90 };
    static const char *const lines[] = {"转载请注明", "轉載請註明", "责任编辑", "責任編輯", "责编", "責編", "本文来源", "本文來源", "本文来自", "本文來自", "原题为", "原題為", "原标题为", "信息来源于网络", "资料来源", "資料來源", "采写：", "采写:", "撰文：", "校对：", "校對：", "图片来自网络", "圖片來自網絡",
                                        "内容由", "內容由", "稿源：", "稿源:", "来源：", "来源:", "來源：", "來源:", "作者：", "作者:", "编辑：", "编辑:",
                                        "編輯：", "編輯:", "关键字：", "关键字:", "關鍵字：", "關鍵字:", "关键词：", "关键词:", "标签：", "标签:", "標籤：",
                                        "更多精彩", "点击进入", "點擊進入", "请您对", "您对", "/ 人已", "电话：", "電話：", "3g.", "wap.", "微博推荐", "联系方式", "聯係方式", "聯絡方式"},
                             *const notices[] = {"免责声明", "免責聲明", "声明：", "声明:", "聲明：", "聲明:", "特别声明", "郑重声明", "版权声明", "版權聲明", "版权所有",
                                                 "版權所有", "本文版权", "未经授权", "未經授權", "如有侵权", "如有侵權", "凡注明", "凡本网", "凡本網", "网易声明", "如因作品", "如因版权", "如因版權"},
                             *const notes[] = {"编辑）", "编辑)", "編輯）", "編輯)", "撰稿）", "撰稿)", "编译）", "编译)", "編譯）", "編譯)"},
                             *const heads[] = {"免责声明", "免責聲明", "免责声明：", "免責聲明：", "免责声明:", "免責聲明:"},
                             *const opening[] = {"(", "（"};
    const dl_slice inner = without_front(text);
    return (text.size <= NOTE_MOST && ENDS(text, heads)) || (text.size <= LINE_MOST && OPENS(inner, lines)) || (text.size <= NOTICE_MOST && OPENS(inner, notices)) ||
           (text.size <= NOTE_MOST && OPENS(text, opening) && ENDS(text, notes)) || names_reporters(text) || invites(text);
}

/* ---- pictures ---- */

bool dl_html_is_caption_east(dl_slice text)
{
    enum { MOST = 600, BRIEF = 150 };
    static const char *const fronts[] = {"圖說", "图说", "圖為", "图为", "圖：", "图：", "▲", "资料图", "資料圖"},
                             *const tails[] = {"摄", "攝", "摄）", "摄)", "攝）", "攝)", "供图", "供圖", "供图）", "供圖）", "资料图", "資料圖", "资料图)", "资料图）",
                                               "資料圖)", "資料圖）", "資料圖片", "资料图片", "資料照片", "资料照片"};
    return (text.size <= MOST && OPENS(text, fronts)) || (text.size <= BRIEF && ENDS(text, tails));
}
