#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/blueprint/describe.h"

#include "blueprint/describe/texts.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

constexpr std::string_view kBegin = R"(# The blueprint

<!-- Written from the tables in src/blueprint/sections, which also decode blueprints. Do not edit. -->

One YAML file describes one application in two AWS regions. This page lists every key, section by section. Keys that
are not listed are errors, and so are values of the wrong type: `yes` is no boolean, `010` is no number, and text that
looks like a number needs quotes.

The smallest useful blueprint is [minimal.yaml](../blueprints/minimal.yaml). `lifeboat expand FILE` prints a blueprint
with every default written out.
)";

bool IsSection(const FieldNode& field) {
  return field.layout == Layout::Section || field.layout == Layout::Sections;
}

std::string PathBelow(const FieldNode& field, const std::string& prefix) {
  std::string path = prefix + std::string(field.text.key);
  return field.layout == Layout::Sections ? fmt::format("{}.{}", path, field.placeholder) : path;
}

// The way in which Markdown viewers derive the name of a heading.
std::string Anchor(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c != '.' && c != '<' && c != '>') {
      anchor += c;
    }
  }
  return anchor;
}

std::string Cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, "\\");
  }
  return text;
}

std::string DefaultCell(const FieldNode& field) {
  switch (field.presence) {
    case Presence::Required:
      return "required";
    case Presence::Optional:
      return "optional";
    case Presence::Derived:
      return DefaultText(field);
    case Presence::Default:
      return IsSection(field) ? "" : fmt::format("`{}`", DefaultText(field));
  }
  return "";
}

std::string TypeCell(const FieldNode& field, const std::string& prefix) {
  if (IsSection(field)) {
    return fmt::format("[{}](#{})", TypeText(field), Anchor(PathBelow(field, prefix)));
  }
  std::string type = HasListedChoices(field) ? std::string(field.shape.type) : TypeText(field);
  const std::string limits = LimitsText(field);
  return limits.empty() ? type : fmt::format("{}: {}", type, limits);
}

std::string MeaningCell(const FieldNode& field) {
  std::string text(field.text.summary);
  if (!field.text.details.empty()) {
    text += fmt::format(" {}", field.text.details);
  }
  if (HasListedChoices(field)) {
    for (const Shape::Choice& choice : field.shape.choices) {
      text += fmt::format("<br>`{}`: {}", choice.text, choice.summary);
    }
    return text;
  }
  const std::string example = ExampleText(field);
  return example.empty() ? text : fmt::format("{}<br>Example: `{}`", text, example);
}

void AppendTable(const std::vector<FieldNode>& fields, const std::string& prefix, std::string& page) {
  page += "\n| key | type | default | meaning |\n|---|---|---|---|\n";
  for (const FieldNode& field : fields) {
    page += fmt::format("| `{}` | {} | {} | {} |\n", field.text.key, Cell(TypeCell(field, prefix)),
                        Cell(DefaultCell(field)), Cell(MeaningCell(field)));
  }
}

void AppendSections(const std::vector<FieldNode>& fields, const std::string& prefix, std::string& page) {
  for (const FieldNode& field : fields) {
    if (!IsSection(field)) {
      continue;
    }
    const std::string path = PathBelow(field, prefix);
    page += fmt::format("\n## `{}`\n\n{}", path, field.text.summary);
    page += field.text.details.empty() ? "\n" : fmt::format(" {}\n", field.text.details);
    AppendTable(field.fields, path + ".", page);
    AppendSections(field.fields, path + ".", page);
  }
}

}  // namespace

std::string ReferencePage() {
  const std::vector<FieldNode> fields = BlueprintSection().Describe();
  std::string page(kBegin);
  AppendTable(fields, "", page);
  AppendSections(fields, "", page);
  return page;
}

}  // namespace lifeboat::blueprint
