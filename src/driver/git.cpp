#include "driver/git.h"

#include <utility>

#include <fmt/format.h>

#include "lifeboat/support/zip.h"

namespace lifeboat::driver {

namespace {

using Output = tl::expected<std::string, std::string>;

/// What git prints. Its complaint is its first line: what follows is advice about other commands.
Output Git(std::vector<std::string> words, const std::string& spec, const RunProcess& run) {
  words.insert(words.begin(), "git");
  const auto result = run(words);
  if (!result) {
    return tl::unexpected(result.error());
  }
  if (result->code != 0) {
    std::string line = result->err.substr(0, result->err.find('\n'));
    if (line.starts_with("fatal: ")) {
      line.erase(0, 7);
    }
    return tl::unexpected(fmt::format("cannot read `{}` from git: {}", spec, line));
  }
  return result->out;
}

}  // namespace

tl::expected<GitObject, std::string> ReadGit(const std::string& spec, const RunProcess& run) {
  const Output type = Git({"cat-file", "-t", spec}, spec, run);
  if (!type) {
    return tl::unexpected(type.error());
  }
  if (type->starts_with("blob")) {
    Output bytes = Git({"cat-file", "blob", spec}, spec, run);
    if (!bytes) {
      return tl::unexpected(bytes.error());
    }
    return *std::move(bytes);
  }
  const Output id = Git({"rev-parse", "--verify", spec}, spec, run);
  if (!id) {
    return tl::unexpected(id.error());
  }
  // Stored: an archive is made to be read back at once. From the top, where a tree has no folder that it
  // could miss.
  const Output top = Git({"rev-parse", "--show-toplevel"}, spec, run);
  if (!top) {
    return tl::unexpected(top.error());
  }
  const Output archive = Git(
      {"-C", top->substr(0, top->find('\n')), "archive", "--format=zip", "-0", id->substr(0, id->find('\n'))},
      spec, run);
  if (!archive) {
    return tl::unexpected(archive.error());
  }
  auto entries = Unzip(*archive);
  if (!entries) {
    return tl::unexpected(fmt::format("cannot read `{}` from git: {}", spec, entries.error()));
  }
  std::map<std::string, std::string> files;
  for (ZippedFile& file : *entries) {
    if (!file.path.ends_with('/')) {
      files.insert_or_assign(std::move(file.path), std::move(file.bytes));
    }
  }
  return files;
}

}  // namespace lifeboat::driver
