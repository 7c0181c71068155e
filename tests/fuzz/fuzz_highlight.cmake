dl_fuzz_target(highlight DEPENDS dl_highlight dl_rank)
target_sources(fuzz_highlight PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit/highlight_check.c)
target_include_directories(fuzz_highlight PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
