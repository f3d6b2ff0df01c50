#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/lint/finding.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/span.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::lint {

/// Findings that were there when Lifeboat came: they are not reported until they change. What belongs to one
/// is its rule, file, path and message, so that it is found again when lines move. docs/lint-configuration.md
/// has the format of the file.
///
/// A run takes the files one by one; what it says of a baseline at the end is about the entries that it could
/// judge: those of files that it linted, and of rules that spoke there.
class Baseline {
 public:
  struct Entry {
    std::string rule;  ///< its name
    std::string file;  ///< from the directory of the baseline, with `/`
    std::string path;  ///< Finding::path
    std::string message;
    std::size_t count = 1;  ///< how many findings are alike
    std::string reason;     ///< what a person wrote why it stays
    source::Span span;      ///< of the rule's name; of nothing for what is new
    std::size_t found = 0;
    bool judged = false;  ///< the run could say whether it is found
    bool gone = false;    ///< its file is no more
  };

  /// Moves the findings of a file that are listed to `report.known`.
  void SetAside(const std::string& file, Report& report);

  /// A file was linted, and without errors: what was not found in it is not there.
  void Judge(const std::string& file, const Selection& selection);

  /// Lists a finding, or one more like it. False for one that no baseline takes: of a rule that cannot be
  /// allowed, or about what a blueprint allows.
  bool Add(const std::string& file, const Finding& finding);

  /// A file that is no more: no finding needs its entries.
  void Forget(const std::string& file);

  /// Takes what the run did not find, entries or parts of their counts, from the list.
  void RemoveStale();

  /// What the run did not find, as findings in the baseline's own file.
  [[nodiscard]] std::vector<Finding> Stale() const;

  /// The file's content: sorted, the same for the same entries.
  [[nodiscard]] std::string Text() const;

  /// Names of files, sorted, each once.
  [[nodiscard]] std::vector<std::string> Files() const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// How many findings the entries stand for.
  [[nodiscard]] std::size_t Findings() const;

 private:
  /// File, path, rule, message: the order in the file.
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  template <class Action>
  void ForEach(const std::string& file, Action action);
  friend std::optional<Baseline> ReadBaseline(const yaml::Node& document, diag::Sink& sink);

  std::map<Key, Entry> entries_;
};

/// Reads a baseline's document; nullopt, and reported, when it is none.
[[nodiscard]] std::optional<Baseline> ReadBaseline(const yaml::Node& document, diag::Sink& sink);

}  // namespace lifeboat::lint
