# lifeboat_embed(TARGET FILES…)
# Puts files into the program: `extern const std::string_view lifeboat_embedded_<file as an identifier>`.
# Each file becomes a generated source of its own, so that editing a template
# recompiles only that one.
function(lifeboat_embed target)
  foreach(file IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "${file}" symbol)
    lifeboat_embed_as(${target} "${file}" ${symbol})
  endforeach()
endfunction()

# lifeboat_embed_table(ROOM FILES…)
# The same for files that are looked up by their path: defines `EmbeddedFiles()` of src/ROOM/embedded.h.
# Symbols carry the room's name: another room may embed the same file.
function(lifeboat_embed_table room)
  set(declarations "")
  set(rows "")
  list(SORT ARGN)
  foreach(file IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "${room}_${file}" symbol)
    lifeboat_embed_as(lifeboat_${room} "${file}" ${symbol})
    string(APPEND declarations "extern const std::string_view lifeboat_embedded_${symbol};\n")
    string(APPEND rows "      {\"${file}\", lifeboat_embedded_${symbol}},\n")
  endforeach()
  set(table "${CMAKE_CURRENT_BINARY_DIR}/embedded/table.cpp")
  file(GENERATE OUTPUT "${table}" CONTENT "#include \"${room}/embedded.h\"

${declarations}
namespace lifeboat::${room} {

std::span<const EmbeddedFile> EmbeddedFiles() {
  static const EmbeddedFile kFiles[] = {
${rows}  };
  return kFiles;
}

}  // namespace lifeboat::${room}
")
  target_sources(lifeboat_${room} PRIVATE "${table}")
endfunction()

function(lifeboat_embed_as target file symbol)
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp")
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${PROJECT_SOURCE_DIR}/${file} -DOUTPUT=${generated} -DSYMBOL=${symbol}
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
    DEPENDS "${PROJECT_SOURCE_DIR}/${file}" "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${generated}")
endfunction()
