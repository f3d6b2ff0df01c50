#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "case_file.h"
#include "run_case.h"

namespace lifeboat::golden {

/// A file that the machine wrote beside a case and what it should hold; empty optional: no such file.
struct Difference {
  std::filesystem::path path;
  std::optional<std::string> expected;  ///< what the file holds
  std::optional<std::string> actual;    ///< what the run gave
};

/// Where the files that `--update` writes differ from the outcome: `.stdout` and `.stderr` of a file case,
/// everything in `expected/` of a tree case. An empty output has no file.
[[nodiscard]] std::vector<Difference> Compare(const Case& test, const Outcome& outcome);

/// Whether the machine wrote anything for this case before.
[[nodiscard]] bool HasExpectation(const Case& test);

/// What no update mends: the exit code, the annotations, what must not be written, the header.
[[nodiscard]] std::vector<std::string> BrokenRules(const Case& test, const Outcome& outcome);

/// Writes or removes the file of a difference; returns the line that says so: `~ path (+3 -1)`.
[[nodiscard]] std::string Apply(const Difference& difference, const std::filesystem::path& root);

/// A unified diff of expected and actual.
[[nodiscard]] std::string Show(const Difference& difference, const std::filesystem::path& root);

}  // namespace lifeboat::golden
