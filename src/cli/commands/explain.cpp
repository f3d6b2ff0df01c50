#include <algorithm>
#include <deque>
#include <optional>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "lifeboat/blueprint/describe.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/support/check.h"
#include "lifeboat/support/edit_distance.h"

#include "cli/command.h"
#include "cli/kind_text.h"

namespace lifeboat::cli {

namespace {

std::string_view Word(diag::Family family) {
  switch (family) {
    case diag::Family::CommandLine:
      return "command line and files";
    case diag::Family::Source:
      return "the bytes of a blueprint";
    case diag::Family::Yaml:
      return "YAML";
    case diag::Family::Schema:
      return "the shape of a blueprint";
    case diag::Family::Semantic:
      return "what a blueprint means";
    case diag::Family::Lint:
      return "what would keep a blueprint from recovering";
    case diag::Family::Allow:
      return "findings that are allowed";
    case diag::Family::Graph:
      return "the resource graph";
    case diag::Family::Approval:
      return "changes that are approved";
  }
  Unreachable("family");
}

std::string Describe(const diag::KindInfo& kind) {
  if (const lint::Rule* rule = lint::FindRule(kind.kind)) {
    return fmt::format("{} {}: {}, about {}\n{}", kind.code, kind.name, diag::Name(kind.severity),
                       lint::Name(lint::CategoryOf(kind.kind)), rule->explanation);
  }
  return fmt::format("{} {}: {}, about {}\n\n{}\n", kind.code, kind.name, diag::Name(kind.severity),
                     Word(kind.family), TextOf(kind.kind));
}

std::string Describe(const blueprint::FieldInfo& field) {
  std::string out = fmt::format("{}\n  {}\n\n  type      {}\n", field.path, field.summary, field.type);
  const auto add = [&](std::string_view title, std::string_view text) {
    if (!text.empty()) {
      out.append(fmt::format("  {:10}{}\n", title, text));
    }
  };
  add("default", field.required ? "none, it is required" : field.default_text);
  add("limits", field.limits);
  add("example", field.example);
  if (!field.details.empty()) {
    out.append(fmt::format("\n{}\n", field.details));
  }
  return out;
}

/// The first segment of a path, which loses it.
std::string_view TakeSegment(std::string_view& path) {
  const std::size_t dot = path.find('.');
  const std::string_view segment = path.substr(0, dot);
  path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  return segment;
}

/// Whether a field lies below `section`, in which any name may stand for `<name>`.
bool IsBelow(std::string_view field, std::string_view section) {
  while (!section.empty() && !field.empty()) {
    const std::string_view wanted = TakeSegment(section);
    const std::string_view segment = TakeSegment(field);
    if (segment != wanted && !segment.starts_with('<')) {
      return false;
    }
  }
  return section.empty() && !field.empty();
}

/// The fields of a section, one line each; empty when it has none.
std::string ListBelow(std::string_view section, std::span<const blueprint::FieldInfo> fields) {
  std::string out;
  for (const blueprint::FieldInfo& field : fields) {
    if (IsBelow(field.path, section)) {
      out.append(
          fmt::format("{}{}\n    {}\n", field.path, field.required ? " (required)" : "", field.summary));
    }
  }
  return out;
}

/// A field's path with the names that `word` has in their places, so that they do not count as misspelt.
std::string WithNamesOf(std::string_view path, std::string_view word) {
  std::string out;
  while (!path.empty()) {
    const std::string_view segment = TakeSegment(path);
    const std::string_view name = TakeSegment(word);
    out.append(out.empty() ? "" : ".").append(segment.starts_with('<') && !name.empty() ? name : segment);
  }
  return out;
}

UsageError Unknown(const std::string& word, std::span<const blueprint::FieldInfo> fields) {
  UsageError error{"no field, section or diagnostic is called `" + word + "`", {}};
  std::deque<std::string> paths;
  std::vector<std::string_view> candidates;
  for (const blueprint::FieldInfo& field : fields) {
    candidates.emplace_back(paths.emplace_back(WithNamesOf(field.path, word)));
  }
  for (const diag::KindInfo& kind : diag::AllKinds()) {
    candidates.push_back(kind.name);
  }
  if (const auto closest = Closest(word, candidates)) {
    error.helps.push_back("a similar one exists: `" + *closest + "`");
  }
  error.helps.emplace_back("a field is named by its whole path: `services.<name>.port`");
  error.helps.emplace_back("a section lists its fields: `lifeboat explain services`");
  return error;
}

std::string ListRules() {
  std::string out;
  for (const lint::Rule* rule : lint::AllRules()) {
    const diag::KindInfo& kind = diag::Info(rule->kind);
    out.append(fmt::format("{}  {:8}{:13}{}\n", kind.code, diag::Name(kind.severity),
                           lint::Name(lint::CategoryOf(rule->kind)), kind.name));
  }
  return out;
}

ExitCode Run(const Arguments& arguments, Context& context) {
  const std::string& word = arguments.operands.front();
  if (word == "rules") {
    context.env.out << ListRules();
    return ExitCode::Fine;
  }
  if (const diag::KindInfo* kind = diag::FindKind(word)) {
    context.env.out << Describe(*kind);
    return ExitCode::Fine;
  }
  const std::vector<blueprint::FieldInfo> fields = blueprint::AllFields();
  const auto field = blueprint::FindField(word);
  const std::string below = ListBelow(word, fields);
  if (!field && below.empty()) {
    return Report(Unknown(word, fields), context);
  }
  if (field) {
    context.env.out << Describe(*field) << (below.empty() ? "" : "\n");
  }
  context.env.out << below;
  return ExitCode::Fine;
}

}  // namespace

extern const Command kExplainCommand;
const Command kExplainCommand{
    .name = "explain",
    .operands = "FIELD|SECTION|CODE|RULE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "explain a field of a blueprint or a diagnostic",
    .description =
        "Says what a field means, which values it takes, its default and an example; lists the\n"
        "fields of a section; says when a diagnostic appears and what to do; or explains a rule of\n"
        "`lifeboat lint`, with an example.",
    .options = {},
    .examples =
        "  lifeboat explain services.blog.health_check.interval\n"
        "      a field; the names of your services may stand for <name>\n"
        "  lifeboat explain regions.primary.network\n"
        "      the fields of a section\n"
        "  lifeboat explain LB108\n"
        "      a diagnostic, by its code or its name\n"
        "  lifeboat explain rules\n"
        "      the rules of `lifeboat lint`, each of which has an explanation",
    .run = Run,
};

}  // namespace lifeboat::cli
