#pragma once

#include <optional>
#include <string>
#include <utility>

#include "blueprint/table/codec.h"
#include "blueprint/table/field.h"

namespace lifeboat::blueprint {

/// Reads a written value into `target`; a refused one becomes a gap.
template <class T>
bool DecodeValue(const yaml::Node& node, const Codec<T>& codec, source::Located<T>& target, Reader& reader) {
  std::optional<T> value = codec.decode(node, reader);
  if (!value) {
    return false;
  }
  target = {std::move(*value), node.span, source::Provenance::Written};
  return true;
}

/// A map's key as the text that it must be. A key is never a number to anybody, so no style is refused.
inline bool DecodeKey(const yaml::Entry& entry, const Codec<std::string>& codec, Reader& reader) {
  yaml::Node key;
  key.kind = yaml::NodeKind::Scalar;
  key.style = yaml::ScalarStyle::DoubleQuoted;
  key.span = entry.key_span;
  key.scalar = entry.key;
  return codec.decode(key, reader).has_value();
}

/// A single value that is always there: required, with a constant default, or derived.
template <class S, class T>
class ValueField : public Field<S> {
 public:
  using Member = source::Located<T> S::*;

  ValueField(Member member, FieldText text, Presence presence, Codec<T> codec, std::optional<T> fallback)
      : Field<S>(text, presence), member_(member), codec_(std::move(codec)), fallback_(std::move(fallback)) {}

  void Decode(const yaml::Entry* entry, source::Span place, S& section, Reader& reader) const override {
    source::Located<T>& target = section.*member_;
    if (entry != nullptr) {
      const Reader::Step step(reader, this->text().key);
      if (!DecodeValue(entry->value, codec_, target, reader)) {
        target.span = entry->value.span;
        target.provenance = source::Provenance::Written;
        reader.gaps().Add(&target);
      }
      return;
    }
    target.span = place;
    if (this->presence() == Presence::Required) {
      reader.MissingKey(place, this->text().key, YamlValue(codec_.shape, this->text().example));
      reader.gaps().Add(&target);
      return;
    }
    target.provenance =
        this->presence() == Presence::Derived ? source::Provenance::Derived : source::Provenance::Default;
    if (fallback_) {
      target.value = *fallback_;
    }
  }

  void Print(const S& section, Printer& printer) const override {
    const source::Located<T>& value = section.*member_;
    printer.Line(this->text().key, YamlValue(codec_.shape, codec_.encode(*value)), value.provenance);
  }

  FieldNode Describe() const override {
    FieldNode node{
        .text = this->text(), .presence = this->presence(), .layout = Layout::Value, .shape = codec_.shape};
    if (fallback_) {
      node.default_text = codec_.encode(*fallback_);
    }
    return node;
  }

 private:
  Member member_;
  Codec<T> codec_;
  std::optional<T> fallback_;
};

/// A single value that may be absent.
template <class S, class T>
class OptionalField : public Field<S> {
 public:
  using Member = std::optional<source::Located<T>> S::*;

  OptionalField(Member member, FieldText text, Codec<T> codec)
      : Field<S>(text, Presence::Optional), member_(member), codec_(std::move(codec)) {}

  void Decode(const yaml::Entry* entry, source::Span, S& section, Reader& reader) const override {
    std::optional<source::Located<T>>& target = section.*member_;
    if (entry == nullptr) {
      return;
    }
    const Reader::Step step(reader, this->text().key);
    if (!DecodeValue(entry->value, codec_, target.emplace(), reader)) {
      target.reset();
      reader.gaps().Add(&target);
    }
  }

  void Print(const S& section, Printer& printer) const override {
    if (const auto& value = section.*member_) {
      printer.Line(this->text().key, YamlValue(codec_.shape, codec_.encode(**value)), value->provenance);
    }
  }

  FieldNode Describe() const override {
    return {
        .text = this->text(), .presence = this->presence(), .layout = Layout::Value, .shape = codec_.shape};
  }

 private:
  Member member_;
  Codec<T> codec_;
};

}  // namespace lifeboat::blueprint
