# lifeboat_embed(TARGET HEADER_NAME FILES…)
# Puts text files into the program as string_views: `embedded::Find("templates/…")`.
# Each file becomes a generated source of its own, so that editing a template
# recompiles only that one.
function(lifeboat_embed target)
  foreach(file IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "${file}" symbol)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp")
    add_custom_command(
      OUTPUT "${generated}"
      COMMAND "${CMAKE_COMMAND}" -DINPUT=${PROJECT_SOURCE_DIR}/${file} -DOUTPUT=${generated} -DSYMBOL=${symbol}
              -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
      DEPENDS "${PROJECT_SOURCE_DIR}/${file}" "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
      VERBATIM)
    target_sources(${target} PRIVATE "${generated}")
  endforeach()
endfunction()
