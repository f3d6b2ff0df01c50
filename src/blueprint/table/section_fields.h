#pragma once

// Fields that hold sections. Included by section.h, whose template these complete.

#include <optional>
#include <string_view>
#include <utility>

#include "blueprint/table/section.h"

namespace lifeboat::blueprint {

template <class S, class T>
class PartField : public Field<S> {
 public:
  using Member = T S::*;

  PartField(Member member, FieldText text, Section<T> part)
      : Field<S>(text, part.HasRequired() ? Presence::Required : Presence::Default),
        member_(member),
        part_(std::move(part)) {}

  void Decode(const yaml::Entry* entry, source::Span place, S& section, Reader& reader) const override {
    if (entry != nullptr) {
      const Reader::Step step(reader, this->text().key);
      part_.Decode(&entry->value, entry->key_span, section.*member_, reader);
      return;
    }
    if (this->presence() != Presence::Required) {
      part_.Decode(nullptr, place, section.*member_, reader);
      return;
    }
    reader.MissingKey(place, this->text().key, "");
    const Reader::Silence silence(reader);
    part_.Decode(nullptr, place, section.*member_, reader);
  }

  void Print(const S& section, Printer& printer) const override {
    printer.Open(this->text().key);
    part_.Print(section.*member_, printer);
    printer.Close(Printer::Empty::Drop);
  }

  FieldNode Describe() const override {
    return {.text = this->text(),
            .presence = this->presence(),
            .layout = Layout::Section,
            .fields = part_.Describe()};
  }

 private:
  Member member_;
  Section<T> part_;
};

template <class S, class T>
class OptionalPartField : public Field<S> {
 public:
  using Member = std::optional<T> S::*;

  OptionalPartField(Member member, FieldText text, Section<T> part)
      : Field<S>(text, Presence::Optional), member_(member), part_(std::move(part)) {}

  void Decode(const yaml::Entry* entry, source::Span, S& section, Reader& reader) const override {
    if (entry == nullptr) {
      return;
    }
    const Reader::Step step(reader, this->text().key);
    part_.Decode(&entry->value, entry->key_span, (section.*member_).emplace(), reader);
  }

  void Print(const S& section, Printer& printer) const override {
    if (const auto& part = section.*member_) {
      printer.Open(this->text().key);
      part_.Print(*part, printer);
      printer.Close(Printer::Empty::Keep);
    }
  }

  FieldNode Describe() const override {
    return {.text = this->text(),
            .presence = this->presence(),
            .layout = Layout::Section,
            .fields = part_.Describe()};
  }

 private:
  Member member_;
  Section<T> part_;
};

template <class S, class T>
class PartsField : public Field<S> {
 public:
  using Member = NamedMap<T> S::*;

  PartsField(Member member, FieldText text, Presence presence, std::string_view placeholder,
             Codec<std::string> keys, Section<T> part, Items items)
      : Field<S>(text, presence),
        member_(member),
        placeholder_(placeholder),
        keys_(std::move(keys)),
        part_(std::move(part)),
        items_(items) {}

  void Decode(const yaml::Entry* entry, source::Span place, S& section, Reader& reader) const override {
    NamedMap<T>& target = section.*member_;
    if (entry == nullptr) {
      if (this->presence() == Presence::Required) {
        reader.MissingKey(place, this->text().key, "");
        reader.gaps().Add(&target);
      }
      return;
    }
    const Reader::Step step(reader, this->text().key);
    if (entry->value.kind != yaml::NodeKind::Map) {
      reader.WrongShape(entry->value, "map");
      reader.gaps().Add(&target);
      return;
    }
    CheckItems(items_, entry->value.entries.size(), entry->key_span, reader);
    for (const yaml::Entry& item : entry->value.entries) {
      const Reader::Step name(reader, item.key);
      DecodeKey(item, keys_, reader);
      Named<T>& named = target[item.key];
      named.name = {item.key, item.key_span, source::Provenance::Written};
      part_.Decode(&item.value, item.key_span, named.value, reader);
    }
  }

  void Print(const S& section, Printer& printer) const override {
    const NamedMap<T>& map = section.*member_;
    if (map.empty()) {
      printer.Line(this->text().key, "{}", source::Provenance::Default);
      return;
    }
    printer.Open(this->text().key);
    for (const auto& [key, named] : map) {
      printer.Open(key);
      part_.Print(named.value, printer);
      printer.Close(Printer::Empty::Keep);
    }
    printer.Close(Printer::Empty::Keep);
  }

  FieldNode Describe() const override {
    return {.text = this->text(),
            .presence = this->presence(),
            .layout = Layout::Sections,
            .keys = keys_.shape,
            .placeholder = placeholder_,
            .min_items = items_.min,
            .max_items = items_.max,
            .fields = part_.Describe()};
  }

 private:
  Member member_;
  std::string_view placeholder_;
  Codec<std::string> keys_;
  Section<T> part_;
  Items items_;
};

template <class S>
template <class T>
Section<S>& Section<S>::Part(T S::*member, FieldText text, Section<T> part) {
  return Add<PartField<S, T>>(member, text, std::move(part));
}

template <class S>
template <class T>
Section<S>& Section<S>::OptionalPart(std::optional<T> S::*member, FieldText text, Section<T> part) {
  return Add<OptionalPartField<S, T>>(member, text, std::move(part));
}

template <class S>
template <class T>
Section<S>& Section<S>::Parts(NamedMap<T> S::*member, FieldText text, Presence presence,
                              std::string_view placeholder, Codec<std::string> key, Section<T> part,
                              Items items) {
  return Add<PartsField<S, T>>(member, text, presence, placeholder, std::move(key), std::move(part), items);
}

}  // namespace lifeboat::blueprint
