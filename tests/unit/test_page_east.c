/* What pages in Chinese set around their articles is none of their text. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define ONE "河上的新大桥星期二通车，工程历时三年，首批汽车中午驶过大桥。"
#define TWO "市长感谢所有工人和工程师，也感谢等待已久的市民。"
#define THREE "大桥只供行人、自行车和马车使用，市政府说以后也是如此。"
#define TEXT "paragraph: " ONE "\nparagraph: " TWO "\nparagraph: " THREE "\n"
#define TITLED "<title>河城大桥星期二通车</title>"
#define HEADING "<h1>河城大桥星期二通车</h1>"
#define ALL "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define END "</article><div hidden>" /* of what every page's body is followed by */

static void test_around(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"when and where it was published, and the page's tools", TITLED,
         HEADING "<div>2025年11月18日 16:30　来源：河城晚报　参与互动(0)　【字体：↑大 ↓小】</div><article><p>字号：T|T</p><p>2025-11-18 13:08 来源:河城网</p>" ALL
                 "<p>1 2 3 4 5 6 下一页</p><p>分享工具</p>" END,
         "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"who reports from where, in a line of its own", TITLED,
         HEADING "<article><p>【河城日報／記者李明／台北報導】</p>" ALL END, "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"another headline, who wrote it, at the end who edited it and where it comes from", TITLED,
         HEADING "<article><p>　　（原标题：大桥通车）</p><p>河城晚报记者 李明</p>" ALL "<p>编辑 赵婕 校对 王强</p><p>（原题为《大桥》）</p>" END, "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"but not a sentence with a day", TITLED, HEADING "<article><p>2025年11月18日 16:30，本站记者来到河城，评论这座大桥。</p>" ALL END,
         "headline: 河城大桥星期二通车\nparagraph: 2025年11月18日 16:30，本站记者来到河城，评论这座大桥。\n" TEXT, "zh"},
        {"where the page is, and what it says of itself at the end", TITLED,
         "<article>" HEADING "<p>您所在的位置：首页 &gt; 新闻 &gt; 正文</p>" ALL
         "<p>(李明 编辑)</p><p>[责任编辑：赵婕] 标签：大桥</p><p>免责声明：本文仅代表作者个人观点，与河城网无关。</p><p>请到Facebook關注我們</p>" END,
         "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"whose works they are, and how to reach the house", "", "<article>" ALL "<p>" ONE TWO THREE "</p><p>河城网版权与免责声明：</p><p>凡本网注明“来源：河城网”的作品，版权均属于河城网，未经授权不得转载。</p><ul><li>联系方式：河城网 电话：1234567</ul>" END, TEXT "paragraph: " ONE TWO THREE "\n", "zh"},
        {"also of a page that says little", "", "<article><p>" ONE TWO THREE "</p><p>(本文来源：河城网)</p>" END, "paragraph: " ONE TWO THREE "\n", "zh"},
        {"what a picture shows, and who took it", "",
         "<article>" ALL "<p>圖說：大橋通車，市民在雨中走過。</p><p>市民走过新的大桥。 李明 摄</p>" END,
         TEXT "caption: 圖說：大橋通車，市民在雨中走過。\ncaption: 市民走过新的大桥。 李明 摄\n", "zh"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define STATED(text) TITLED "<meta name=keywords content='大桥,河城,'><meta name=description content='" text "'>"
#define SHOWN HEADING "<article>" ALL END

static void test_stated(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"the headline and key words", STATED("河城大桥星期二通车,大桥 河城"), SHOWN, "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"the headline and behind it key words", STATED("河城大桥星期二通车 大桥,河城"), SHOWN, "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"the headline, sections and the site", STATED("河城大桥星期二通车-新闻频道-河城网"), SHOWN, "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"pieces of the text between points, the headline before them",
         STATED("河城大桥星期二通车 ...首批汽车中午驶过大桥...市长感谢所有工人和工程师...市政府说以后也是如此"), SHOWN,
         "headline: 河城大桥星期二通车\n" TEXT, "zh"},
        {"but what the text does not say is a deck, without the headline", STATED("河城大桥星期二通车---工程比预计的多花了一年，市民却很高兴，因为等待已久"), SHOWN,
         "headline: 河城大桥星期二通车\ndeck: 工程比预计的多花了一年，市民却很高兴，因为等待已久\n" TEXT, "zh"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_around), cmocka_unit_test(test_stated)};
    return cmocka_run_group_tests_name("page_east", tests, NULL, NULL);
}
