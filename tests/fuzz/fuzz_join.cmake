dl_fuzz_target(join DEPENDS dl_store)
