#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/graph/graph.h"

namespace lifeboat::emit {

class Linker;

using Json = nlohmann::json;  // objects sorted by key: the order of the output

/// Terraform code without its `${}`: made by emitters from literals of their own and Scope::Code, never from
/// a blueprint's text.
struct Expression {
  std::string code;
};

/// `${code}`: the only way into a document for anything that Terraform evaluates.
[[nodiscard]] std::string Interpolation(std::string_view code);

/// Where an emitter stands: the graph, and the module whose document is being written. Turns values into what
/// Terraform's JSON syntax wants; the only place that writes `${`.
class Scope {
 public:
  /// `locals` collects the module's local values; without it, none can be made.
  Scope(const graph::Graph& graph, const graph::Module& module, Linker& linker, Json* locals = nullptr)
      : graph_(graph), module_(module), linker_(linker), locals_(locals) {}

  [[nodiscard]] const graph::Graph& graph() const { return graph_; }
  [[nodiscard]] const graph::Module& module() const { return module_; }

  /// The code that reads an attribute from here: `aws_vpc.main.id`, or `var.…` when the node is in another
  /// module; inside of a function when only a part of the value is meant.
  [[nodiscard]] std::string Code(const graph::Reference& reference) const;
  template <class T>
  [[nodiscard]] std::string Code(graph::Ref<T> ref, std::string_view attribute) const {
    return Code(ref.Attribute(attribute));
  }
  /// A text as Terraform code: a quoted string with its references interpolated.
  [[nodiscard]] std::string Quoted(const graph::Text& text) const;

  /// Several of them as a list.
  [[nodiscard]] std::string QuotedList(const std::vector<graph::Text>& texts) const;
  /// An object of lists; keys are data as well.
  [[nodiscard]] std::string QuotedObject(const std::map<std::string, std::vector<graph::Text>>& lists) const;

  /// Names a value, so that what uses it stays readable; the code that reads it.
  [[nodiscard]] Expression Local(const std::string& name, Json value) const;

  [[nodiscard]] Json Value(bool value) const { return value; }
  [[nodiscard]] Json Value(std::int64_t value) const { return value; }
  [[nodiscard]] Json Value(int value) const { return value; }
  [[nodiscard]] Json Value(std::string_view literal) const;
  [[nodiscard]] Json Value(const std::string& literal) const { return Value(std::string_view(literal)); }
  [[nodiscard]] Json Value(const char* literal) const { return Value(std::string_view(literal)); }
  [[nodiscard]] Json Value(const graph::Text& text) const;
  [[nodiscard]] Json Value(const graph::Reference& reference) const;
  [[nodiscard]] Json Value(const Expression& expression) const;
  template <class T>
  [[nodiscard]] Json Value(const std::map<std::string, T>& values) const {
    Json object = Json::object();
    for (const auto& [key, value] : values) {
      // Keys of an object are templates as well.
      object[Value(key).template get<std::string>()] = Value(value);
    }
    return object;
  }
  template <class T>
  [[nodiscard]] Json Value(const std::vector<T>& list) const {
    Json array = Json::array();
    for (const T& item : list) {
      array.push_back(Value(item));
    }
    return array;
  }

 private:
  const graph::Graph& graph_;
  graph::Module module_;
  Linker& linker_;
  Json* locals_;
};

/// One block (or nested block) of a Terraform JSON document under construction.
class Block {
 public:
  /// `name` is the Terraform name of the resource that the block is or belongs to.
  Block(Json& json, const Scope& scope, std::string_view name = "")
      : json_(json), scope_(scope), name_(name) {}

  [[nodiscard]] const Scope& scope() const { return scope_; }

  template <class T>
  Block& Set(std::string_view argument, const T& value) {
    json_[std::string(argument)] = scope_.Value(value);
    return *this;
  }
  /// A reference to `attribute` of a node, or of several.
  template <class T>
  Block& Set(std::string_view argument, graph::Ref<T> ref, std::string_view attribute) {
    return Set(argument, ref.Attribute(attribute));
  }
  template <class T>
  Block& Set(std::string_view argument, const std::vector<graph::Ref<T>>& refs, std::string_view attribute) {
    std::vector<graph::Reference> references;
    references.reserve(refs.size());
    for (const graph::Ref<T>& ref : refs) {
      references.push_back(ref.Attribute(attribute));
    }
    return Set(argument, references);
  }
  /// A list without members is not written.
  template <class T>
  Block& SetUnlessEmpty(std::string_view argument, const std::vector<graph::Ref<T>>& refs,
                        std::string_view attribute) {
    return refs.empty() ? *this : Set(argument, refs, attribute);
  }
  /// Absent means: not written.
  template <class T>
  Block& SetOptional(std::string_view argument, const std::optional<T>& value) {
    return value ? Set(argument, *value) : *this;
  }

  /// The path of a file that is emitted into the module's folder.
  Block& SetFile(std::string_view argument, std::string_view file) {
    json_[std::string(argument)] = Interpolation("path.module").append("/").append(file);
    return *this;
  }

  /// A local value of the module, named after the resource: `local.blog_settings`.
  template <class T>
  [[nodiscard]] Expression Local(std::string_view suffix, const T& value) {
    return scope_.Local(std::string(name_).append("_").append(suffix), scope_.Value(value));
  }

  /// A nested block that stands once.
  Block Nest(std::string_view name) { return {json_[std::string(name)] = Json::object(), scope_, name_}; }
  /// The next of nested blocks that may stand several times.
  Block Append(std::string_view name) {
    Json& list = json_[std::string(name)];
    return {list.emplace_back(Json::object()), scope_, name_};
  }

  Block& PreventDestroy() { return Lifecycle("prevent_destroy", true); }
  Block& CreateBeforeDestroy() { return Lifecycle("create_before_destroy", true); }
  /// Stops plan and apply with `message` unless `condition`, in which `self` is this block, holds.
  Block& Postcondition(const Expression& condition, std::string_view message);

 private:
  Block& Lifecycle(std::string_view key, bool value) {
    json_["lifecycle"][std::string(key)] = value;
    return *this;
  }

  Json& json_;
  const Scope& scope_;
  std::string_view name_;
};

}  // namespace lifeboat::emit
