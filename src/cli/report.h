#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::cli {

/// What the program ends with; scripts rely on the numbers.
enum class ExitCode : std::uint8_t {
  Fine = 0,
  Errors = 1,       ///< the blueprint has errors
  Usage = 2,        ///< the command line, or a file that cannot be read or written
  Differences = 3,  ///< `compile --check`, `lint --diff`, `diff --exit-code`
  Rejected = 4,     ///< `diff`: a change that is not approved
  InternalError = 70,
};

enum class Format : std::uint8_t { Text, Short, Json };

/// What a command has at hand.
struct Context {
  driver::Env& env;
  Format format = Format::Text;
  ColorChoice color = ColorChoice::Auto;
};

/// Something wrong that has no place in a file: on the command line, on the disk.
struct UsageError {
  std::string message;
  std::vector<std::string> helps;
  std::vector<std::string> notes = {};
};

/// Prints to standard error in the format that was asked for. The exit code that follows: Usage when one of
/// them is about the command line or about reading and writing, else Errors when one is an error, else Fine.
ExitCode Report(const std::vector<diag::Diagnostic>& diagnostics, const source::SourceMap& sources,
                const Context& context);

/// The exit code that Report gives, for what is printed elsewhere.
[[nodiscard]] ExitCode CodeOf(const std::vector<diag::Diagnostic>& diagnostics);

/// The same as Report for what has no place in a file; Usage unless `kind` says otherwise.
ExitCode Report(diag::Kind kind, const UsageError& error, const Context& context);
ExitCode Report(const UsageError& error, const Context& context);

}  // namespace lifeboat::cli
