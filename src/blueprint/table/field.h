#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/source/located.h"

#include "blueprint/table/printer.h"
#include "blueprint/table/reader.h"
#include "blueprint/table/shape.h"

namespace lifeboat::blueprint {

/// What a person is told of a field. Texts are raw: `8.0`, not `"8.0"`; a list's example has commas, a map's
/// is `KEY: value`.
struct FieldText {
  std::string_view key;
  std::string_view summary;       ///< one sentence
  std::string_view details = {};  ///< why, when, what else; may be empty
  std::string_view example = {};
  std::string_view derivation = {};  ///< for a derived default: what it is computed from
};

enum class Presence : std::uint8_t {
  Required,
  Default,   ///< a constant of the table
  Derived,   ///< computed by derive.cpp
  Optional,  ///< may be absent altogether
};

enum class Layout : std::uint8_t { Value, List, Map, Section, Sections };

/// A field without its C++ type: everything that is said of it outside of decoding.
struct FieldNode {
  FieldText text;
  Presence presence = Presence::Required;
  Layout layout = Layout::Value;
  std::string default_text = {};       ///< raw, as in FieldText
  Shape shape = {};                    ///< of the value; of a list's items; of a map's values
  std::optional<Shape> keys = {};      ///< Map and Sections
  std::string_view placeholder = {};   ///< Sections: stands for a key in paths, `<name>`
  std::size_t min_items = 0;           ///< List, Map, Sections
  std::size_t max_items = 0;           ///< likewise; 0: any number
  bool bare_item = false;              ///< List: a single entry may stand without brackets
  std::vector<FieldNode> fields = {};  ///< Section and Sections
};

/// One row of a section's table: how a member of S is read, printed and described.
template <class S>
class Field {
 public:
  Field(FieldText text, Presence presence) : text_(text), presence_(presence) {}
  virtual ~Field() = default;
  Field(const Field&) = delete;
  Field& operator=(const Field&) = delete;

  [[nodiscard]] const FieldText& text() const { return text_; }
  [[nodiscard]] Presence presence() const { return presence_; }

  /// `entry` is nullptr when nothing was written; `place` is the nearest thing that was.
  virtual void Decode(const yaml::Entry* entry, source::Span place, S& section, Reader& reader) const = 0;
  virtual void Print(const S& section, Printer& printer) const = 0;
  [[nodiscard]] virtual FieldNode Describe() const = 0;

 private:
  FieldText text_;
  Presence presence_;
};

}  // namespace lifeboat::blueprint
