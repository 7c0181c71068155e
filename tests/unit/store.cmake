foreach(name bulk_merge folders generation places removed store_damage store_documents store_lists store_query store_ranking store_top store_transactions)
  dl_unit_test(${name} DEPENDS dl_store)
endforeach()

# The border between C++ and C, from its C++ side.
add_executable(test_store_guard test_store_guard.cc)
target_link_libraries(test_store_guard PRIVATE dl_store PkgConfig::CMOCKA)
add_test(NAME unit.store_guard COMMAND test_store_guard WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})

# The bulk build against Xapian's own, and databases joined against indexed anew, some changed in place by Xapian.
foreach(name store_bulk store_join)
  add_executable(test_${name} test_${name}.cc)
  target_link_libraries(test_${name} PRIVATE dl_store PkgConfig::CMOCKA PkgConfig::XAPIAN)
  add_test(NAME unit.${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endforeach()

add_test(NAME unit.xapian_only_in_store
         COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR}
                 -P ${CMAKE_CURRENT_SOURCE_DIR}/xapian_only_in_store.cmake)
