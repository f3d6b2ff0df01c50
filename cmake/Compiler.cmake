# Flags for Lifeboat's own targets; third-party headers are SYSTEM and stay silent.
add_library(lifeboat_flags INTERFACE)
target_compile_options(lifeboat_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  $<$<BOOL:${LIFEBOAT_WERROR}>:-Werror>
  # GCC 12 sees overlaps in std::string that are not there (its bug 105651) as soon as it optimises.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # No path of the building machine in the binary.
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(LIFEBOAT_SANITIZE)
  target_compile_options(lifeboat_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                  -fno-omit-frame-pointer)
  target_link_options(lifeboat_flags INTERFACE -fsanitize=address,undefined)
endif()
if(LIFEBOAT_COVERAGE)
  target_compile_options(lifeboat_flags INTERFACE --coverage)
  target_link_options(lifeboat_flags INTERFACE --coverage)
endif()
