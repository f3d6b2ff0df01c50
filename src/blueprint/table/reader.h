#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/yaml/node.h"

#include "blueprint/table/shape.h"

namespace lifeboat::blueprint {

/// Fields whose value is not known because what was written for them was refused. Whoever compares fields
/// asks first, so that one mistake is reported once.
class Gaps {
 public:
  void Add(const void* field) { fields_.insert(field); }
  template <class... Fields>
  [[nodiscard]] bool Knows(const Fields&... fields) const {
    return (!fields_.contains(&fields) && ...);
  }

 private:
  std::unordered_set<const void*> fields_;
};

/// Where decoding stands in the document, and how it speaks. Every message of the LB1xx family that is not
/// about the inside of one value is worded here.
class Reader {
 public:
  Reader(diag::Sink& sink, Gaps& gaps) : sink_(sink), gaps_(gaps) {}

  /// A step down the document, for as long as it lives.
  class Step {
   public:
    Step(Reader& reader, std::string_view key) : reader_(reader) { reader_.path_.push_back(key); }
    ~Step() { reader_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
  };

  /// While it lives nothing is reported as missing: the section itself was, or is something else altogether.
  class Silence {
   public:
    explicit Silence(Reader& reader) : reader_(reader) { ++reader_.silent_; }
    ~Silence() { --reader_.silent_; }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

   private:
    Reader& reader_;
  };

  [[nodiscard]] diag::Sink& sink() { return sink_; }
  [[nodiscard]] Gaps& gaps() { return gaps_; }
  /// `services.blog.port`; "the blueprint" at the top.
  [[nodiscard]] std::string Path() const;
  /// The same in backticks.
  [[nodiscard]] std::string Place() const;

  void UnknownKey(const yaml::Entry& entry, std::span<const std::string_view> known);
  void MissingKey(source::Span place, std::string_view key, std::string_view example);
  /// `expected` is a noun without an article.
  void WrongShape(const yaml::Node& node, std::string_view expected);
  void ListLength(source::Span place, std::string_view observation, std::string help);

  /// False, and reported, when a text stands there without the quotes that it needs.
  [[nodiscard]] bool CheckQuotes(const yaml::Node& node);

 private:
  diag::Sink& sink_;
  Gaps& gaps_;
  std::vector<std::string_view> path_;
  int silent_ = 0;
};

}  // namespace lifeboat::blueprint
