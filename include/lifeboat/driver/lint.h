#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/lint/fix_all.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"

namespace lifeboat::driver {

/// What becomes of the blueprint and its graph when they were linted. A process that has nothing left to do
/// keeps them: giving a large graph back takes longer than running the rules over it.
enum class AfterUse : std::uint8_t { Free, Keep };

/// Reads a blueprint and lints it. Errors go to `sink`, which is this file's own; those of the graph do not
/// keep the rules about the blueprint from speaking, others leave nothing to be linted.
[[nodiscard]] lint::Report Lint(const std::string& path, const lint::Selection& selection,
                                std::chrono::sys_days today, FileSystem& files, source::SourceMap& sources,
                                diag::Sink& sink, AfterUse after_use = AfterUse::Free);

/// Makes the fixes of a blueprint whose text is given, as lint::FixAll says.
[[nodiscard]] lint::FixedText Fix(const std::string& path, const std::string& text,
                                  const lint::Selection& selection, std::chrono::sys_days today,
                                  diag::Applicability most);

}  // namespace lifeboat::driver
