/* A post as pages embed it, and the line that it becomes. */
#ifndef PAGE_POST_H
#define PAGE_POST_H

#define TWEET(class, date)                                                                         \
    "<blockquote class=\"" class "\"><p lang=en>It is <b>open</b>! <a "                            \
                                 "href=x>pic.twitter.com/aB</a></p>&mdash; City &amp; Works "      \
                                 "(@cityworks) <a "                                                \
                                 "href=\"https://twitter.com/cityworks/status/"                    \
                                 "1990700000000000000?ref_src=x\">" date "</a></blockquote>"
#define TWEET_LINE                                                                                 \
    "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/status/1990700000000000000 [City "  \
    "& Works]: It is open! pic.twitter.com/aB\n"

#endif
