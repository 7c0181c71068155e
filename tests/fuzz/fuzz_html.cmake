dl_fuzz_target(html DEPENDS dl_article)
