#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/blueprint/read.h"
#include "lifeboat/diag/render.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::blueprint {

/// What became of a text.
struct Reading {
  std::optional<Blueprint> blueprint;
  std::vector<diag::Diagnostic> diagnostics;
  std::string printed;  ///< the short form

  /// The line of a diagnostic's place, from 1.
  [[nodiscard]] std::uint32_t LineOf(const diag::Diagnostic& diagnostic) const {
    return sources[0].Place(diagnostic.labels.at(0).span.begin).line;
  }

  source::SourceMap sources;
};

inline Reading ReadText(std::string text) {
  Reading reading;
  const source::FileId id = reading.sources.Add("in.yaml", std::move(text));
  diag::CollectingSink sink;
  if (const auto document = yaml::Parse(reading.sources[id], id, sink)) {
    reading.blueprint = Read(*document, sink);
  }
  reading.diagnostics = sink.Take();
  reading.printed = diag::RenderShort(reading.diagnostics, reading.sources);
  return reading;
}

inline std::string FileText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::filesystem::path SourcePath(std::string_view below) {
  return std::filesystem::path(LIFEBOAT_SOURCE_DIR) / below;
}

/// A useful blueprint in which one service has `fields`, as the inside of a YAML flow map.
inline std::string WithService(std::string_view fields) {
  return "lifeboat: 1\nname: hello\nregions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } "
         "}\n"
         "services: { web: { image: nginx:1.27, " +
         std::string(fields) + " } }\n";
}

/// The smallest blueprint with `lines` behind it.
inline std::string WithLines(std::string_view lines) {
  return "lifeboat: 1\nname: hello\nregions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } "
         "}\n"
         "services: { web: { image: nginx:1.27 } }\n" +
         std::string(lines);
}

}  // namespace lifeboat::blueprint
