#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lifeboat/terraform/configuration.h"

namespace lifeboat::terraform {

/// An attribute of a block that reads an attribute of another one.
struct Reader {
  const Block* block = nullptr;
  std::string path;       ///< of the attribute that reads, without positions: launch_template.version
  std::string attribute;  ///< that is read: `arn`; empty for the block as a whole
};

/// Who reads whom, across modules: through outputs, variables and locals. Data sources are readers and are
/// read like resources; following them is up to the caller.
class ReaderIndex {
 public:
  /// The configuration must outlive the index.
  explicit ReaderIndex(const Configuration& configuration);

  [[nodiscard]] std::vector<Reader> ReadersOf(const Block& block) const;

 private:
  enum class Where : std::uint8_t { Block, Output, Argument, Local };
  struct Site {
    Where where{};
    const Block* block = nullptr;
    std::string_view module;  ///< of the output or the local, or the one that is called
    std::string_view name;    ///< of the output, argument or local
    std::string path;
    std::string attribute;
  };
  void Scan(std::string_view module, const Value& value, const Site& site);
  void ScanText(std::string_view module, std::string_view text, const Site& site);
  void Follow(const std::string& key, const std::string& attribute, int depth,
              std::vector<Reader>& found) const;

  std::unordered_map<std::string, std::vector<Site>> sites_;
};

}  // namespace lifeboat::terraform
