/* Names in Chinese characters. */
#include "article/lines/east_name.h"

#include <unicode/uchar.h>

/* The commonest surnames, simplified and traditional. */
static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉"
    "缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查苑迟邝胥"
    "诸皇尉慕令宇端慎傅洪俞储匡褚狄鞠闻宣靖粟占扈郜郁冼"
    "張劉陳楊黃趙吳孫馬鄭羅謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閻賀龔萬錢嚴湯顏龐聶魯關蘭寧紀淩畢單駱藍饒繆簡車項連蘆麥婁竇黨宮費衛應閔"
    "鄔邊師榮叢鞏莊喬齊歐陽時農諸";

/* Whose names may have four characters. */
static const char *const two_surnames[] = {"欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "慕容",
                                           "令狐", "宇文", "端木", "司徒", "夏侯", "东方", "公孙"};

/* What is no name where names stand. */
static const char *const no_names[] = {"佚名", "匿名", "未知", "网络", "網絡", "综合", "本报", "本刊", "本网", "本站", "本文", "小编", "编辑", "原创", "转载",
                                       "管理员", "受访者", "责任", "博客", "发表", "文章", "来源", "供稿", "供图", "出自", "报道", "報道", "图片", "作者", "该作者", "查看",
                                       "不详", "暂无", "集体", "机器人", "秘书处", "编辑部", "评论员", "报道组", "编写组", "江湖",
                                       "房产", "游戏", "高清", "高校", "文化", "文娱", "时尚", "时评", "时政", "金融", "成人", "成都", "温州", "徐州", "常州", "苏州", "郑州", "沈阳",
                                       "安徽", "江苏", "江西", "云南", "广东", "广西", "和讯", "方法", "史料", "全文", "全图", "全集", "图文", "单行本", "任选", "网", "網", "报", "報", "社", "摄", "攝"};

bool dl_html_is_han(uint32_t code)
{
    return code == 0x3005 || (code <= UCHAR_MAX_VALUE && u_hasBinaryProperty((UChar32)code, UCHAR_IDEOGRAPHIC));
}

bool dl_html_has_east_surname(dl_slice text, size_t count)
{
    enum { CHARACTER = 3 /* bytes of each of them */ };
    for (size_t i = 0; i < sizeof two_surnames / sizeof *two_surnames; i++)
        if (dl_slice_starts(text, dl_slice_of(two_surnames[i])))
            return count == 3 || count == 4;
    if (count != 2 && count != 3)
        return false;
    for (size_t i = 0; i + CHARACTER < sizeof surnames; i += CHARACTER)
        if (text.size >= CHARACTER && memcmp(surnames + i, text.data, CHARACTER) == 0)
            return true;
    return false;
}

bool dl_html_is_no_east_name(dl_slice text)
{
    for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
        if (dl_slice_starts(text, dl_slice_of(no_names[i])) || dl_slice_ends(text, dl_slice_of(no_names[i])))
            return true;
    return false;
}
