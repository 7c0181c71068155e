dl_fuzz_target(analyzer DEPENDS dl_text)
