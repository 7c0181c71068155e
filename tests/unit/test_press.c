/* What press databases save, as text and as pages: to articles. All texts are our own. */
#include "unit.h"

#include "source_text.h"

static void test_clippings(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.txt",
         "Cover\n\n      1 of 2 DOCUMENTS\n\n   The Post\n\n  October 21, 2022 Friday\n  Late Edition\n\nFerry\nsinks\n\nBYLINE: By Ada "
         "Lark\n\nLENGTH: 3 words\n\nDATELINE: OSLO\n\nOne & <b>two</b>.\n\nThree.\n\nLOAD-DATE: October 22, 2022\n\n  Copyright 2022 "
         "The Post\n  All Rights Reserved\n\n      2 of 2 DOCUMENTS\n\n   The Sun\n\nBridge\n\nLENGTH: 1 word\n\nFour.",
         "article 13-256 date=2022-10-21 place=OSLO site=The Post author=Ada Lark\nheadline: Ferry sinks\n"
         "paragraph: One & <b>two</b>.\nparagraph: Three.\narticle 264-323 site=The Sun\nheadline: Bridge\nparagraph: Four.\n"},
        {"a.txt",
         "____\n\nDocument 1 of 2\n\nFerry sinks\n\nAuthor: Lark, Ada\n\nPublication info: The Post\n\nFull text: One.\n\nTwo.\n\n"
         "Publication title: The Post\n\nPublication date: Oct 21, 2022\n\n____\n\nDocument 2 of 2\n\nBridge\n\nFull text: Three.\n",
         "article 6-171 date=2022-10-21 site=The Post author=Lark, Ada\nheadline: Ferry sinks\nparagraph: One.\nparagraph: Two.\n"
         "article 173-215\nheadline: Bridge\nparagraph: Three.\n"},
        /* Nexis Uni. */
        {"a.txt",
         "Documents (2)\n\n1. Ferry sinks\n\nFerry sinks\n\nThe Post\n\nOctober 21, 2022 Friday 9:20 AM GMT\n\nLate Edition\n\n"
         "Copyright 2022 The Post All Rights Reserved\n\nSection: NEWS\n\nLength: 3 words\n\nByline:\u00A0Ada Lark\n\nDateline: OSLO"
         "\n\nBody\n\nOne & two.\n\nLength: no label here.\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: October 22, 2022"
         "\n\nEnd of Document\n\n\nBridge\n\nThe Sun\n\nBody\n\nThree.\n\nLoad-Date: October 23, 2022\n\n  End of Document\n",
         "article 0-338 date=2022-10-21 place=OSLO site=The Post author=Ada Lark\nheadline: Ferry sinks\nparagraph: One & two.\n"
         "paragraph: Length: no label here.\narticle 341-418 site=The Sun\nheadline: Bridge\nparagraph: Three.\n"},
        {"a.txt", "A\n\nThe end\n\nEnd of Document", "article 0-27\nheadline: A\nparagraph: The end\nparagraph: End of Document\n"},
        /* Factiva. */
        {"a.rtf",
         "News\n\nFerry sinks off Oslo\n\nBy Ada Lark\n\n1,234 words\n\n13 May 2023\n\n15:32\n\nThe Post\n\nPOST\n\nFirst\n\n24\n\n"
         "English\n\n(c) 2023 The Post\n\nOSLO (AP) -- One.\n\nTwo.\n\nDocument POST000020230513ee5d0001a\n\n"
         "Br\u00FCcke\n\n99 W\u00F6rter\n\n9 January 2023\n\nBlatt\n\nBLT\n\nDeutsch\n\n\u00A9 2023 Blatt\n\nEins.\n\n"
         "Dokument BLTX000020230109ee5d0001b\n\nSearch Summary\n\nText\n\nferry\n",
         "article 0-188 id=POST000020230513ee5d0001a date=2023-05-13 place=OSLO site=The Post author=Ada Lark\n"
         "headline: Ferry sinks off Oslo\nparagraph: OSLO (AP) -- One.\nparagraph: Two.\n"
         "article 190-304 id=BLTX000020230109ee5d0001b date=2023-01-09 site=Blatt\nheadline: Br\u00FCcke\nparagraph: Eins.\n"},
        {"a.txt",
         "SE | News\n\nHD | Ferry sinks\n\nBY | By Ada Lark\n\nWC | 12 words\n\nPD | 13 May 2023\n\nSN | The Post\n\nLP | One.\n\n"
         "Two.\n\nTD | Three.\n\nNS | gcat : Political\n\nAN | Document POST000020230513ee5d0001a\n",
         "article 0-187 id=POST000020230513ee5d0001a date=2023-05-13 site=The Post author=Ada Lark\nheadline: Ferry sinks\n"
         "paragraph: One.\nparagraph: Two.\nparagraph: Three.\n"},
        /* The end is missing. */
        {"a.txt",
         "A\n\n9 words\n\n9 January 2023\n\nBlatt\n\n(c) B\n\nOne.\n\nDocument BLTX000020230109ee5d0001b\n\nB\n\n9 words\n\n(c) B\n\nTwo.\n",
         "article 0-82 id=BLTX000020230109ee5d0001b date=2023-01-09 site=Blatt\nheadline: A\nparagraph: One.\narticle 84-107\n"
         "headline: B\nparagraph: Two.\n"},
        {"a.txt", "Document 1 of 2\n\nThe ferry sank.", "article 0-32\nheadline: Document 1 of 2\nparagraph: The ferry sank.\n"},
        {"a.txt", "1 of 1 DOCUMENT\n\n",
         "lost 0: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_press(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.html",
         "<html><head><title>Factiva</title></head><body><h1>Dow Jones Factiva</h1><div id=\"article-POST000020230513e"
         "e5d0001a\" class=\"article\"><div class=\"article enArticle\"><p>\n"
         "</p><div>News Desk; 1</div>\n"
         "<div id=\"hd\"><span class=\"enHeadline\">Ferry sinks  </span>\n"
         "</div><div class=\"author\">By ADA LARK  </div><div>808 words</div><div>13 May 2023</div><div>15:32</div><di"
         "v>The Post</div><div>POST</div><div>English</div><div>(c) 2023 </div>\n"
         "<p></p>\n"
         "<p class=\"articleParagraph enarticleParagraph\">OSLO (AP) -- One &amp;\n"
         "two <b>three</b>.</p>\n"
         "<p class=\"articleParagraph enarticleParagraph\">Four.</p>\n"
         "<p>The Post Ltd</p><p>Document POST000020230513ee5d0001a</p></div></div><br><span></span><div id=\"article-X"
         "\" class=\"article\"><div class=\"article deArticle\"><div id=\"hd\"><span class=\"deHeadline\">Br\u00FCcke<"
         "/span></div><div>9 Januar 2023</div><div>Blatt</div><p class=\"articleParagraph dearticleParagraph\">Eins.</"
         "p></div></div><div id=\"pageFooter\">Factiva, Inc. 2023</div></body></html>\n",
         "article 133-713 id=POST000020230513ee5d0001a date=2023-05-13 place=OSLO site=The Post author=ADA LARK\n"
         "headline: Ferry sinks\n"
         "paragraph: OSLO (AP) -- One & two three.\n"
         "paragraph: Four.\n"
         "article 713-970 date=2023-01-09 site=Blatt\n"
         "headline: Br\u00FCcke\n"
         "paragraph: Eins.\n"},
        {"a.html",
         "<html><head><title>Factiva</title></head><body><div id=\"contentLeft\"><div class=\"article frArticle\"><tab"
         "le><tr><td class=\"index\"><b>HD</b>&nbsp;</td><td><b class='frHeadline'>Le bac coule</b>\n"
         "</td></tr><tr><td><b>BY</b></td><td>Ada Lark</td></tr><tr><td><b>WC</b></td><td>3 mots</td></tr><tr><td><b>P"
         "D</b>&nbsp;</td><td>29 d\u00E9cembre 2011</td></tr><tr><td><b>SN</b></td><td>Le Soir</td></tr><tr><td><b>LP<"
         "/b></td><td><p class=\"articleParagraph frarticleParagraph\">Un <b>mot</b>, deux.</p>\n"
         "</td></tr><tr><td><b>TD</b></td><td><p class=\"articleParagraph frarticleParagraph\">Trois.</p></td></tr><tr"
         "><td><b>NS</b></td><td>gvote : Elections</td></tr><tr><td><b>AN</b></td><td>Document LESOIR0020111229e7ct000"
         "1r</td></tr></table></div></div></body></html>\n",
         "article 69-749 id=LESOIR0020111229e7ct0001r date=2011-12-29 site=Le Soir author=Ada Lark\n"
         "headline: Le bac coule\n"
         "paragraph: Un mot, deux.\n"
         "paragraph: Trois.\n"},
        {"a.html",
         "<!DOCTYPE html> <html> <head> <meta charset=\"utf-8\"></head> <body>  <article> <header> <img src=\"x.gif"
         "\" /> <div> <span class=\"DocPublicationName\">Le Soir   </span> </div> <div> <span class=\"DocHeader\">Comm"
         "unication, mardi 14 mars 2006, p. 16</span> </div> <div><p>MEDIAS</p></div> <div class=\"titreArticle\"> <p "
         "class=\"titreArticleVisu\">Le bac coule</p> </div> <div>Ada Lark</div> </header> <section> <div class="
         "\"DocText\"> <div class='docOcurrContainer'> <p>Un <mark>mot</mark>.</p> <p>Deux.</p> </div> </div> </sectio"
         "n> <aside> <p>Une photo.</p> </aside> <footer> <small>\u00A9 2006 Le Soir.</small> <span id=\"PubliC_lblNodo"
         "c\">news\u00B720060315\u00B7LS\u00B70q15</span> </footer> </article> <article> <header> <span class=\"DocPub"
         "licationName\">Le Matin</span> <div class=\"titreArticle\"> <p class=\"titreArticleVisu\">Le pont</p> </div>"
         " </header> <section> <p>Trois.</p> </div> </section></article> </body> </html>\n",
         "article 68-676 id=news\u00B720060315\u00B7LS\u00B70q15 date=2006-03-14 site=Le Soir author=Ada Lark\n"
         "headline: Le bac coule\n"
         "paragraph: Un mot.\n"
         "paragraph: Deux.\n"
         "article 676-896 site=Le Matin\n"
         "headline: Le pont\n"
         "paragraph: Trois.\n"},
        {"a.html",
         "<html><body><table><tr><td><span class=\"DocPublicationName\">Le Soir</span><br><span class=\"DocHeader"
         "\">Politique, </span><span class=\"DocHeader\">jeudi </span><span class=\"DocHeader\">5 octobre 2013</span><"
         "br><br><span class=\"TitreArticleVisu\">Le <span style=\"color:red\">bac</span> coule</span><br><br>Ada Lark"
         "<br><p></p>Un mot.<font> Deux.</font><p></p>Trois.<p></p><b><i>\u00A9 2013 Le Soir.</i></b><p></p>Num\u00E9r"
         "o de document : news\u00B720131005\u00B7LS\u00B71<br><table><tr><td>Ce certificat</td></tr></table></td></tr"
         "></table></body></html>\n",
         "article 27-527 date=2013-10-05 site=Le Soir author=Ada Lark\n"
         "headline: Le bac coule\n"
         "paragraph: Un mot. Deux.\n"
         "paragraph: Trois.\n"},
        {"a.HTML",
         "<HTML>\n"
         "<HEAD>\n"
         "<STYLE TYPE=\"text/css\"><!--\n"
         ".c0 { text-align: center; }\n"
         "--></STYLE>\n"
         "<TITLE>&nbsp;</TITLE></HEAD>\n"
         "<BODY>\n"
         "<A NAME=\"DOC_ID_1_0\"></A><!-- Hide XML section from browser\n"
         "<DOC NUMBER=1>\n"
         "<DOCFULL> -->\n"
         "<BR><DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">1 of 2 DOCUMENTS</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c3\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">The Post (London)</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c3\"><P CLASS=\"c1\"><SPAN CLASS=\"c4\">January</SPAN><SPAN CLASS=\"c2\"> 31, 1986</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c4\"><P CLASS=\"c5\"><SPAN CLASS=\"c6\">Ferry &amp; bridge</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c4\"><P CLASS=\"c5\"><SPAN CLASS=\"c7\">BYLINE: </SPAN><SPAN CLASS=\"c2\">By ADA LARK</SPAN"
         "></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c5\"><BR><P CLASS=\"c6\"><SPAN CLASS=\"c8\">HIGHLIGHT:</SPAN><SPAN CLASS=\"c2\">&nbsp;A dec"
         "k.<BR></SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c4\"><P CLASS=\"c5\"><SPAN CLASS=\"c2\">&nbsp;</SPAN></P>\n"
         "<P CLASS=\"c8\"><SPAN CLASS=\"c2\"> One two,\n"
         "three.</SPAN></P>\n"
         "<P CLASS=\"c8\"><SPAN CLASS=\"c2\"> Four.</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c8\">L\u00C4NGE: </SPAN><SPAN CLASS=\"c2\">3 W&ouml;rter"
         "</SPAN></P>\n"
         "</DIV>\n"
         "<BR><DIV CLASS=\"c0\"><BR><P CLASS=\"c1\"><SPAN CLASS=\"c2\">Copyright 1986 The Post<BR>All Rights Reserved<"
         "/SPAN></P>\n"
         "</DIV>\n"
         "<!-- Hide XML section from browser\n"
         "</DOCFULL>\n"
         "</DOC> -->\n"
         "<A NAME=\"DOC_ID_1_1\"></A><!-- Hide XML section from browser\n"
         "<DOC NUMBER=2>\n"
         "<DOCFULL> -->\n"
         "<BR><DIV CLASS=\"c0\"><P CLASS=\"c1\">2 of 2 DOCUMENTS</P></DIV><P>The Sun</P><P>Bridge</P><P>LENGTH: 1 word"
         "</P><P>Five.</P>\n"
         "<!-- Hide XML section from browser\n"
         "</DOCFULL>\n"
         "</DOC> -->\n"
         "</BODY></HTML>\n",
         "article 193-1367 date=1986-01-31 site=The Post (London) author=ADA LARK\n"
         "headline: Ferry & bridge\n"
         "deck: A deck.\n"
         "paragraph: One two, three.\n"
         "paragraph: Four.\n"
         "article 1367-1574 site=The Sun\n"
         "headline: Bridge\n"
         "paragraph: Five.\n"},
    };
    source_cases(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clippings),
        cmocka_unit_test(test_press),
    };
    return cmocka_run_group_tests_name("press databases", tests, NULL, NULL);
}
