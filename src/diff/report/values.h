#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// A value as it is shown: `(none)` for what is not there, `(sensitive)`, `(known after apply)`; fit to be
/// seen.
[[nodiscard]] std::string BeforeText(const AttributeChange& attribute);
[[nodiscard]] std::string AfterText(const AttributeChange& attribute);

/// Columns that a text takes, when each character takes one.
[[nodiscard]] std::size_t WidthOf(std::string_view text);

/// The text with an ellipsis in the place of what is over the width.
[[nodiscard]] std::string Cut(std::string_view text, std::size_t width);

/// Nothing is to be said of it but what the files of its change say.
[[nodiscard]] bool IsToldByFiles(const AttributeChange& attribute, const Change& change);

/// An element that is told apart by itself, and is there on one side only: `resources[arn:aws:s3:::a]`.
[[nodiscard]] bool IsOwnName(const AttributeChange& attribute);

/// Its path, without the element that IsOwnName.
[[nodiscard]] std::string PathText(const AttributeChange& attribute);

/// The same with the ellipsis in the middle: ARNs differ at their ends.
[[nodiscard]] std::string CutMiddle(std::string_view text, std::size_t width);

/// "a -> b" in at most `width` columns (but room for a few characters of each). What both begin with is left
/// out as far as that makes the difference fit. "+ a" and "- a" of what IsOwnName.
[[nodiscard]] std::string Transition(const AttributeChange& attribute, std::size_t width);

}  // namespace lifeboat::diff
