dl_fuzz_target(plain DEPENDS dl_article)
