#include "lifeboat/terraform/resolver.h"

#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/support/path.h"

#include "terraform/traversal.h"

namespace lifeboat::terraform {

namespace {

/// A configuration that refers to itself in a circle is none that Terraform takes.
constexpr int kDeepest = 32;

std::string ModulePrefix(std::string_view module) {
  return module.empty() ? std::string() : "module." + std::string(module) + ".";
}

/// The `/lambda/x.zip` of `${path.module}/lambda/x.zip`, `at` being behind the traversal.
std::string_view FileBehind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '}') {
    return {};
  }
  const std::size_t end = text.find_first_of("\"$", at + 1);
  return text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
}

/// What a traversal of blocks names, and how many of its names that takes.
struct BlockName {
  std::string local;  ///< aws_vpc.main, data.aws_iam_policy_document.x
  std::size_t names = 0;
};

std::optional<BlockName> BlockNameOf(const std::vector<std::string_view>& names) {
  const bool prefixed = names.front() == "data" || names.front() == "ephemeral";
  const std::size_t count = prefixed ? 3 : 2;
  if (names.size() < count) {
    return std::nullopt;
  }
  BlockName block{std::string(names[0]), count};
  for (std::size_t i = 1; i < count; ++i) {
    block.local.append(".").append(names[i]);
  }
  return block;
}

/// As the operand of an expression.
std::string AsExpression(const std::string& resolved) {
  const std::string_view sole = SoleExpression(resolved);
  if (sole.empty()) {
    return ToJson(Value::Of(std::string_view(resolved)));
  }
  const bool plain = sole.find_first_of(" (+-*/?") == std::string_view::npos;
  return plain ? std::string(sole) : "(" + std::string(sole) + ")";
}

}  // namespace

Resolver::Resolver(const Configuration& configuration, std::map<std::string, std::string> renames)
    : configuration_(configuration), renames_(std::move(renames)) {}

std::string Resolver::Renamed(const std::string& address) const {
  const auto found = renames_.find(address);
  return found == renames_.end() ? address : found->second;
}

const Resolved& Resolver::Resolve(std::string_view module, std::string_view text) {
  auto& of_module = known_[module];
  const auto known = of_module.find(text);
  if (known != of_module.end()) {
    return known->second;
  }
  Resolved resolved = Compute(module, text);
  return of_module.emplace(text, std::move(resolved)).first->second;
}

void Resolver::Append(Resolved& out, const Resolved& part) const {
  out.references.insert(out.references.end(), part.references.begin(), part.references.end());
  out.locals.insert(out.locals.end(), part.locals.begin(), part.locals.end());
  out.files.insert(out.files.end(), part.files.begin(), part.files.end());
}

Resolved Resolver::Compute(std::string_view module, std::string_view text) {
  Resolved out;
  if (depth_ == kDeepest) {
    out.text = out.shape = text;
    return out;
  }
  ++depth_;
  const ModuleCall* call = configuration_.FindModule(module);
  std::size_t copied = 0;
  const auto replace = [&](std::size_t begin, std::size_t end, std::string_view by, std::string_view shape) {
    out.text.append(text.substr(copied, begin - copied)).append(by);
    out.shape.append(text.substr(copied, begin - copied)).append(shape);
    copied = end;
  };
  // What `value`, which stands in `scope`, means, in place of the first two or three names of a traversal.
  const auto inline_value = [&](std::size_t begin, std::size_t end, std::string_view scope,
                                const Value& value) {
    if (value.IsString()) {
      const Resolved& behind = Resolve(scope, value.AsString());
      Append(out, behind);
      replace(begin, end, AsExpression(behind.text), AsExpression(behind.shape));
    } else {
      const std::string literal = ToJson(value);
      replace(begin, end, literal, literal);
    }
  };
  const auto end_of = [&](const Traversal& traversal, std::size_t names) {
    const std::string_view last = traversal.names[names - 1];
    return static_cast<std::size_t>(last.data() - text.data()) + last.size();
  };
  for (const Traversal& traversal : TraversalsOf(text)) {
    const auto& names = traversal.names;
    if (names[0] == "var") {
      const Value* argument = call == nullptr ? nullptr : call->arguments.Find(names[1]);
      if (argument != nullptr) {
        inline_value(traversal.begin, end_of(traversal, 2), "", *argument);
      }
      continue;
    }
    if (names[0] == "module" && names.size() > 2 && module.empty()) {
      const Value* output = configuration_.FindOutput(names[1], names[2]);
      const ModuleCall* other = configuration_.FindModule(names[1]);
      if (output != nullptr && other != nullptr) {
        inline_value(traversal.begin, end_of(traversal, 3), other->name, *output);
      }
      continue;
    }
    if (names[0] == "local") {
      out.locals.push_back({module, names[1]});
      const std::size_t end = end_of(traversal, 2);
      replace(traversal.begin, end, fmt::format("{}local.{}", ModulePrefix(module), names[1]), "local");
      continue;
    }
    if (names[0] == "path") {
      const std::string_view file =
          names[1] == "module" ? FileBehind(text, traversal.end) : std::string_view();
      if (!file.empty()) {
        out.files.push_back(NormalPath((call == nullptr ? "." : call->directory) + std::string(file)));
      }
      continue;
    }
    const auto block = BlockNameOf(names);
    if (!block) {
      continue;
    }
    const std::string address = ModulePrefix(module) + block->local;
    if (configuration_.Find(address) == nullptr) {
      continue;
    }
    const std::string renamed = Renamed(address);
    out.references.push_back(
        {renamed, names.size() > block->names ? std::string(names[block->names]) : std::string()});
    const bool data = names[0] == "data";
    replace(traversal.begin, end_of(traversal, block->names), renamed,
            data ? fmt::format("data.{}", names[1]) : renamed);
  }
  out.text.append(text.substr(copied));
  out.shape.append(text.substr(copied));
  --depth_;
  return out;
}

}  // namespace lifeboat::terraform
