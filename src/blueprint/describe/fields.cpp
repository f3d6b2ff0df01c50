#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/blueprint/describe.h"

#include "blueprint/describe/texts.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

FieldInfo Describe(const FieldNode& field, std::string path) {
  FieldInfo info;
  info.path = std::move(path);
  info.type = TypeText(field);
  info.default_text = DefaultText(field);
  info.required = field.presence == Presence::Required;
  info.summary = field.text.summary;
  info.details = field.text.details;
  info.example = ExampleText(field);
  info.limits = LimitsText(field);
  if (HasListedChoices(field)) {
    for (const Shape::Choice& choice : field.shape.choices) {
      info.details +=
          fmt::format("{}- `{}`: {}", info.details.empty() ? "" : "\n", choice.text, choice.summary);
    }
  }
  return info;
}

std::string Below(const FieldNode& field, const std::string& path) {
  return field.layout == Layout::Sections ? fmt::format("{}.{}.", path, field.placeholder) : path + ".";
}

void Collect(const std::vector<FieldNode>& fields, const std::string& prefix, std::vector<FieldInfo>& all) {
  for (const FieldNode& field : fields) {
    const std::string path = prefix + std::string(field.text.key);
    all.push_back(Describe(field, path));
    Collect(field.fields, Below(field, path), all);
  }
}

// The first step of `path`, which loses it.
std::string_view TakeStep(std::string_view& path) {
  const auto dot = path.find('.');
  const std::string_view step = path.substr(0, dot);
  path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  return step;
}

std::optional<FieldInfo> Find(const std::vector<FieldNode>& fields, std::string_view path,
                              const std::string& prefix) {
  const std::string_view key = TakeStep(path);
  const auto field = std::ranges::find(fields, key, [](const FieldNode& node) { return node.text.key; });
  if (field == fields.end()) {
    return std::nullopt;
  }
  const std::string here = prefix + std::string(key);
  if (field->layout == Layout::Sections) {
    TakeStep(path);
  }
  // What follows a map is one of its keys, dots and all.
  if (path.empty() || field->layout == Layout::Map) {
    return Describe(*field, here);
  }
  return Find(field->fields, path, Below(*field, here));
}

}  // namespace

std::vector<FieldInfo> AllFields() {
  std::vector<FieldInfo> all;
  Collect(BlueprintSection().Describe(), "", all);
  return all;
}

std::optional<FieldInfo> FindField(std::string_view path) {
  return Find(BlueprintSection().Describe(), path, "");
}

}  // namespace lifeboat::blueprint
