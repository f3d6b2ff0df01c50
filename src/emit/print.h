#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "emit/block.h"

namespace lifeboat::emit {

/// Two spaces, keys sorted, final newline: what every `.tf.json` looks like.
[[nodiscard]] std::string Print(const Json& document);

/// Prints a document as Print does, but one leaf after the other, so that a large one never exists as a
/// whole.
class DocumentPrinter {
 public:
  /// The value at `path`: its keys from the outside in. Paths come in the order of the output (each key
  /// sorted among its neighbours), none twice and none below another.
  void Add(std::initializer_list<std::string_view> path, const Json& value);

  /// Puts what `later` printed behind this; its first keys are greater than any here.
  void Append(DocumentPrinter later);

  [[nodiscard]] std::string Finish();

 private:
  void Close(std::size_t depth);
  void BeginLine(std::size_t depth);

  std::string text_;
  std::vector<std::string> open_;  ///< keys of the objects that are not closed yet
};

}  // namespace lifeboat::emit
