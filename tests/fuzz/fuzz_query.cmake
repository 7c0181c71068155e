dl_fuzz_target(query DEPENDS dl_query)
