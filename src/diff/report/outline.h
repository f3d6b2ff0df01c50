#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// Changes that are told as one: one alone, or several that differ in their addresses only.
struct Entry {
  std::vector<const Change*> changes;
  /// In these the same attributes change for the same reasons, to other values.
  std::vector<const Change*> similar = {};

  [[nodiscard]] std::size_t size() const { return changes.size() + similar.size(); }
  [[nodiscard]] const Change& first() const { return *changes.front(); }
};

/// Those of a module; `title` is "primary_database, eu-west-1"; of an entry from two modules their
/// names, and "several modules" of one from more.
struct Part {
  std::string title;
  std::vector<Entry> entries;
};

struct Section {
  Risk risk{};
  std::size_t changes = 0;
  std::vector<Part> parts;
};

/// What is told in few words: things of one type that are new, and settings that are there for people.
struct Batch {
  std::string_view sign;
  std::string stem;                     ///< module.primary_network.aws_subnet
  std::vector<std::string_view> names;  ///< app_a
};

struct Outline {
  std::vector<Section> sections;  ///< the most dangerous first
  std::vector<Batch> batches;
};

/// Every change is in one entry or in one batch. The order of `changes` stays.
[[nodiscard]] Outline OutlineOf(const std::vector<Change>& changes);

/// "primary_database, eu-west-1"; "root" where there is no module.
[[nodiscard]] std::string TitleOf(const Change& change);

}  // namespace lifeboat::diff
