#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::test {

/// A text that was linted, and the file that the findings point into.
struct Linted {
  source::SourceMap sources;
  std::vector<diag::Diagnostic> errors;  ///< of the blueprint itself
  lint::Report report;

  /// The names of the rules that found something, sorted, each once.
  [[nodiscard]] std::vector<std::string> Names() const;
};

/// The day on which tests take place, whatever the day.
inline constexpr std::chrono::sys_days kTestDay = std::chrono::year{2026} / 11 / 25;

[[nodiscard]] Linted LintText(const std::string& text, const lint::Selection& selection = {},
                              std::chrono::sys_days today = kTestDay);

/// The YAML of `part` put over that of `base`: maps key by key, everything else replaced. A null removes its
/// key.
[[nodiscard]] std::string Merge(const std::string& base, const std::string& part);

/// The blueprint that has nothing to be found, clean.yaml.
[[nodiscard]] std::string CleanBlueprint();

}  // namespace lifeboat::test
