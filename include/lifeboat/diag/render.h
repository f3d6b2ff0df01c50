#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::diag {

/// Text for a person: header, place, the lines with carets, notes, helps, and a closing count; empty when
/// there is nothing to say. A span that lies outside its file is clamped; rendering never fails. Control
/// characters, also those that change the direction of text, are shown escaped: no blueprint controls a
/// terminal.
[[nodiscard]] std::string RenderText(const std::vector<Diagnostic>& diagnostics,
                                     const source::SourceMap& sources, const TerminalCapabilities& terminal);

/// What stands below the notes and helps of a block: `= name: text`.
struct Addition {
  std::string_view name;
  std::string text;
};

/// One diagnostic as RenderText draws it, without the empty line behind it.
[[nodiscard]] std::string RenderBlock(const Diagnostic& diagnostic, const std::vector<Addition>& further,
                                      const source::SourceMap& sources, const TerminalCapabilities& terminal);

/// `path:line:column: error[LB101]: message`, one line each, escaped likewise.
[[nodiscard]] std::string RenderShort(const std::vector<Diagnostic>& diagnostics,
                                      const source::SourceMap& sources);

/// One JSON object a line. The fields, which only ever grow:
///   code      "LB101"            severity  "error" | "warning" | "info"
///   kind      "unknown-key"      message   one sentence
///   labels    [{role: "primary" | "explains", path, begin, end, text}], the primary one first;
///             begin and end are {offset, line, column}: bytes from 0, lines and code points from 1
///   notes     ["…"]              helps     ["…"]
[[nodiscard]] std::string RenderJson(const std::vector<Diagnostic>& diagnostics,
                                     const source::SourceMap& sources);

/// `4 diagnostics: 1 error, 2 warnings, 1 remark`; empty for none.
[[nodiscard]] std::string RenderCount(const std::vector<Diagnostic>& diagnostics);

struct SeverityCounts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t remarks = 0;

  void Add(Severity severity);
  [[nodiscard]] std::size_t all() const { return errors + warnings + remarks; }
};

/// The same with another noun: `7 findings: 2 errors, 5 warnings`.
[[nodiscard]] std::string RenderCount(const SeverityCounts& counts, std::string_view noun);

}  // namespace lifeboat::diag
