#pragma once

#include <string>

#include "lifeboat/lint/report.h"

namespace lifeboat::lint {

/// One function a format, each in the file of its name; RenderReport chooses.
[[nodiscard]] std::string RenderText(const Results& results, const source::SourceMap& sources,
                                     const TerminalCapabilities& terminal);
[[nodiscard]] std::string RenderShort(const Results& results, const source::SourceMap& sources);
[[nodiscard]] std::string RenderJson(const Results& results, const source::SourceMap& sources);
[[nodiscard]] std::string RenderSarif(const Results& results, const source::SourceMap& sources);
[[nodiscard]] std::string RenderJunit(const Results& results, const source::SourceMap& sources);
[[nodiscard]] std::string RenderGithub(const Results& results, const source::SourceMap& sources);

}  // namespace lifeboat::lint
