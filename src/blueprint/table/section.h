#pragma once

#include <concepts>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/collection_fields.h"
#include "blueprint/table/field.h"
#include "blueprint/table/value_fields.h"

namespace lifeboat::blueprint {

/// A section's table: its fields in the order in which people read them. Everything that Lifeboat knows of a
/// field stands in its row; sections/ holds one file a table.
template <class S>
class Section {
 public:
  template <class T>
  Section& Required(source::Located<T> S::*member, FieldText text, Codec<T> codec) {
    return Add<ValueField<S, T>>(member, text, Presence::Required, std::move(codec), std::optional<T>{});
  }
  template <class T>
  Section& Default(source::Located<T> S::*member, FieldText text, Codec<T> codec,
                   std::type_identity_t<T> fallback) {
    return Add<ValueField<S, T>>(member, text, Presence::Default, std::move(codec),
                                 std::optional<T>(std::move(fallback)));
  }
  /// The default is computed in derive.cpp; `text.derivation` says from what.
  template <class T>
  Section& Derived(source::Located<T> S::*member, FieldText text, Codec<T> codec) {
    return Add<ValueField<S, T>>(member, text, Presence::Derived, std::move(codec), std::optional<T>{});
  }
  template <class T>
  Section& Optional(std::optional<source::Located<T>> S::*member, FieldText text, Codec<T> codec) {
    return Add<OptionalField<S, T>>(member, text, std::move(codec));
  }
  template <class T>
  Section& List(source::Located<std::vector<source::Located<T>>> S::*member, FieldText text,
                Presence presence, Codec<T> item, Items items = {}) {
    return Add<ListField<S, T>>(member, text, presence, std::move(item), items);
  }
  template <class T>
  Section& Map(std::map<std::string, Named<source::Located<T>>> S::*member, FieldText text,
               Codec<std::string> key, Codec<T> value, Items items = {}) {
    return Add<MapField<S, T>>(member, text, std::move(key), std::move(value), items);
  }
  /// A section in the section, required when one of its own fields is; with every default when absent.
  template <class T>
  Section& Part(T S::*member, FieldText text, Section<T> part);
  /// A section that may be absent altogether.
  template <class T>
  Section& OptionalPart(std::optional<T> S::*member, FieldText text, Section<T> part);
  /// A map of sections; `placeholder` stands for a key in paths.
  template <class T>
  Section& Parts(NamedMap<T> S::*member, FieldText text, Presence presence, std::string_view placeholder,
                 Codec<std::string> key, Section<T> part, Items items = {});

  /// Fills `section` from a map; from defaults alone when `node` is nullptr. `place` is where the section is
  /// written, or the nearest thing that is.
  void Decode(const yaml::Node* node, source::Span place, S& section, Reader& reader) const;
  void Print(const S& section, Printer& printer) const;
  [[nodiscard]] std::vector<FieldNode> Describe() const;
  [[nodiscard]] bool HasRequired() const;

 private:
  template <class F, class... Arguments>
  Section& Add(Arguments&&... arguments) {
    fields_.push_back(std::make_shared<const F>(std::forward<Arguments>(arguments)...));
    return *this;
  }

  std::vector<std::shared_ptr<const Field<S>>> fields_;
};

template <class S>
void Section<S>::Decode(const yaml::Node* node, source::Span place, S& section, Reader& reader) const {
  if constexpr (requires { section.span; }) {
    section.span = place;
  }
  if (node != nullptr && node->kind != yaml::NodeKind::Map) {
    reader.WrongShape(*node, "map");
    const Reader::Silence silence(reader);
    Decode(nullptr, place, section, reader);
    return;
  }
  std::vector<const yaml::Entry*> written(fields_.size(), nullptr);
  if (node != nullptr) {
    for (const yaml::Entry& entry : node->entries) {
      std::size_t i = 0;
      while (i < fields_.size() && fields_[i]->text().key != entry.key) {
        ++i;
      }
      if (i < fields_.size()) {
        written[i] = &entry;
        continue;
      }
      std::vector<std::string_view> known;
      for (const auto& field : fields_) {
        known.push_back(field->text().key);
      }
      reader.UnknownKey(entry, known);
    }
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    fields_[i]->Decode(written[i], place, section, reader);
  }
}

template <class S>
void Section<S>::Print(const S& section, Printer& printer) const {
  for (const auto& field : fields_) {
    field->Print(section, printer);
  }
}

template <class S>
std::vector<FieldNode> Section<S>::Describe() const {
  std::vector<FieldNode> nodes;
  for (const auto& field : fields_) {
    nodes.push_back(field->Describe());
  }
  return nodes;
}

template <class S>
bool Section<S>::HasRequired() const {
  for (const auto& field : fields_) {
    if (field->presence() == Presence::Required) {
      return true;
    }
  }
  return false;
}

}  // namespace lifeboat::blueprint

#include "blueprint/table/section_fields.h"
