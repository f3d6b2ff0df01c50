#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace lifeboat::graph {

/// A node of one Graph; an index.
struct NodeId {
  std::uint32_t value = 0;
  friend bool operator==(const NodeId&, const NodeId&) = default;
  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

/// How much of an attribute's value is meant.
enum class Excerpt : std::uint8_t {
  Whole,
  LastSegment,  ///< what follows the last slash: of an ARN, the resource's own id
};

/// One attribute of one node, known only to Terraform. Never a string: only the JSON writer makes `${…}` of it.
struct Reference {
  NodeId node;
  std::string_view attribute;  ///< a literal: `arn`
  Excerpt excerpt = Excerpt::Whole;

  [[nodiscard]] Reference LastSegment() const { return {node, attribute, Excerpt::LastSegment}; }
};

/// A reference to a node of a known type: a replica's source cannot be a bucket.
template <class T>
struct Ref {
  NodeId id;
  [[nodiscard]] Reference Attribute(std::string_view name) const { return {id, name}; }
  friend bool operator==(const Ref&, const Ref&) = default;
};

/// Text with references in it: `arn:aws:s3:::` + bucket + `/*`. The literal parts are data, whatever they hold.
class Text {
 public:
  using Part = std::variant<std::string, Reference>;

  Text() = default;
  Text(std::string literal) : parts_{Part{std::move(literal)}} {}      // NOLINT(google-explicit-constructor)
  Text(const char* literal) : parts_{Part{std::string(literal)}} {}    // NOLINT(google-explicit-constructor)
  Text(Reference reference) : parts_{Part{reference}} {}               // NOLINT(google-explicit-constructor)
  Text(std::initializer_list<Part> parts) : parts_(parts) {}

  Text& Append(Part part) {
    parts_.push_back(std::move(part));
    return *this;
  }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

 private:
  std::vector<Part> parts_;
};

}  // namespace lifeboat::graph
