dl_fuzz_target(query DEPENDS dl_highlight dl_rank)
