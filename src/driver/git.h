#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include <tl/expected.hpp>

#include "lifeboat/support/process.h"

namespace lifeboat::driver {

/// What a revision of a git repository has under a path.
using GitObject = std::variant<std::string,                          ///< a file's bytes
                               std::map<std::string, std::string>>;  ///< a folder's files, by path below it

/// `spec` is git's own `REV:path`, from the top of the repository, or `REV:./path`, from the working
/// directory. The error is a sentence.
[[nodiscard]] tl::expected<GitObject, std::string> ReadGit(const std::string& spec, const RunProcess& run);

}  // namespace lifeboat::driver
