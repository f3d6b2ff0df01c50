# lifeboat_room(NAME SOURCES … ROOMS … LIBRARIES … PUBLIC_LIBRARIES …)
# One static library a room, linked only to the rooms in its row of
# tests/contract/layers.txt: the linker is the first lock on the layering, the
# contract test that reads the includes is the second. A library is public only
# when the room's own headers include it.
function(lifeboat_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;ROOMS;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  add_library(lifeboat_${name} STATIC ${ARG_SOURCES})
  target_include_directories(lifeboat_${name} PUBLIC "${PROJECT_SOURCE_DIR}/include"
                                              PRIVATE "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM ARG_ROOMS PREPEND lifeboat_)
  target_link_libraries(lifeboat_${name} PUBLIC ${ARG_ROOMS} fmt::fmt ${ARG_PUBLIC_LIBRARIES}
                        PRIVATE lifeboat_flags ${ARG_LIBRARIES})
endfunction()
