#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/codec.h"
#include "blueprint/table/field.h"
#include "blueprint/table/value_fields.h"

namespace lifeboat::blueprint {

/// How many entries a list or map may have; `max` 0: any number.
struct Items {
  std::size_t min = 0;
  std::size_t max = 0;
  bool bare = false;  ///< of a list: a single entry may stand without brackets
};

/// False, and reported, when `count` lies outside.
bool CheckItems(Items items, std::size_t count, source::Span place, Reader& reader);

/// A list of values: required, empty by default, derived, or absent.
template <class S, class T>
class ListField : public Field<S> {
 public:
  using List = source::Located<std::vector<source::Located<T>>>;
  using Member = List S::*;

  ListField(Member member, FieldText text, Presence presence, Codec<T> codec, Items items)
      : Field<S>(text, presence), member_(member), codec_(std::move(codec)), items_(items) {}

  void Decode(const yaml::Entry* entry, source::Span place, S& section, Reader& reader) const override {
    List& target = section.*member_;
    if (entry == nullptr) {
      target.span = place;
      target.provenance =
          this->presence() == Presence::Derived ? source::Provenance::Derived : source::Provenance::Default;
      if (this->presence() == Presence::Required) {
        reader.MissingKey(place, this->text().key, fmt::format("[{}]", this->text().example));
        reader.gaps().Add(&target);
      }
      return;
    }
    const Reader::Step step(reader, this->text().key);
    target.span = entry->value.span;
    target.provenance = source::Provenance::Written;
    if (!DecodeItems(entry->value, target.value, reader)) {
      reader.gaps().Add(&target);
    }
  }

  void Print(const S& section, Printer& printer) const override {
    const List& list = section.*member_;
    if (this->presence() == Presence::Optional && list->empty()) {
      return;
    }
    std::vector<std::string> texts;
    for (const auto& item : *list) {
      texts.push_back(codec_.encode(*item));
    }
    const bool bare = items_.bare && texts.size() == 1;
    printer.Line(this->text().key,
                 bare ? YamlValue(codec_.shape, texts.front()) : YamlList(codec_.shape, texts),
                 list.provenance);
  }

  FieldNode Describe() const override {
    return {.text = this->text(),
            .presence = this->presence(),
            .layout = Layout::List,
            .shape = codec_.shape,
            .min_items = items_.min,
            .max_items = items_.max,
            .bare_item = items_.bare};
  }

 private:
  bool DecodeItems(const yaml::Node& node, std::vector<source::Located<T>>& list, Reader& reader) const {
    if (items_.bare && node.kind == yaml::NodeKind::Scalar) {
      return DecodeValue(node, codec_, list.emplace_back(), reader);
    }
    if (node.kind != yaml::NodeKind::Sequence) {
      reader.WrongShape(node, fmt::format("list of {}s", codec_.shape.type));
      return false;
    }
    bool complete = CheckItems(items_, node.items.size(), node.span, reader);
    list.reserve(node.items.size());
    for (const yaml::Node& item : node.items) {
      complete = DecodeValue(item, codec_, list.emplace_back(), reader) && complete;
    }
    return complete;
  }

  Member member_;
  Codec<T> codec_;
  Items items_;
};

/// A map of free keys to values; empty by default.
template <class S, class T>
class MapField : public Field<S> {
 public:
  using Map = std::map<std::string, Named<source::Located<T>>>;
  using Member = Map S::*;

  MapField(Member member, FieldText text, Codec<std::string> keys, Codec<T> values, Items items)
      : Field<S>(text, Presence::Default),
        member_(member),
        keys_(std::move(keys)),
        values_(std::move(values)),
        items_(items) {}

  void Decode(const yaml::Entry* entry, source::Span, S& section, Reader& reader) const override {
    if (entry == nullptr) {
      return;
    }
    Map& target = section.*member_;
    const Reader::Step step(reader, this->text().key);
    if (entry->value.kind != yaml::NodeKind::Map) {
      reader.WrongShape(entry->value, "map");
      reader.gaps().Add(&target);
      return;
    }
    CheckItems(items_, entry->value.entries.size(), entry->key_span, reader);
    for (const yaml::Entry& item : entry->value.entries) {
      DecodeEntry(item, target, reader);
    }
  }

  void Print(const S& section, Printer& printer) const override {
    const Map& map = section.*member_;
    if (map.empty()) {
      printer.Line(this->text().key, "{}", source::Provenance::Default);
      return;
    }
    printer.Open(this->text().key);
    for (const auto& [key, entry] : map) {
      printer.Line(key, YamlValue(values_.shape, values_.encode(*entry.value)), entry.value.provenance);
    }
    printer.Close(Printer::Empty::Keep);
  }

  FieldNode Describe() const override {
    return {.text = this->text(),
            .presence = this->presence(),
            .layout = Layout::Map,
            .shape = values_.shape,
            .keys = keys_.shape,
            .min_items = items_.min,
            .max_items = items_.max};
  }

 private:
  void DecodeEntry(const yaml::Entry& item, Map& target, Reader& reader) const {
    const Reader::Step step(reader, item.key);
    const bool key = DecodeKey(item, keys_, reader);
    source::Located<T> value;
    if (!DecodeValue(item.value, values_, value, reader) || !key) {
      reader.gaps().Add(&target);
      return;
    }
    target[item.key] = {{item.key, item.key_span, source::Provenance::Written}, std::move(value)};
  }

  Member member_;
  Codec<std::string> keys_;
  Codec<T> values_;
  Items items_;
};

}  // namespace lifeboat::blueprint
